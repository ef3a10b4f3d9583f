/** The messages of the emulated service, and the reader for messages that clients send. */
import type { ObjectIds } from './random.ts';

/** A stored message. */
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
  mentions: readonly unknown[];
  /** Of a post or task. */
  readonly work?: WorkDetails | undefined;
  /** The client's time or the service's time, depending on the switch `created`. */
  readonly created: string;
  /** When the message was stored, in ms since epoch. */
  readonly stored: number;
  /** When the message was last stored, edited or deleted, in ms since epoch. */
  modified: number;
  /** How often it was edited. */
  edits: number;
  deleted: boolean;
}

/** A message as a sender sends it. */
export interface MessageDraft {
  readonly category: string;
  readonly bodyText: string;
  readonly description: string;
  readonly data: readonly unknown[];
  readonly parentId: string | undefined;
  readonly mentions: readonly unknown[];
  readonly work?: WorkDetails | undefined;
  readonly created: string | undefined;
}

/** What posts and tasks have in `content` beside their text. [doc: spaces-api §7.1] */
export interface WorkDetails {
  readonly status?: string | undefined;
  readonly dueDate?: string | undefined;
  /** Ids of people. */
  readonly assignees?: readonly string[] | undefined;
}

/** What an edit replaces. */
export type MessageEdit = Pick<MessageDraft, 'bodyText' | 'description' | 'mentions'>;

/** A chat message with this body. */
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

/** All messages, per space in the order they were stored. */
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
      edits: 0,
      deleted: false,
    };
    this.#byId.set(message.id, message);
    const list = this.#bySpace.get(spaceId);
    if (list === undefined) this.#bySpace.set(spaceId, [message]);
    else list.push(message);
    return message;
  }

  edit(message: MessageRecord, { bodyText, description, mentions }: MessageEdit, at: number): void {
    message.bodyText = bodyText;
    message.description = description;
    message.mentions = mentions;
    message.edits += 1;
    message.modified = at;
  }

  remove(message: MessageRecord, at: number): void {
    message.deleted = true;
    message.modified = at;
  }

  get(id: string): MessageRecord | undefined {
    return this.#byId.get(id);
  }

  /** All messages of a space, oldest first, including deleted ones. */
  in(spaceId: string): readonly MessageRecord[] {
    return this.#bySpace.get(spaceId) ?? [];
  }

  /** The sender's message with this `created`, if there is one. */
  find(spaceId: string, senderId: string, created: string): MessageRecord | undefined {
    return this.in(spaceId).find((message) => message.senderId === senderId && message.created === created);
  }

  /** Messages last changed after `after` or before `before`, sorted like the change feed [doc: §7.5 C]. */
  changed(spaceId: string, bound: { after: number } | { before: number }): MessageRecord[] {
    const forward = 'after' in bound;
    const hits = this.in(spaceId).filter(({ modified }) =>
      forward ? modified > bound.after : modified < bound.before,
    );
    hits.sort((one, other) => one.modified - other.modified);
    return forward ? hits : hits.reverse();
  }
}

/** Reads a message that a client sent by REST or by socket; undefined if it is invalid. */
export function readDraft(payload: Readonly<Record<string, unknown>>): MessageDraft | undefined {
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
    work: readWork(content),
    created: typeof created === 'string' && !Number.isNaN(Date.parse(created)) ? created : undefined,
  };
}

function readWork({ status, dueDate, assignees }: Record<string, unknown>): WorkDetails | undefined {
  if (status === undefined && dueDate === undefined && assignees === undefined) return undefined;
  const ids = Array.isArray(assignees) ? assignees.map((each) => String(objectOf(each)['_id'])) : [];
  const due = typeof dueDate === 'string' && !Number.isNaN(Date.parse(dueDate)) ? dueDate : undefined;
  return { status: typeof status === 'string' ? status : undefined, dueDate: due, assignees: ids };
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
