/** REST requests that find messages in a space: by words, with files, around a moment, posts, tasks and comments. Loads later. */
import { readPageQuery } from '../protocol/message-query.ts';
import type { Message } from '../protocol/message.ts';
import { readMessages } from '../protocol/paged-lists.ts';
import { type PostKind, readPosts, type Post } from '../protocol/posts.ts';
import type { Http } from './http.ts';

/** One page, newest first. `next` and `previous` lead to older and newer ones: give them to the same method again. */
export interface ItemPage<Item> {
  readonly items: readonly Item[];
  readonly next: string | undefined;
  readonly previous?: string | undefined;
}

export interface QueryRequest {
  readonly pin: string | undefined;
  /** `next` or `previous` of an earlier response. */
  readonly page?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a query of messages selects. [doc: D/api/spaces/spaces_spaceid_messages_query] */
export interface MessageFilter {
  readonly searchstring?: string;
  readonly file_only?: 'yes';
  /** Ms since epoch; only messages before it. */
  readonly before?: number;
}

const pageSize = 30;
const segment = encodeURIComponent;

/** Every method @throws {SpacesError}. */
export class MessageQueryClient {
  readonly #http: Http;
  readonly #spacePath: string;

  constructor(http: Http, spaceId: string) {
    this.#http = http;
    this.#spacePath = `/api/spaces/${segment(spaceId)}`;
  }

  messages({ before, ...filter }: MessageFilter, call: QueryRequest): Promise<ItemPage<Message>> {
    const moment =
      before === undefined ? {} : { refTime: new Date(before).toISOString(), direction: 'before' };
    return this.#get(`${this.#spacePath}/messages/query`, { ...moment, ...filter }, call, readMessagePage);
  }

  /** [doc + client: spaces-api §7.8] */
  posts(kind: PostKind, call: QueryRequest): Promise<ItemPage<Post>> {
    return this.#get(`${this.#spacePath}/${kind}s`, {}, call, readPosts);
  }

  /** The comments on a post or task. [doc: D/api/messages/ideas_ideaid_messages, tasks_taskid_messages] */
  comments(kind: PostKind, id: string, call: QueryRequest): Promise<ItemPage<Message>> {
    return this.#get(`/api/${kind}s/${segment(id)}/messages`, {}, call, readMessagePage);
  }

  async #get<Item>(
    path: string,
    filter: Readonly<Record<string, string>>,
    { pin, page, signal }: QueryRequest,
    read: (answer: unknown) => ItemPage<Item> | undefined,
  ): Promise<ItemPage<Item>> {
    const to = page === undefined ? {} : readPageQuery(page, path);
    // An address that leads elsewhere leads nowhere.
    if (!to) return { items: [], next: undefined };
    return this.#http({ path, query: { size: pageSize, ...filter, ...to }, pin, signal, read });
  }
}

function readMessagePage(answer: unknown): ItemPage<Message> | undefined {
  const page = readMessages(answer);
  return page && { items: page.messages, next: page.next, previous: page.previous };
}
