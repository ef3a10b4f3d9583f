/** The place where this tab remembers a connection over a reload. What it remembers loads when there is something. */
import { shareOnPage } from '../page-registry.ts';
import type { TabRecords } from './tab-records.ts';
import { getTabItem, removeTabItem } from './tab-storage.ts';
import { formatJson } from '../../protocol/read.ts';

/** What a tab keeps over a reload: nothing, guests, or accounts, too. */
export type Remember = 'none' | 'guest' | 'tab';

export class TabMemory {
  readonly remember: Remember;
  /** The key of the entry in the storage; undefined while another connection may use it. */
  key: string | undefined;
  readonly #settings: string;
  #loading: Promise<TabRecords | undefined> | undefined;
  #records: TabRecords | undefined;

  /** @param server the REST origin: a token goes only to the server that issued it */
  constructor(server: string, name: string | undefined, remember: Remember = 'guest') {
    this.remember = remember;
    this.#settings = formatJson([server, name]);
    this.claim();
    if (remember === 'none') this.forget();
  }

  /** An earlier page of this tab has left something, which is not loaded yet. */
  get isUnread(): boolean {
    return !this.#records && Boolean(this.key && getTabItem(this.key));
  }

  /** Undefined until it is loaded. A method, because scripts can read the properties of an element, and this holds tokens. */
  records(): TabRecords | undefined {
    return this.#records;
  }

  /** Undefined if the code cannot be loaded. Never rejects. */
  load(): Promise<TabRecords | undefined> {
    return (this.#loading ??= import('./tab-records.ts').then(
      ({ TabRecords }) => (this.#records = new TabRecords(this)),
      () => (this.#loading = undefined),
    ));
  }

  forget(): void {
    this.#records?.forget();
    if (this.key) removeTabItem(this.key);
  }

  /** Stores nothing from now on. The next connection with the same settings finds the entry. */
  release(): void {
    claimedKeys().delete(this.key);
    this.key = undefined;
  }

  /**
   * Stores from now on. Connections of a page that are there at the same time are independent, even with the same
   * settings. Each has an entry of its own, in the order in which they were opened, which is the same after a reload.
   */
  claim(): void {
    const claimed = claimedKeys();
    for (let place = ''; !this.key || claimed.has(this.key); place += '+')
      this.key = `spaces-elements/tab@1 ${this.#settings}${place}`;
    claimed.add(this.key);
    this.#records?.store();
  }
}

/** On the page, because it may contain several copies of the package. */
function claimedKeys(): Set<string | undefined> {
  return shareOnPage(
    claimsKey,
    (value) => value instanceof Set,
    () => new Set<string | undefined>(),
  );
}

const claimsKey = Symbol.for('spaces-elements/tab@1');
