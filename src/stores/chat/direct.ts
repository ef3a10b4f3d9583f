/** Looks up a conversation of two: who is meant by a user id or an e-mail address, and the space in which they talk. */
import { atom, onMount, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../../api/errors.ts';
import { createPeopleClient, type PeopleClient } from '../../api/people-client.ts';
import { readEmail } from '../../protocol/email-address.ts';
import type { Person } from '../../protocol/person.ts';
import { isId } from '../../protocol/read.ts';
import type { ChatState } from './state.ts';
import { failureOf, isRefusal } from '../failure.ts';
import type { Session } from '../session/store.ts';
import type { Spaces } from '../spaces.ts';

export type DirectState =
  | Extract<ChatState, { step: 'empty' | 'opening' | 'refused' | 'failed' }>
  | {
      readonly step: 'found';
      readonly spaceId: string;
      /** Where an address led to somebody who can be found. */
      readonly person: Person | undefined;
    };

/** Asks while `$talk` has listeners; nothing here throws or rejects. */
export interface DirectConversation {
  readonly $talk: ReadableAtom<DirectState>;
  /** Asks again, such as when a guest may be back. */
  retry(): void;
}

/** @param wanted user id or e-mail address; a page may hand over anything */
export function createDirectConversation(spaces: Spaces, wanted: string): DirectConversation {
  return new Talk(spaces, String(wanted).trim());
}

/** Who was found, and what kind of person the service is told. */
interface Found {
  readonly id: string;
  readonly person: Person | undefined;
  /** An address belongs to an account; of an id nobody knows. */
  readonly kinds: readonly ('user' | 'anonymous')[];
}

class Talk implements DirectConversation {
  readonly $talk;
  readonly #spaces: Spaces;
  readonly #wanted: string;
  readonly #client: PeopleClient;
  /** Whose conversation was looked up last. */
  #meId: string | undefined;
  #run = new AbortController();

  constructor(spaces: Spaces, wanted: string) {
    this.#spaces = spaces;
    this.#wanted = wanted;
    this.#client = createPeopleClient(spaces.http);
    this.$talk = atom<DirectState>(this.#opening);
    onMount(this.$talk, () => {
      const unlisten = spaces.session.$session.subscribe((session) => this.#sessionChanged(session));
      this.#signIn();
      return unlisten;
    });
  }

  retry(): void {
    if (this.#meId === undefined) this.#signIn();
    else void this.#open(this.#meId);
  }

  get #opening(): DirectState {
    return { step: 'opening', line: 'connecting', title: this.#wanted.includes('@') ? this.#wanted : '' };
  }

  #signIn(): void {
    const { session } = this.#spaces;
    // How it ends shows in the session.
    if (session.hasPageToken) session.signInPage().catch(() => {});
  }

  #sessionChanged(session: Session): void {
    switch (session.step) {
      case 'signed-in':
        if (session.person.id !== this.#meId) void this.#open(session.person.id);
        return;
      case 'expired':
        // What was said stays readable.
        return;
      case 'failed':
        return this.#stop({ step: 'failed', line: 'stopped', failure: session.failure });
      case 'signing-in':
        return this.#stop(this.#opening);
      default:
        return this.#stop({ step: 'empty', line: 'idle', why: 'signed-out' });
    }
  }

  #stop(state: DirectState): void {
    this.#run.abort();
    this.#meId = undefined;
    this.$talk.set(state);
  }

  async #open(meId: string): Promise<void> {
    this.#stop(this.#opening);
    this.#meId = meId;
    const { signal } = (this.#run = new AbortController());
    let state: DirectState;
    try {
      const found = await this.#find(signal);
      const spaceId = found && found.id !== meId ? await this.#spaceWith(found) : undefined;
      state =
        found && spaceId !== undefined
          ? { step: 'found', spaceId, person: found.person }
          : { step: 'refused', line: 'stopped', reason: 'no-person' };
    } catch (error) {
      if (signal.aborted) return;
      state = endOf(error);
    }
    if (!signal.aborted) this.$talk.set(state);
  }

  /** An address leads to somebody who can be found, else to the owner of its personal room. [client: BS direct.html] */
  async #find(signal: AbortSignal): Promise<Found | undefined> {
    const kinds = ['user'] as const;
    if (!this.#wanted.includes('@')) {
      return isId(this.#wanted)
        ? { id: this.#wanted, person: undefined, kinds: [...kinds, 'anonymous'] }
        : undefined;
    }
    const address = readEmail(this.#wanted);
    if (address === undefined) return undefined;
    const known = await this.#client.byAddress([address], signal);
    const person = known.find(({ addresses }) => addresses.includes(address))?.person;
    if (person) return { id: person.id, person, kinds };
    try {
      return { id: await this.#client.roomOwner(address, signal), person, kinds };
    } catch (error) {
      if (error instanceof SpacesError && isRefusal(error)) return undefined;
      throw error;
    }
  }

  /**
   * With an account user it needs a company or a space in common, with a guest that both are online in the same
   * space; what tells a guest from a user is only that the other question is refused. [doc: spaces-api §4.5]
   */
  async #spaceWith({ id, kinds }: Found): Promise<string> {
    let refusal: unknown;
    for (const kind of kinds) {
      try {
        return await this.#client.directSpace(id, kind);
      } catch (error) {
        if (!(error instanceof SpacesError && isRefusal(error))) throw error;
        refusal ??= error;
      }
    }
    throw refusal;
  }
}

function endOf(error: unknown): DirectState {
  if (!(error instanceof SpacesError)) throw error;
  return isRefusal(error)
    ? { step: 'refused', line: 'stopped', reason: 'no-direct' }
    : { step: 'failed', line: 'stopped', failure: failureOf(error) };
}
