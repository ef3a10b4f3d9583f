import type { Json } from '../rest/json.ts';
import type { ObjectIds } from './random.ts';

/** A message as the service keeps it. */
export interface MessageRecord {
  readonly id: string;
  readonly spaceId: string;
  /** `chat`, `idea` or `task`. */
  readonly category: string;
  readonly senderId: string;
  bodyText: string;
  description: string;
  /** Attachments as sent. */
  readonly data: readonly unknown[];
  readonly parentId: string | undefined;
  readonly mentions: readonly unknown[];
  /** As the client said it, or the service's time: a switch decides. */
  readonly created: string;
  /** Ms since epoch when it was stored. */
  readonly stored: number;
  /** Ms since epoch of the last change: stored, edited or deleted. */
  modified: number;
  deleted: boolean;
}

/** What a sender wants stored. */
export interface MessageDraft {
  readonly category: string;
  readonly bodyText: string;
  readonly description: string;
  readonly data: readonly unknown[];
  readonly parentId: string | undefined;
  readonly mentions: readonly unknown[];
  readonly created: string | undefined;
}

/** A plain chat message of this body. */
export function chatDraft(bodyText: string, created?: string): MessageDraft {
  return {
    category: 'chat',
    bodyText,
    description: '',
    data: [],
    parentId: undefined,
    mentions: [],
    created,
  };
}

/** What was said: per space in the order it was stored, never reordered. */
export class Messages {
  readonly #bySpace = new Map<string, MessageRecord[]>();
  readonly #byId = new Map<string, MessageRecord>();
  readonly #ids: ObjectIds;

  constructor(ids: ObjectIds) {
    this.#ids = ids;
  }

  store(spaceId: string, senderId: string, draft: MessageDraft, at: number): MessageRecord {
    const message: MessageRecord = {
      ...draft,
      id: this.#ids.next(at),
      spaceId,
      senderId,
      created: draft.created ?? new Date(at).toISOString(),
      stored: at,
      modified: at,
      deleted: false,
    };
    this.#byId.set(message.id, message);
    const list = this.#bySpace.get(spaceId);
    if (list === undefined) this.#bySpace.set(spaceId, [message]);
    else list.push(message);
    return message;
  }

  edit(message: MessageRecord, bodyText: string, description: string, at: number): void {
    message.bodyText = bodyText;
    message.description = description;
    message.modified = at;
  }

  remove(message: MessageRecord, at: number): void {
    message.deleted = true;
    message.modified = at;
  }

  get(id: string): MessageRecord | undefined {
    return this.#byId.get(id);
  }

  /** Oldest first, deleted ones included. */
  in(spaceId: string): readonly MessageRecord[] {
    return this.#bySpace.get(spaceId) ?? [];
  }

  /** Whether this sender already stored a message with this `created`, and which. */
  twin(spaceId: string, senderId: string, created: string): MessageRecord | undefined {
    return this.in(spaceId).find((message) => message.senderId === senderId && message.created === created);
  }

  /** Messages whose last change is later than `after` or earlier than `before`; sorted as the feed does [doc: §7.5 C]. */
  changed(spaceId: string, bound: { after: number } | { before: number }): MessageRecord[] {
    const forward = 'after' in bound;
    const hits = this.in(spaceId).filter(({ modified }) =>
      forward ? modified > bound.after : modified < bound.before,
    );
    hits.sort((one, other) => one.modified - other.modified);
    return forward ? hits : hits.reverse();
  }
}

/** What a client wants stored, by REST or by socket; undefined when it makes no sense. */
export function draftOf(payload: Json): MessageDraft | undefined {
  const content = objectOf(payload['content']);
  const bodyText = content['bodyText'];
  const { category, created, mentions } = payload;
  const data = content['data'];
  if (typeof bodyText !== 'string') return undefined;
  if (bodyText === '' && (!Array.isArray(data) || data.length === 0)) return undefined;
  const parentId = objectOf(payload['parentMsg'])['_id'];
  return {
    category: typeof category === 'string' ? category : 'chat',
    bodyText,
    description: typeof content['description'] === 'string' ? content['description'] : '',
    data: Array.isArray(data) ? data : [],
    parentId: typeof parentId === 'string' ? parentId : undefined,
    mentions: Array.isArray(mentions) ? mentions : [],
    created: typeof created === 'string' && !Number.isNaN(Date.parse(created)) ? created : undefined,
  };
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
