import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { atom, onMount, STORE_UNMOUNT_DELAY, type WritableAtom } from 'nanostores';
import { StoreValue } from '../../src/controllers/store-controller.ts';
import { until } from '../support/visitors.ts';

class ShowsStore extends LitElement {
  source: WritableAtom<string> | undefined;
  heard: [string, string | undefined][] = [];
  renders = 0;
  readonly followed = new StoreValue(
    this,
    () => this.source,
    (now, before) => this.heard.push([now, before]),
  );

  protected override render(): unknown {
    this.renders++;
    return html`${this.followed.value}`;
  }
}
customElements.define('shows-store', ShowsStore);

describe('an element that shows a store', () => {
  let element: ShowsStore;
  const text = async (): Promise<string> => {
    await element.updateComplete;
    return element.shadowRoot!.textContent!.trim();
  };

  beforeEach(async () => {
    element = await fixture<ShowsStore>(html`<shows-store></shows-store>`);
  });

  it('shows nothing without a store', async () => {
    expect(await text()).to.equal('');
    expect(element.followed.value).to.equal(undefined);
  });

  it('follows the store, and another one when that is put in its place', async () => {
    const first = (element.source = atom('one'));
    element.requestUpdate();
    expect(await text()).to.equal('one');
    first.set('two');
    expect(await text()).to.equal('two');
    element.source = atom('other');
    element.requestUpdate();
    expect(await text()).to.equal('other');
    first.set('three');
    expect(await text()).to.equal('other');
    expect(element.heard).to.deep.equal([
      ['one', undefined],
      ['two', 'one'],
      ['other', undefined],
    ]);
  });

  it('hears of nothing twice when it is moved, and of what changed meanwhile', async () => {
    const store = (element.source = atom('one'));
    element.requestUpdate();
    await text();
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
    expect(await text()).to.equal('one');
    element.remove();
    store.set('two');
    parent.append(element);
    expect(await text()).to.equal('two');
    expect(element.heard).to.deep.equal([
      ['one', undefined],
      ['two', 'one'],
    ]);
  });

  it('lets go of the store when it leaves the page', async () => {
    let isMounted = false;
    const store = (element.source = atom('one'));
    onMount(store, () => {
      isMounted = true;
      return () => {
        isMounted = false;
      };
    });
    element.requestUpdate();
    await text();
    expect(isMounted).to.equal(true);
    element.remove();
    await until(() => !isMounted, 'the store is let go', STORE_UNMOUNT_DELAY + 1_000);
  });

  it('renders once for many changes in one task', async () => {
    const store = (element.source = atom('0'));
    element.requestUpdate();
    await text();
    const before = element.renders;
    for (let number = 1; number <= 100; number++) store.set(String(number));
    expect(await text()).to.equal('100');
    expect(element.renders).to.equal(before + 1);
  });
});
