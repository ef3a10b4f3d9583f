/** The place where this tab remembers a connection over a reload. What it remembers loads when there is something. */
import type { TabRecords } from './tab-records.ts';
import { getTabItem, removeTabItem, setTabItem } from './tab-storage.ts';

/** What a tab keeps over a reload: nothing, guests, or accounts, too. */
export type Remember = 'none' | 'guest' | 'tab';

export interface TabMemoryOptions {
  /** The REST origin. A token goes only to the server that issued it. */
  readonly server: string;
  readonly name?: string | undefined;
  readonly remember?: Remember | undefined;
}

export class TabMemory {
  readonly remember: Remember;
  readonly #settings: string;
  #key = '';
  #isReleased = true;
  #loading: Promise<TabRecords | undefined> | undefined;
  #records: TabRecords | undefined;

  constructor({ server, name, remember = 'guest' }: TabMemoryOptions) {
    this.remember = remember;
    this.#settings = JSON.stringify([server, name]);
    this.claim();
    if (remember === 'none') this.write();
  }

  /** An earlier page of this tab has left something, which is not loaded yet. */
  get isUnread(): boolean {
    return !this.#records && Boolean(this.read());
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

  read(): unknown {
    return getTabItem(this.#key);
  }

  /** Without `entry`, the tab forgets. */
  write(entry?: object): void {
    if (this.#isReleased) return;
    if (entry && this.remember !== 'none') setTabItem(this.#key, entry);
    else removeTabItem(this.#key);
  }

  forget(): void {
    this.#records?.forget();
    this.write();
  }

  /** Stores nothing from now on. The next connection with the same settings finds the entry. */
  release(): void {
    if (!this.#isReleased) claimedKeys().delete(this.#key);
    this.#isReleased = true;
  }

  /**
   * Stores from now on. Connections of a page that are there at the same time are independent, even with the same
   * settings. Each has an entry of its own, in the order in which they were opened, which is the same after a reload.
   */
  claim(): void {
    for (let place = 0; place === 0 || claimedKeys().has(this.#key); place++)
      this.#key = `spaces-elements/tab@1 ${this.#settings}${place || ''}`;
    claimedKeys().add(this.#key);
    this.#isReleased = false;
    this.#records?.store();
  }
}

/** On the page, because it may contain several copies of the package. */
function claimedKeys(): Set<string> {
  const page = globalThis as { [claimsKey]?: Set<string> };
  return (page[claimsKey] ??= new Set());
}

const claimsKey = Symbol.for('spaces-elements/tab@1');
