/** How an account becomes who the visitor is: recognised first, then by the visitor's own word. */
import { SpacesError } from '../api/errors.ts';
import type { Accounts, Identity } from './accounts.ts';
import { failureFor, failureOf } from './failure.ts';
import type { Ended, OpenSession } from './session.ts';
import type { SignInWindow, SignInWish } from './sign-in.ts';

/** Nothing here throws or rejects. */
export class AccountWay {
  readonly #session: OpenSession;
  readonly #accounts: Pick<Accounts, 'find' | 'signIn'>;

  constructor(session: OpenSession, accounts: Pick<Accounts, 'find' | 'signIn'>) {
    this.#session = session;
    this.#accounts = accounts;
  }

  recognise(): Promise<void> {
    return this.#meet(() => this.#accounts.find());
  }

  /**
   * Signs in on the service's own page. Who was here is forgotten first; one whose session ended, as soon as somebody
   * else is known. Ends in `recognised`, or in `failed` or `expired` again.
   */
  signIn(window: SignInWindow, wish?: SignInWish): Promise<void> {
    const ended = this.#ended;
    if (ended) this.#session.hold();
    else this.#session.signOut();
    this.#session.$session.set({ step: 'signing-in', as: 'oauth', ...(ended && { ended }) });
    return this.#meet(() => this.#accounts.signIn(window, wish));
  }

  /** Gives up a sign-in that is on its way. */
  cancel(): void {
    const ended = this.#ended;
    if (ended) this.#session.$session.set(ended);
    else this.#session.signOut();
  }

  /** This person goes on in place of the one who is here, who agreed to that. */
  become({ as, person, held }: Identity): void {
    this.#session.hold(held);
    this.#session.$session.set({ step: 'signed-in', as, person });
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
    const isLate = (): boolean => $session.get() !== before;
    try {
      const identity = await ask();
      if (isLate()) identity?.held.forget();
      else if (identity) {
        const { as, person, held } = identity;
        this.#session.hold(held);
        $session.set({ step: 'recognised', as, person });
      }
    } catch (error) {
      if (isLate()) return;
      // Code that it needs may not have come.
      const failure = error instanceof SpacesError ? failureOf(error) : failureFor('sign-in-failed');
      const ended = this.#ended;
      $session.set(ended ? { ...ended, failure } : { step: 'failed', as: 'oauth', failure });
    }
  }
}
