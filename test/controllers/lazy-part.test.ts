import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { css, LitElement } from 'lit';
import { LazyPart } from '../../src/controllers/lazy-part.ts';

const styles = [
  css`
    p {
      color: rgb(1, 2, 3);
    }
  `,
];
interface Greeting {
  readonly greeting: string;
  readonly styles?: typeof styles;
}

/** Shows a part that loads only when it is asked to. */
class ShowsPart extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
  `;
  static override properties = { isOpen: {} };
  isOpen = false;
  /** What the next request leads to. */
  answer: () => Promise<Greeting> = async () => ({ greeting: 'Hello', styles });
  requests = 0;
  readonly lazyPart = new LazyPart(this, () => {
    this.requests++;
    return this.answer();
  });

  protected override render(): unknown {
    if (!this.isOpen) return html`closed`;
    return html`<p>${this.lazyPart.value?.greeting ?? (this.lazyPart.failed ? 'failed' : 'loading')}</p>`;
  }
}
customElements.define('shows-part', ShowsPart);

const noPart = new Error('The part is not there.');

describe('a part of an element that loads later', () => {
  let element: ShowsPart;

  beforeEach(async () => {
    element = await fixture<ShowsPart>(html`<shows-part></shows-part>`);
  });

  const open = async (): Promise<void> => {
    element.isOpen = true;
    await element.lazyPart.ready().catch(() => {});
    await element.updateComplete;
  };
  const text = (): string => element.shadowRoot!.textContent!.trim();
  const colour = (): string => getComputedStyle(element.shadowRoot!.querySelector('p')!).color;

  it('is not requested before the element needs it', async () => {
    await element.updateComplete;
    expect(element.lazyPart.loaded).to.equal(undefined);
    expect(element.requests).to.equal(0);
  });

  it('shows that it loads, then itself, with its styles', async () => {
    element.isOpen = true;
    await element.updateComplete;
    expect(text()).to.equal('loading');
    await open();
    expect(text()).to.equal('Hello');
    expect(colour()).to.equal('rgb(1, 2, 3)');
    expect(element.lazyPart.loaded?.greeting).to.equal('Hello');
  });

  it('is requested once, and adds its styles once', async () => {
    const before = element.shadowRoot!.adoptedStyleSheets.length;
    await Promise.all([open(), element.lazyPart.ready(), element.lazyPart.ready()]);
    element.lazyPart.retry();
    await open();
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
    await element.updateComplete;
    expect(element.requests).to.equal(1);
    expect(element.shadowRoot!.adoptedStyleSheets.length).to.equal(before + 1);
  });

  it('may have no styles', async () => {
    element.answer = async () => ({ greeting: 'Plain' });
    await open();
    expect(text()).to.equal('Plain');
  });

  it('has its styles if it was loaded before its element was in the page', async () => {
    const early = document.createElement('shows-part') as ShowsPart;
    await early.lazyPart.ready();
    element.replaceWith(early);
    element = early;
    await open();
    expect(colour()).to.equal('rgb(1, 2, 3)');
  });

  it('shows that it could not be loaded, and is not requested again by each update', async () => {
    element.answer = () => Promise.reject(noPart);
    await open();
    expect(text()).to.equal('failed');
    element.requestUpdate();
    await element.updateComplete;
    expect(element.lazyPart.failed).to.equal(true);
    expect(element.requests).to.equal(1);
  });

  it('is requested again when the network is back, and after a pause', async () => {
    element.answer = () => Promise.reject(noPart);
    await open();
    window.dispatchEvent(new Event('online'));
    expect(element.requests).to.equal(2);
    await element.updateComplete;
    expect(text(), 'the failure stays visible').to.equal('failed');
    element.answer = async () => ({ greeting: 'Hello', styles });
    await waitUntil(() => text() === 'Hello', 'the part', { timeout: 6_000 });
    window.dispatchEvent(new Event('online'));
    expect(element.requests).to.equal(3);
  }).timeout(8_000);

  it('is not requested while its element is not in the page', async () => {
    element.answer = () => Promise.reject(noPart);
    await open();
    const parent = element.parentElement!;
    element.remove();
    window.dispatchEvent(new Event('online'));
    expect(element.requests).to.equal(1);
    parent.append(element);
    window.dispatchEvent(new Event('online'));
    expect(element.requests).to.equal(2);
  });

  it('rejects with the error of the import', async () => {
    element.answer = () => Promise.reject(noPart);
    const error: unknown = await element.lazyPart.ready().catch((reason: unknown) => reason);
    expect(error).to.equal(noPart);
  });

  it('is requested again when asked, and then shows itself', async () => {
    element.answer = () => Promise.reject(noPart);
    await open();
    element.answer = async () => ({ greeting: 'Hello', styles });
    element.lazyPart.retry();
    expect(element.lazyPart.failed).to.equal(false);
    await open();
    expect(text()).to.equal('Hello');
    expect(element.requests).to.equal(2);
  });
});
