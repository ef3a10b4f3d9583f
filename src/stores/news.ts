/** New messages of other people, for notices outside the page: each one in one tab of the user only. Loads later. */
import { SpacesError } from '../api/errors.ts';
import { createNewsClient } from '../api/news-client.ts';
import { type Message, serverTime } from '../protocol/message.ts';
import { hasIdentity } from './session/state.ts';
import { presenceOf } from './presence.ts';
import type { Spaces } from './spaces.ts';

/** Time in which a conversation on the screen shows the message, in this tab or in another one. Ms. */
const settleTime = 700;
/** A list in another tab may learn of the message this much later. Ms. */
const longestDelay = 90_000;
/** A change that comes this long after its message is an edit. Ms. */
const longestStore = 5_000;

const channelName = 'spaces-elements/news';

export class News {
  readonly #spaces: Spaces;
  readonly #onNews: (message: Message) => void;
  /** Messages that a tab has told or shown, with the id of the user. */
  readonly #told = new Set<string>();
  readonly #channel = globalThis.BroadcastChannel && new BroadcastChannel(channelName);
  readonly #stop: () => void;
  #isDisposed = false;

  /** @param onNews called for a message that no tab of the user shows; not for the user's own, nor in muted spaces */
  constructor(spaces: Spaces, onNews: (message: Message) => void) {
    this.#spaces = spaces;
    this.#onNews = onNews;
    this.#channel?.addEventListener('message', ({ data }) => this.#told.add(String(data)));
    this.#stop = presenceOf(spaces).$latestMessage.listen((message) => message && this.#hear(message));
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#stop();
    this.#channel?.close();
  }

  /** The user has seen a message. Returns whether this tab is the first to say so. */
  async markSeen(messageId: string): Promise<boolean> {
    const key = `${this.#meId} ${messageId}`;
    if (this.#isDisposed || this.#told.has(key)) return false;
    this.#told.add(key);
    const isFirst = await lockOnce(key);
    if (isFirst && !this.#isDisposed) this.#channel?.postMessage(key);
    return isFirst;
  }

  #hear(message: Message): void {
    const { id, sender, category, deleted, parentId, modified = 0 } = message;
    const isOther = this.#meId !== undefined && sender.id !== this.#meId;
    const isEdit = modified - (serverTime(id) ?? modified) > longestStore;
    if (!isOther || isEdit || deleted || parentId !== undefined || category !== 'chat') return;
    setTimeout(() => void this.#tell(message), settleTime);
  }

  async #tell(message: Message): Promise<void> {
    if (!(await this.markSeen(message.id)) || (await this.#isMuted(message.spaceId))) return;
    if (!this.#isDisposed) this.#onNews(message);
  }

  /** A list knows it; otherwise the service is asked. */
  async #isMuted(spaceId: string): Promise<boolean> {
    const listed = presenceOf(this.#spaces)
      .$listed.get()
      .find(({ id }) => id === spaceId);
    if (listed) return listed.muted;
    try {
      return (await createNewsClient(this.#spaces.http).space(spaceId)).muted;
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      return false;
    }
  }

  get #meId(): string | undefined {
    const session = this.#spaces.session.$session.get();
    return hasIdentity(session) ? session.person.id : undefined;
  }
}

/** Whether no other tab holds the lock, which this one holds from now on for a while. True without locks. */
async function lockOnce(key: string): Promise<boolean> {
  const { locks } = navigator;
  return new Promise((resolve) => {
    const hold = async (lock: Lock | null): Promise<void> => {
      resolve(lock !== null);
      if (lock) await new Promise((done) => setTimeout(done, longestDelay));
    };
    // Missing without a secure context, and refused in some frames.
    if (!locks) resolve(true);
    else locks.request(`${channelName}/${key}`, { ifAvailable: true }, hold).catch(() => resolve(true));
  });
}
