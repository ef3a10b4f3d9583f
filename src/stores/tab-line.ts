/** The line between tabs of one origin: news of a session for its copies alone, and sign-outs for everybody. */
import { seal, unseal } from '../api/crypto.ts';

export interface TabLineListener {
  /** From a tab that shares the secret; still to be read like anything that comes from outside. */
  news(value: unknown): void;
  /** This person signed out in another tab. */
  signedOut(personId: string): void;
}

/**
 * Every script of the origin, in any tab or frame, can listen to a channel and write to it, while the storage of a
 * tab is open to that tab only. So what is meant for copies of a session is sealed with a secret that only they hold:
 * nobody else reads a token here, or makes a tab take one. A sign-out is open, because it goes to tabs that share no
 * secret, and names nothing but a person's id: whoever forges one can end a session, and nothing more.
 */
export class TabLine {
  readonly #channel: BroadcastChannel;
  readonly #secret: string;
  #isClosed = false;

  constructor(name: string, secret: string, listener: TabLineListener) {
    this.#secret = secret;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }) => void this.#hear(data, listener);
  }

  /** Resolves when it is on its way. */
  async tell(news: object): Promise<void> {
    const sealed = await seal(this.#secret, news);
    this.#post({ sealed });
  }

  signOut(personId: string): void {
    this.#post({ signedOut: personId });
  }

  close(): void {
    this.#isClosed = true;
    this.#channel.close();
  }

  #post(message: object): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other
    if (!this.#isClosed) this.#channel.postMessage(message);
  }

  async #hear(data: unknown, listener: TabLineListener): Promise<void> {
    const { sealed, signedOut } = Object(data) as Record<string, unknown>;
    if (typeof signedOut === 'string') return listener.signedOut(signedOut);
    const value = await unseal(this.#secret, sealed);
    if (value !== undefined && !this.#isClosed) listener.news(value);
  }
}
