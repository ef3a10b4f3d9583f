/** What a tab remembers: the name in the form, the guest, and the spaces that the user joined. Loads later. */
import type { ReadableAtom } from 'nanostores';
import type { Person } from '../../protocol/person.ts';
import { type KeptSpace, readTabEntry, type TabEntry } from '../../protocol/tab-entry.ts';
import { type Admissions, type JoinTarget, targetKey } from './admissions.ts';
import { hasIdentity, type Session, type WritableSession } from './state.ts';
import { answerKey, getTabItem, removeTabItem, setTabItem } from './tab-storage.ts';

type Shown = ReadableAtom<unknown>;

/** Where the entry is stored. */
interface Place {
  readonly key: string | undefined;
  readonly remember: string;
}

/** What counts of an attempt to join. */
interface Attempt {
  readonly spaces: {
    readonly session: { readonly $session: ReadableAtom<Session> };
    readonly admissions: Pick<Admissions, 'find'>;
  };
  readonly target: JoinTarget | undefined;
  readonly clicked: boolean;
  readonly joinedBefore: KeptSpace | undefined;
}

interface AttemptState {
  readonly step: string;
  readonly spaceId?: string;
}

/** Enough for a visit; older ones need a click again. */
const mostSpaces = 20;

export class TabRecords {
  readonly #memory: Place;
  /** The states of the elements that show a space, by the invite that they joined it with. */
  readonly #shown = new Map<string, Shown>();
  #entry: TabEntry;

  constructor(memory: Place) {
    this.#memory = memory;
    this.#entry = memory.key ? readTabEntry(getTabItem(memory.key)) : {};
  }

  /** The name in the form; "" if there is none. */
  get name(): string {
    return this.#entry.name ?? '';
  }

  /** The space last joined or picked; "" if there is none. */
  get current(): string {
    return this.#entry.current ?? '';
  }

  /** The guest chose their name themselves, so they join another space only with a click. */
  get isGuestByClick(): boolean {
    return this.#entry.guest?.clicked === true;
  }

  /** `person`: undefined until the service has said who it is. */
  keepGuest(token: string, person?: Person): void {
    const known = this.#entry.guest;
    const guest = known?.token === token ? known : { token, since: Date.now(), clicked: false };
    this.keep({ guest: { ...guest, person } });
  }

  /** When the session of the guest ends, according to its token; ms since epoch. */
  async endsAt(): Promise<number | undefined> {
    const { guest } = this.#entry;
    return guest && (await import('../../protocol/oauth.ts')).readSessionEnd(guest.token, guest.since);
  }

  keep(part: TabEntry): void {
    this.#entry = { ...this.#entry, ...part };
    this.store();
  }

  /** Goes on as the guest of an earlier page, unless the user comes back from a sign-in, whose answer is newer. */
  resume(session: WritableSession, hasAccounts: boolean): void {
    const { guest } = this.#entry;
    if (!guest || (hasAccounts && getTabItem(answerKey))) return;
    session.useGuest(guest.token);
    const { person } = guest;
    if (person) session.$session.set({ step: 'recognised', as: 'guest', person });
  }

  /**
   * The space that the user has joined by this invite: with a click before a reload, or on this page, where no element
   * shows it any more.
   */
  joinedBefore({ spaces, target }: Attempt): KeptSpace | undefined {
    const session = spaces.session.$session.get();
    if (!target || !hasIdentity(session)) return undefined;
    const key = targetKey(target);
    const $shown = this.#shown.get(key);
    if ($shown?.lc) return undefined;
    return this.#joined.find(
      ({ by, person, clicked }) => by === key && person === session.person.id && (clicked || $shown),
    );
  }

  /**
   * From now on, a reload of the tab comes back to this state. `$shown`: the state of the element, which shows the space
   * while it has a listener. Returns the space that the user picked after joining, else "".
   */
  note({ spaces, target, clicked, joinedBefore }: Attempt, state: AttemptState, $shown?: Shown): string {
    const session = spaces.session.$session.get();
    if (!target || !hasIdentity(session)) return '';
    const by = targetKey(target);
    if (/^(?:refused|wrong-account|removed|deleted|archived)$/.test(state.step)) this.leave(target);
    if (state.step !== 'joining' && state.step !== 'joined') return '';
    const space = state.spaceId ?? joinedBefore?.space ?? '';
    const pin = spaces.admissions.find(space)?.pin ?? joinedBefore?.pin ?? '';
    if ($shown) this.#shown.set(by, $shown);
    // What was picked before another space was joined no longer counts.
    const current = this.#joined[0]?.by === by ? this.current : '';
    const kept = {
      by,
      person: session.person.id,
      space,
      pin,
      clicked: joinedBefore?.clicked ?? clicked,
    };
    const joined = [kept, ...this.#others(by)];
    const { guest } = this.#entry;
    this.keep({
      guest: guest && { ...guest, clicked: guest.clicked || kept.clicked },
      joined: joined.slice(0, mostSpaces),
      current,
    });
    return joinedBefore ? current : '';
  }

  leave(target: JoinTarget | undefined): void {
    const by = target ? targetKey(target) : '';
    this.#shown.delete(by);
    this.keep({ joined: this.#others(by) });
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
    const { key, remember } = this.#memory;
    const { name, guest, joined } = this.#entry;
    if (!key || remember === 'none') return;
    if (guest || (remember === 'tab' && joined?.length)) setTabItem(key, this.#entry);
    else if (name) setTabItem(key, { name });
    else removeTabItem(key);
  }

  get #joined(): readonly KeptSpace[] {
    return this.#entry.joined ?? [];
  }

  #others(by: string): KeptSpace[] {
    return this.#joined.filter((one) => one.by !== by);
  }
}
