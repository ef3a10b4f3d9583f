/**
 * The latest messages of the spaces in view, and how many of them are unread. The list itself has a message only for
 * direct conversations, and no numbers. Loads after the first rows.
 */
import { SpacesError } from '../../api/errors.ts';
import type { Http } from '../../api/http.ts';
import { createMessagesClient, type MessagesClient } from '../../api/messages-client.ts';
import { createNewsClient, maxMessages, maxSpaces, type NewsClient } from '../../api/news-client.ts';
import { type Message, serverTime } from '../../protocol/message.ts';
import type { MessagesResponse, OwnSpace } from '../../protocol/paged-lists.ts';

/** Changes are requested from this long before the latest one that is known, because they may be stored out of order. Ms. */
const overlap = 5_000;
/** In the newest messages of a space, one of them is a chat message or none is shown. */
const fewMessages = 10;

export interface PreviewsOptions {
  /** The user. */
  readonly meId: string;
  /** More messages are known. */
  readonly onLoaded: () => void;
}

export class Previews {
  readonly #client: NewsClient;
  readonly #history: MessagesClient;
  readonly #options: PreviewsOptions;
  readonly #end = new AbortController();
  /** The spaces whose rows are near the view. */
  #shown: readonly string[] = [];
  #isLoading = false;
  /** By space id; undefined for a space without a message. */
  readonly #latest = new Map<string, Message | undefined>();
  /** By space id: the messages since the user had read the space. No entry while that is not known. */
  readonly #unread = new Map<string, Set<string>>();
  /** Ids of messages, and which change of them. */
  readonly #seen = new Set<string>();
  /** When the latest change that is known happened; ms since epoch. */
  #since: number | undefined;
  /** The service has no answer for several spaces. */
  #isSingle = false;

  constructor(http: Http, options: PreviewsOptions) {
    this.#client = createNewsClient(http);
    this.#history = createMessagesClient(http);
    this.#options = options;
  }

  dispose(): void {
    this.#end.abort();
  }

  /** Loads what is not known of these spaces. While the user scrolls, only rows that are still near the view follow. After a failure, the next call tries again. */
  show(spaceIds: readonly string[]): void {
    this.#shown = spaceIds;
    if (this.#isLoading || this.#missing.length === 0) return;
    this.#isLoading = true;
    void this.#loadShown();
  }

  latestIn(spaceId: string): Message | undefined {
    return this.#latest.get(spaceId);
  }

  /** How many messages are unread; 0 if that is not known. */
  unreadIn(spaceId: string): number {
    return this.#unread.get(spaceId)?.size ?? 0;
  }

  /** Takes what the list says. A space without unread messages is counted from now on. */
  settle(spaces: readonly OwnSpace[]): void {
    for (const { space, unread } of spaces) {
      if (unread === false) this.#unread.set(space.id, new Set());
      // A message came that is not known here, so later ones alone would be a wrong number.
      else if (this.unreadIn(space.id) === 0) this.#unread.delete(space.id);
    }
  }

  /** Takes a message from a conversation or from the list. */
  take(message: Message): void {
    const { id, spaceId, deleted, sender } = message;
    const known = this.#latest.get(spaceId);
    if (deleted) {
      this.#unread.get(spaceId)?.delete(id);
      // Only the service knows which one is the latest now.
      if (known?.id === id) this.#latest.delete(spaceId);
    }
    if (!isChat(message)) return;
    const isNew = !this.#seen.has(id) && (!known || timeOf(message) >= timeOf(known));
    this.#see(message);
    if (isNew && sender.id !== this.#options.meId) this.#unread.get(spaceId)?.add(id);
    if (known?.id === id || (isNew && (!known || newestFirst(message, known) <= 0)))
      this.#latest.set(spaceId, message);
  }

  /** Asks what has changed. Resolves with what was not known, oldest first; after a failure with nothing, and the next call brings it. */
  async update(signal: AbortSignal): Promise<readonly Message[]> {
    const known = this.#shown.filter((id) => this.#latest.has(id)).slice(0, maxSpaces);
    if (known.length === 0 || this.#since === undefined || this.#isSingle) return [];
    try {
      const after = this.#since - overlap;
      const answer = await this.#client.messages({ spaceIds: known, after, signal });
      if (isWhole(answer)) return this.#unseenIn(answer);
      // Too much has happened to count it.
      for (const id of known) {
        this.#latest.delete(id);
        this.#unread.delete(id);
      }
    } catch (error) {
      if (!(error instanceof SpacesError) && !signal.aborted) throw error;
    }
    return [];
  }

  get #missing(): readonly string[] {
    return this.#shown.filter((id) => !this.#latest.has(id)).slice(0, maxSpaces);
  }

  async #loadShown(): Promise<void> {
    const { signal } = this.#end;
    try {
      while (this.#missing.length > 0 && !signal.aborted) {
        await this.#load(this.#missing, signal);
        if (!signal.aborted) this.#options.onLoaded();
      }
    } catch (error) {
      if (!(error instanceof SpacesError) && !signal.aborted) throw error;
    } finally {
      this.#isLoading = false;
    }
  }

  async #load(spaceIds: readonly string[], signal: AbortSignal): Promise<void> {
    const answer = await this.#messagesOf(spaceIds, signal);
    for (const spaceId of spaceIds) {
      const found = answer ? latestIn(answer, spaceId) : 'unknown';
      if (found === 'unknown') await this.#loadOne(spaceId, signal);
      else this.#set(spaceId, found);
    }
  }

  #unseenIn({ messages }: MessagesResponse): readonly Message[] {
    const unseen = messages.filter((message) => !this.#seen.has(versionOf(message)));
    for (const message of unseen) this.#seen.add(versionOf(message));
    return unseen.toSorted((one, other) => newestFirst(other, one));
  }

  /** Undefined if the service does not answer such a request. @throws {SpacesError} */
  async #messagesOf(spaceIds: readonly string[], signal: AbortSignal): Promise<MessagesResponse | undefined> {
    if (this.#isSingle) return undefined;
    try {
      return await this.#client.messages({ spaceIds, signal });
    } catch (error) {
      if (!(error instanceof SpacesError) || error.retryable) throw error;
      this.#isSingle = true;
      return undefined;
    }
  }

  async #loadOne(spaceId: string, signal: AbortSignal): Promise<void> {
    try {
      const { messages } = await this.#history.history({ spaceId, size: fewMessages, signal });
      this.#set(spaceId, messages.filter(isChat).toSorted(newestFirst)[0]);
    } catch (error) {
      if (!(error instanceof SpacesError) || error.retryable) throw error;
      // The user may not read it, for instance without a PIN.
      this.#set(spaceId, undefined);
    }
  }

  #set(spaceId: string, message: Message | undefined): void {
    this.#latest.set(spaceId, message);
    if (message) this.#see(message);
    this.#since ??= 0;
  }

  #see(message: Message): void {
    this.#seen.add(message.id).add(versionOf(message));
    this.#since = Math.max(this.#since ?? 0, message.modified ?? 0, timeOf(message));
  }
}

/** Messages are compared by the time in their ids, because `created` is the sender's own clock. Ms since epoch. */
function timeOf({ id, modified, created }: Message): number {
  return serverTime(id) ?? modified ?? (Date.parse(created) || 0);
}

/** `unknown` if older pages may hold a later one. */
function latestIn(
  { messages, ...answer }: MessagesResponse,
  spaceId: string,
): Message | undefined | 'unknown' {
  const [found] = messages
    .filter((message) => message.spaceId === spaceId && isChat(message))
    .toSorted(newestFirst);
  if (isWhole({ messages, ...answer })) return found;
  const [first, last] = [messages[0], messages.at(-1)];
  const isNewestFirst = first && last && changeTime(first) > changeTime(last);
  // A message that was edited comes before others that are newer.
  return found && isNewestFirst && changeTime(found) - timeOf(found) < overlap ? found : 'unknown';
}

function isWhole({ messages, next }: Pick<MessagesResponse, 'messages' | 'next'>): boolean {
  return next === undefined && messages.length < maxMessages;
}

function isChat({ category, deleted, parentId }: Message): boolean {
  return category === 'chat' && !deleted && parentId === undefined;
}

function newestFirst(one: Message, other: Message): number {
  return timeOf(other) - timeOf(one) || Date.parse(other.created) - Date.parse(one.created) || 0;
}

function changeTime(message: Message): number {
  return message.modified ?? timeOf(message);
}

function versionOf({ id, modified = 0, deleted }: Message): string {
  return `${id} ${modified} ${deleted}`;
}
