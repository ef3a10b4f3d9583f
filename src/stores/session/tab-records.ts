/** What a tab remembers: the name in the form, the guest, and the spaces that the user joined. Loads later. */
import type { ReadableAtom } from 'nanostores';
import { type KeptGuest, type KeptSpace, readTabEntry, type TabEntry } from '../../protocol/tab-entry.ts';
import type { TabMemory } from './tab-memory.ts';

/** Enough for a visit; older ones need a click again. */
const mostSpaces = 20;

export class TabRecords {
  readonly #memory: TabMemory;
  /** The states of the elements that show a space, by the invite that they joined it with. */
  readonly #shown = new Map<string, ReadableAtom<unknown>>();
  #entry: TabEntry;

  constructor(memory: TabMemory) {
    this.#memory = memory;
    this.#entry = memory.remember === 'none' ? {} : readTabEntry(memory.read());
  }

  /** The name in the form; "" if there is none. */
  get name(): string {
    return this.#entry.name ?? '';
  }

  /** The space last joined or picked; "" if there is none. */
  get current(): string {
    return this.#entry.current ?? '';
  }

  get guest(): KeptGuest | undefined {
    return this.#entry.guest;
  }

  keep(part: TabEntry): void {
    this.#entry = { ...this.#entry, ...part };
    this.store();
  }

  /** `$shown`: the state of the element that shows the space. It does so while there is a listener. */
  join(space: KeptSpace, $shown?: ReadableAtom<unknown>): void {
    if ($shown) this.#shown.set(space.by, $shown);
    const [newest] = this.#joined;
    const joined = [space, ...this.#others(space.by)].slice(0, mostSpaces);
    // What was picked before another space was joined no longer counts.
    this.keep({ joined, current: newest?.by === space.by ? this.current : '' });
  }

  leave(by: string): void {
    this.#shown.delete(by);
    this.keep({ joined: this.#others(by) });
  }

  /** The space that this person joined by an invite: with a click before a reload, or on this page, where nothing shows it any more. */
  joinedBy(by: string, personId: string): KeptSpace | undefined {
    const $shown = this.#shown.get(by);
    if ($shown?.lc) return undefined;
    return this.#joined.find(
      (one) => one.by === by && one.person === personId && (one.clicked || $shown !== undefined),
    );
  }

  /** The space that this person joined with a click: `spaceId`, or the last one. */
  clickedIn(spaceId: string | undefined, personId: string): KeptSpace | undefined {
    return this.#joined.find(
      ({ space, clicked, person }) =>
        clicked && space && (!spaceId || space === spaceId) && person === personId,
    );
  }

  /** The PIN that was accepted. */
  pinOf(spaceId: string): string | undefined {
    return this.#joined.find(({ space }) => space === spaceId)?.pin || undefined;
  }

  forget(): void {
    this.#shown.clear();
    this.#entry = {};
  }

  store(): void {
    const { name, guest, joined } = this.#entry;
    const isKept = guest || (this.#memory.remember === 'tab' && joined?.length);
    this.#memory.write(isKept ? this.#entry : name ? { name } : undefined);
  }

  get #joined(): readonly KeptSpace[] {
    return this.#entry.joined ?? [];
  }

  #others(by: string): KeptSpace[] {
    return this.#joined.filter((one) => one.by !== by);
  }
}
