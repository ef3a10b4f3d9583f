import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { LiveRegion } from '../../src/controllers/live-region.ts';
import { until } from '../support/visitors.ts';

class Speaks extends LitElement {
  readonly live = new LiveRegion(this);

  protected override render(): unknown {
    return html`${this.live.region}`;
  }
}
customElements.define('speaks-live', Speaks);

describe('what a screen reader hears', () => {
  let element: Speaks;
  let heard: string[];
  let observer: MutationObserver;

  beforeEach(async () => {
    element = await fixture<Speaks>(html`<speaks-live></speaks-live>`);
    heard = [];
    const { region } = element.live;
    observer = new MutationObserver(() => {
      if (region.textContent !== '') heard.push(region.textContent!);
    });
    observer.observe(region, { childList: true, characterData: true, subtree: true });
  });

  afterEach(() => observer.disconnect());

  it('hears sentences of one moment together, politely', async () => {
    element.live.say('Joining…');
    element.live.say('Joining…');
    element.live.say('You are in.');
    await until(() => heard.length > 0, 'something is said');
    expect(heard).to.deep.equal(['Joining… You are in.']);
    expect(element.live.region.getAttribute('aria-live')).to.equal('polite');
    await expect(element).to.be.accessible();
  });

  it('hears the same sentence again when it is said again later', async () => {
    element.live.say('Connected.');
    await until(() => heard.length === 1, 'the first time');
    element.live.say('Connected.');
    await until(() => heard.length === 2, 'the second time');
  });

  it('hears nothing more once the element is gone', async () => {
    element.live.say('Too late.');
    element.remove();
    expect(element.live.region.textContent).to.equal('');
  });
});
