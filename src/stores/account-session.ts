/** What only accounts do with a session: recognising somebody, signing in on the service's page, taking over. */
import { SpacesError } from '../api/errors.ts';
import type { HeldToken } from '../api/tokens.ts';
import { createAccounts, type Accounts, type AccountsGround, type Identity } from './accounts.ts';
import type { Target } from './admissions.ts';
import { failureOf } from './failure.ts';
import type { JoinState } from './join-state.ts';
import type { Ended, SessionStore } from './session-state.ts';
import type { SignInWindow, SignInWish } from './sign-in.ts';
import { judgeUninvited } from './uninvited.ts';

/** Nothing here rejects. */
export class AccountSession {
  readonly accounts: Accounts;
  readonly #session: SessionStore;
  /** What spoke for the visitor last. */
  #held: HeldToken | undefined;

  constructor(ground: Omit<AccountsGround, 'onSignedOut'>) {
    this.#session = ground.session;
    // Somebody who is only about to take over has nothing to end here.
    const onSignedOut = (held: HeldToken): void => void (held === this.#held && ground.session.signOut());
    this.accounts = createAccounts({ ...ground, onSignedOut });
  }

  /** Finds out who the visitor is without asking them; nothing follows from finding nobody. */
  recognise(): Promise<void> {
    return this.#meet(() => this.accounts.find());
  }

  /**
   * Signs in on the service's own page; another identity is forgotten first, one that ended as soon as somebody is
   * known. Ends in `recognised`, or in `failed` or `expired` again.
   */
  signIn(window: SignInWindow, wish?: SignInWish): Promise<void> {
    const ended = this.#ended;
    if (!ended) this.#session.signOut();
    this.#session.put({ step: 'signing-in', as: 'oauth', ...(ended && { ended }) });
    return this.#meet(() => this.accounts.signIn(window, wish));
  }

  /** Gives up a sign-in that is on its way. */
  cancel(): void {
    if (this.#ended) this.#session.put(this.#ended);
    else this.#session.signOut();
  }

  /** This person goes on in place of the one who is here, who agreed to that. */
  become({ as, person, held }: Identity): void {
    this.#session.put({ step: 'signed-in', as, person }, (this.#held = held));
  }

  /**
   * Where the attempt of an account to get in by an invitation ends.
   * @param state where it would end otherwise, after `error` if there was one
   */
  judge(state: JoinState, by: Target | undefined, error: SpacesError | undefined): JoinState {
    const session = this.#session.$session.get();
    const isAccount = session.step === 'signed-in' && (session.as === 'oauth' || session.as === 'cookie');
    return isAccount && by?.kind !== 'space' ? judgeUninvited(state, session.person, error) : state;
  }

  get #ended(): Ended | undefined {
    const session = this.#session.$session.get();
    if (session.step === 'expired') return session;
    return session.step === 'signing-in' ? session.ended : undefined;
  }

  /** Somebody is recognised, or it fails; without anybody, nothing changes. */
  async #meet(ask: () => Promise<Identity | undefined>): Promise<void> {
    const { $session } = this.#session;
    const before = $session.get();
    try {
      const identity = await ask();
      if ($session.get() !== before) return identity?.held.forget();
      if (!identity) return;
      const { as, person, held } = identity;
      this.#session.put({ step: 'recognised', as, person }, (this.#held = held));
    } catch (error) {
      if ($session.get() !== before) return;
      const failure = failureOf(error instanceof SpacesError ? error : new SpacesError('sign-in-failed'));
      const ended = this.#ended;
      this.#session.put(ended ? { ...ended, failure } : { step: 'failed', as: 'oauth', failure });
    }
  }
}
