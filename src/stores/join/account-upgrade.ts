/** Lets a guest sign in with an account, which then replaces the guest if the service allows it. Loads later. */
import { atom, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../../api/errors.ts';
import type { Person } from '../../protocol/person.ts';
import { failureOf, type Failure } from '../failure.ts';
import type { Accounts, Identity } from '../session/accounts.ts';
import { requestJoin, roleIn, type JoinTarget } from '../session/admissions.ts';
import type { SignInWindow, SignInOptions } from '../session/sign-in.ts';
import type { Spaces } from '../spaces.ts';

/** The guest stays in the space until the upgrade is done, and loses nothing if it fails. */
export type AccountUpgrade =
  | { readonly step: 'none' }
  /** The user is on the service's own page. */
  | { readonly step: 'away' }
  /** The account is identified, but nothing is sent under it until the user confirms. */
  | { readonly step: 'known'; readonly person: Person }
  | { readonly step: 'going'; readonly person: Person }
  /** This account does not seem to be the invited one. */
  | { readonly step: 'wrong-account'; readonly person: Person }
  | { readonly step: 'failed'; readonly failure: Failure };

/** Its methods never throw or reject: failures are states. */
export class AccountUpgradeStore {
  readonly #upgrade = atom<AccountUpgrade>({ step: 'none' });
  readonly $upgrade: ReadableAtom<AccountUpgrade> = this.#upgrade;
  readonly #spaces: Spaces;
  #identity: Identity | undefined;
  /** Aborted when the running step no longer matters. */
  #run = new AbortController();

  constructor(spaces: Spaces) {
    this.#spaces = spaces;
  }

  signIn(window: SignInWindow, options?: SignInOptions): Promise<void> {
    const signal = this.#restart({ step: 'away' });
    return this.#withAccounts(signal, async (accounts) => {
      const identity = await accounts.signIn(window, options, signal);
      if (signal.aborted) return identity.token.forget();
      this.#identity = identity;
      this.#upgrade.set({ step: 'known', person: identity.person });
    });
  }

  /** Joins with the account. If the service lets it in, it replaces the guest. */
  confirm(target: JoinTarget, spaceId: string): Promise<void> {
    const identity = this.#identity;
    if (!identity) return Promise.resolve();
    const { signal } = this.#run;
    const { person } = identity;
    this.#upgrade.set({ step: 'going', person });
    return this.#withAccounts(signal, async (accounts) => {
      const { admissions } = this.#spaces;
      const pin = admissions.find(spaceId)?.pin;
      const space = await requestJoin(accounts.clientOf(identity), target, pin);
      if (signal.aborted) return;
      if (space.archived || roleIn(space, person.id) === 'guest') return this.#refuse(person);
      this.#identity = undefined;
      this.#upgrade.set({ step: 'none' });
      admissions.clear({ space, pin });
      accounts.session.become(identity);
    });
  }

  /** The guest stays; the account is signed out again. */
  cancel(): void {
    this.#restart({ step: 'none' });
  }

  #restart(state: AccountUpgrade): AbortSignal {
    this.#run.abort();
    this.#run = new AbortController();
    this.#identity?.token.forget();
    this.#identity = undefined;
    this.#upgrade.set(state);
    return this.#run.signal;
  }

  #refuse(person: Person): void {
    this.#restart({ step: 'wrong-account', person });
  }

  async #withAccounts(signal: AbortSignal, task: (accounts: Accounts) => Promise<void>): Promise<void> {
    try {
      const accounts = await this.#spaces.session.accounts();
      if (accounts) await task(accounts);
    } catch (error) {
      if (signal.aborted) return;
      const known = error instanceof SpacesError ? error : new SpacesError('sign-in-failed');
      const isRefused = /^(?:forbidden|pin-required|unauthorized)$/.test(known.code);
      if (isRefused && this.#identity) this.#refuse(this.#identity.person);
      else this.#restart({ step: 'failed', failure: failureOf(known) });
    }
  }
}
