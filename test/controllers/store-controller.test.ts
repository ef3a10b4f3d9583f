import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { atom, onMount, STORE_UNMOUNT_DELAY, type WritableAtom } from 'nanostores';
import { type StoreChoice, StoreController, StoreValue } from '../../src/controllers/store-controller.ts';
import { until } from '../support/visitors.ts';

class ShowsValue extends LitElement {
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
customElements.define('shows-value', ShowsValue);

describe('an element that follows the value of a store', () => {
  let element: ShowsValue;
  const text = async (): Promise<string> => {
    await element.updateComplete;
    return element.shadowRoot!.textContent!.trim();
  };

  beforeEach(async () => {
    element = await fixture<ShowsValue>(html`<shows-value></shows-value>`);
  });

  it('shows nothing without a store', async () => {
    expect(await text()).to.equal('');
    expect(element.followed.value).to.equal(undefined);
  });

  it('follows the store, then the one that replaces it', async () => {
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

  it('hears no value twice when it is moved, and hears a change that it missed', async () => {
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

  it('stops listening to the store when it leaves the page', async () => {
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
    await until(() => !isMounted, 'the store has no listener', STORE_UNMOUNT_DELAY + 1_000);
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

class CounterStore {
  readonly $count = atom(0);
  isDisposed = false;
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  dispose(): void {
    this.isDisposed = true;
  }
}

/** Shows the counter of this name; "" needs none, undefined is not known yet. */
class ShowsCounter extends LitElement {
  static override properties = { counter: {} };
  counter: string | undefined;
  readonly survivesRemoval: boolean = false;
  prepare: ((created: CounterStore) => void) | undefined;
  readonly created: CounterStore[] = [];
  readonly heard: [number, number | undefined][] = [];
  #controller: StoreController<CounterStore, number> | undefined;

  get controller(): StoreController<CounterStore, number> {
    return (this.#controller ??= new StoreController(this, {
      choose: () => this.#choose(),
      state: (store) => store.$count,
      onChange: (now, before) => this.heard.push([now, before]),
      survivesRemoval: this.survivesRemoval,
    }));
  }

  override connectedCallback(): void {
    void this.controller;
    super.connectedCallback();
  }

  #choose(): StoreChoice<CounterStore> {
    const { counter } = this;
    if (counter === undefined) return 'keep';
    if (counter === '') return 'none';
    const create = (): CounterStore => {
      const store = new CounterStore(counter);
      this.created.push(store);
      this.prepare?.(store);
      return store;
    };
    return { key: [counter], create };
  }

  protected override render(): unknown {
    return html`${this.controller.store?.name} ${this.controller.state}`;
  }
}
customElements.define('shows-counter', ShowsCounter);

class KeepsCounter extends ShowsCounter {
  override readonly survivesRemoval = true;
}
customElements.define('keeps-counter', KeepsCounter);

describe('an element that creates its store', () => {
  let page: HTMLElement;

  beforeEach(async () => {
    page = await fixture<HTMLElement>(html`<div></div>`);
  });

  const open = async (tag = 'shows-counter'): Promise<ShowsCounter> => {
    const element = document.createElement(tag) as ShowsCounter;
    element.counter = 'first';
    page.append(element);
    await element.updateComplete;
    return element;
  };
  const show = async (element: ShowsCounter, counter: string | undefined): Promise<void> => {
    element.counter = counter;
    await element.updateComplete;
  };
  const text = (element: ShowsCounter): string => element.shadowRoot!.textContent!.trim();
  const names = (element: ShowsCounter): string[] => element.created.map(({ name }) => name);
  const [first, second] = [0, 1];

  it('creates one store for its key, and shows and hears its state', async () => {
    const element = await open();
    element.requestUpdate();
    await element.updateComplete;
    expect(names(element)).to.deep.equal(['first']);
    expect(element.controller.store).to.equal(element.created[first]);
    element.created[first]!.$count.set(1);
    await element.updateComplete;
    expect(text(element)).to.equal('first 1');
    expect(element.heard).to.deep.equal([
      [0, undefined],
      [1, 0],
    ]);
  });

  it('keeps the store while it is not known which one it needs', async () => {
    const element = await open();
    await show(element, undefined);
    expect(text(element)).to.equal('first 0');
    expect(element.created[first]!.isDisposed).to.equal(false);
    await show(element, 'first');
    expect(names(element)).to.deep.equal(['first']);
  });

  it('replaces and disposes the store when the key changes', async () => {
    const element = await open();
    await show(element, 'second');
    expect(text(element)).to.equal('second 0');
    expect(element.created.map(({ isDisposed }) => isDisposed)).to.deep.equal([true, false]);
    element.created[first]!.$count.set(5);
    element.created[second]!.$count.set(7);
    await element.updateComplete;
    expect(text(element)).to.equal('second 7');
    expect(element.heard).to.deep.equal([
      [0, undefined],
      [0, undefined],
      [7, 0],
    ]);
  });

  it('chooses again if following a store changes the choice', async () => {
    const element = document.createElement('shows-counter') as ShowsCounter;
    element.prepare = ({ name, $count }) =>
      onMount($count, () => {
        if (name === 'first') element.counter = 'second';
      });
    page.append(element);
    await element.updateComplete;
    await show(element, 'first');
    expect(text(element)).to.equal('second 0');
    expect(element.created.map(({ isDisposed }) => isDisposed)).to.deep.equal([true, false]);
  });

  it('disposes the store when it needs none', async () => {
    const element = await open();
    await show(element, '');
    expect(text(element)).to.equal('');
    expect(element.controller.store).to.equal(undefined);
    expect(element.created[first]!.isDisposed).to.equal(true);
  });

  it('applies a choice at once when asked', async () => {
    const element = await open();
    element.counter = 'second';
    element.controller.update();
    expect(element.controller.store?.name).to.equal('second');
    expect(element.controller.state).to.equal(0);
  });

  it('keeps the store when it is moved, and disposes it a second after it was removed', async () => {
    const [moved, removed] = [await open(), await open()];
    moved.created[first]!.$count.set(3);
    moved.remove();
    removed.remove();
    page.append(moved);
    expect(removed.created[first]!.isDisposed, 'not at once').to.equal(false);
    await until(() => removed.created[first]!.isDisposed, 'the store of the removed one is disposed');
    expect(text(moved)).to.equal('first 3');
    expect(moved.created.map(({ isDisposed }) => isDisposed)).to.deep.equal([false]);
  });

  it('creates a new store when it is put back after its store was disposed', async () => {
    const element = await open();
    element.created[first]!.$count.set(3);
    element.remove();
    await until(() => element.created[first]!.isDisposed, 'the store is disposed');
    page.append(element);
    await element.updateComplete;
    expect(names(element)).to.deep.equal(['first', 'first']);
    expect(text(element)).to.equal('first 0');
    expect(element.heard.at(-1)).to.deep.equal([0, undefined]);
  });

  it('keeps a store that survives removal for when it is put back', async () => {
    const [kept, removed] = [await open('keeps-counter'), await open()];
    kept.created[first]!.$count.set(3);
    kept.remove();
    removed.remove();
    await until(() => removed.created[first]!.isDisposed, 'another store is disposed');
    page.append(kept);
    await kept.updateComplete;
    expect(text(kept)).to.equal('first 3');
    expect(kept.created.map(({ isDisposed }) => isDisposed)).to.deep.equal([false]);
  });
});
