/** A guest who is in signs in with an account, and the account goes on in their place where the service lets it. */
import { atom, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../../api/errors.ts';
import type { Person } from '../../protocol/person.ts';
import type { Accounts, Identity } from '../session/accounts.ts';
import { joinBy, roleIn, type Target } from '../session/admissions.ts';
import { failureOf, type Failure } from '../failure.ts';
import type { SignInWindow, SignInOptions } from '../session/sign-in.ts';
import type { Spaces } from '../spaces.ts';

/** Until it is done the guest stays in, and nothing of theirs is lost if it fails. */
export type AccountUpgrade =
  | { readonly step: 'none' }
  /** On the service's own page. */
  | { readonly step: 'away' }
  /** Nothing is sent in this name before the visitor says so. */
  | { readonly step: 'known'; readonly person: Person }
  | { readonly step: 'going'; readonly person: Person }
  /** The service does not take this account for the one that was invited. */
  | { readonly step: 'wrong-account'; readonly person: Person }
  | { readonly step: 'failed'; readonly failure: Failure };

/** Nothing here rejects. */
export interface AccountUpgradeStore {
  readonly $handOver: ReadableAtom<AccountUpgrade>;
  signIn(window: SignInWindow, wish?: SignInOptions): Promise<void>;
  /** The account joins; if it may, it takes the guest's place. */
  goOn(target: Target, spaceId: string): Promise<void>;
  /** The guest stays: whoever has signed in is signed out again. */
  stay(): void;
}

export function createAccountUpgrade(spaces: Spaces): AccountUpgradeStore {
  return new GuestHandOver(spaces);
}

class GuestHandOver implements AccountUpgradeStore {
  readonly $handOver = atom<AccountUpgrade>({ step: 'none' });
  readonly #spaces: Spaces;
  #identity: Identity | undefined;
  /** Aborted when what runs no longer matters. */
  #run = new AbortController();

  constructor(spaces: Spaces) {
    this.#spaces = spaces;
  }

  signIn(window: SignInWindow, wish?: SignInOptions): Promise<void> {
    const signal = this.#restart({ step: 'away' });
    return this.#try(signal, async (accounts) => {
      const identity = await accounts.signIn(window, wish, signal);
      if (signal.aborted) return identity.held.forget();
      this.#identity = identity;
      this.$handOver.set({ step: 'known', person: identity.person });
    });
  }

  goOn(target: Target, spaceId: string): Promise<void> {
    const identity = this.#identity;
    if (!identity) return Promise.resolve();
    const { signal } = this.#run;
    const { person } = identity;
    this.$handOver.set({ step: 'going', person });
    return this.#try(signal, async (accounts) => {
      const { admissions } = this.#spaces;
      const pin = admissions.find(spaceId)?.pin;
      const space = await joinBy(accounts.clientOf(identity), target, pin);
      if (signal.aborted) return;
      if (space.archived || roleIn(space, person.id) === 'guest') return this.#refuse(person);
      this.#identity = undefined;
      this.$handOver.set({ step: 'none' });
      admissions.clear({ space, pin });
      accounts.way.become(identity);
    });
  }

  stay(): void {
    this.#restart({ step: 'none' });
  }

  #restart(state: AccountUpgrade): AbortSignal {
    this.#run.abort();
    this.#run = new AbortController();
    this.#identity?.held.forget();
    this.#identity = undefined;
    this.$handOver.set(state);
    return this.#run.signal;
  }

  #refuse(person: Person): void {
    this.#restart({ step: 'wrong-account', person });
  }

  async #try(signal: AbortSignal, act: (accounts: Accounts) => Promise<void>): Promise<void> {
    try {
      const accounts = await this.#spaces.session.accounts();
      if (accounts) await act(accounts);
    } catch (error) {
      if (signal.aborted) return;
      const known = error instanceof SpacesError ? error : new SpacesError('sign-in-failed');
      const isNo = /^(?:forbidden|pin-required|unauthorized)$/.test(known.code);
      if (isNo && this.#identity) this.#refuse(this.#identity.person);
      else this.#restart({ step: 'failed', failure: failureOf(known) });
    }
  }
}
