/** Finds or creates the space of a direct conversation with a user id or e-mail address. Loads later. */
import { atom, onMount, type ReadableAtom } from 'nanostores';
import { Retry } from '../../api/backoff.ts';
import { SpacesError } from '../../api/errors.ts';
import { createPeopleClient, type PeopleClient } from '../../api/people-client.ts';
import { readEmail } from '../../protocol/email-address.ts';
import type { Person } from '../../protocol/person.ts';
import { isId } from '../../protocol/read.ts';
import { failureOf, isRefusal } from '../failure.ts';
import { signInRetryOf } from '../session/sign-in-retry.ts';
import type { Session } from '../session/state.ts';
import type { Spaces } from '../spaces.ts';
import type { ChatState } from './state.ts';

export type DirectState =
  | Extract<ChatState, { step: 'empty' | 'opening' | 'refused' | 'failed' }>
  | {
      readonly step: 'found';
      readonly spaceId: string;
      /** The person, if an address was looked up and they can be found. */
      readonly person: Person | undefined;
    };

/** Looks the space up while `$talk` has listeners. Never throws or rejects. */
export class DirectConversation {
  readonly #direct;
  readonly $direct: ReadableAtom<DirectState>;
  readonly #spaces: Spaces;
  readonly #wanted: string;
  readonly #client: PeopleClient;
  /** The user of the last look-up. */
  #meId: string | undefined;
  #run = new AbortController();
  readonly #retry = new Retry(() => this.#meId === undefined || void this.#open(this.#meId));

  /** @param wanted user id or e-mail address, which a page may set to any value */
  constructor(spaces: Spaces, wanted: string) {
    this.#spaces = spaces;
    this.#wanted = String(wanted).trim();
    this.#client = createPeopleClient(spaces.http);
    this.#direct = atom<DirectState>(this.#opening);
    this.$direct = this.#direct;
    onMount(this.$direct, () => {
      const subscriptions = [
        spaces.session.$session.subscribe((session) => this.#onSession(session)),
        signInRetryOf(spaces).subscribe((retryAt) => this.#onSignInRetry(retryAt)),
      ];
      this.#signIn();
      return () => {
        this.#retry.reset();
        for (const unsubscribe of subscriptions) unsubscribe();
      };
    });
  }

  /** Looks the space up again, for example because a guest may be back online. */
  retry(): void {
    if (this.#meId === undefined) this.#signIn();
    else {
      this.#direct.set(this.#opening);
      this.#retry.now();
    }
  }

  get #opening(): DirectState {
    return { step: 'opening', line: 'connecting', title: this.#wanted.includes('@') ? this.#wanted : '' };
  }

  #signIn(): void {
    const { session } = this.#spaces;
    // The session shows the result.
    if (session.hasPageToken) session.signInPage().catch(() => {});
  }

  #onSession(session: Session): void {
    switch (session.step) {
      case 'signed-in':
        if (session.person.id !== this.#meId) void this.#open(session.person.id);
        return;
      case 'expired':
        // The messages stay readable.
        return;
      case 'failed':
        return this.#stop({ step: 'failed', line: 'stopped', failure: session.failure });
      case 'signing-in':
        // A sign-in that is repeated shows its failure until it has succeeded.
        return this.$direct.get().step === 'failed' ? undefined : this.#stop(this.#opening);
      default:
        return this.#stop({ step: 'empty', line: 'idle', why: 'signed-out' });
    }
  }

  #onSignInRetry(retryAt: number | undefined): void {
    const state = this.$direct.get();
    if (state.step === 'failed' && this.#meId === undefined) this.#direct.set({ ...state, retryAt });
  }

  #stop(state: DirectState): void {
    this.#retry.cancel();
    this.#run.abort();
    this.#meId = undefined;
    this.#direct.set(state);
  }

  async #open(meId: string): Promise<void> {
    this.#stop(this.$direct.get().step === 'failed' ? this.$direct.get() : this.#opening);
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
      state = this.#stateOfError(error);
    }
    if (signal.aborted) return;
    if (state.step !== 'failed') this.#retry.reset();
    this.#direct.set(state);
  }

  #stateOfError(error: unknown): DirectState {
    if (!(error instanceof SpacesError)) throw error;
    if (isRefusal(error)) return { step: 'refused', line: 'stopped', reason: 'no-direct' };
    const retryAt = error.retryable ? this.#retry.plan(error.detail) : undefined;
    return { step: 'failed', line: 'stopped', failure: failureOf(error), retryAt };
  }

  /** An address leads to a person who can be found, else to the owner of its personal room. [client: BS direct.html] */
  async #find(signal: AbortSignal): Promise<FoundPerson | undefined> {
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
   * With an account user it needs a company or a space in common; with a guest, both must be online in the same space.
   * Only a refusal tells a guest from a user, so each kind is tried. [doc: spaces-api §4.5]
   */
  async #spaceWith({ id, kinds }: FoundPerson): Promise<string> {
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

interface FoundPerson {
  readonly id: string;
  readonly person: Person | undefined;
  /** The kinds of person to try: an address belongs to an account, while an id may be a guest's. */
  readonly kinds: readonly ('user' | 'anonymous')[];
}
