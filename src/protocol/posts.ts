/** Reads the posts and tasks of a space. Both are messages with more in their content. */
import {
  anything,
  idOrEmpty,
  keyword,
  listOrEmpty,
  list,
  read,
  readEach,
  readTime,
  record,
  text,
} from './read.ts';
import { maxBodyLength, type Message, readMessage } from './message.ts';
import { readPageUrl } from './paged-lists.ts';

export type PostKind = 'idea' | 'task';

/** A post (the service's "idea") or a task. */
export interface Post {
  readonly id: string;
  readonly message: Message;
  /** More text below that of the message; "" without any. As hostile as the text of a message. */
  readonly description: string;
  /** Undefined for a post, which has no status. */
  readonly isDone: boolean | undefined;
  /** Ms since epoch. */
  readonly due: number | undefined;
  readonly assigneeIds: readonly string[];
  /** How many comments the service counts; 0 also when it does not tell [unknown: spaces-api §7.1]. */
  readonly comments: number;
}

export interface PostsResponse {
  readonly items: readonly Post[];
  readonly next: string | undefined;
}

/** Assignees above this number are not read. */
const mostAssignees = 50;

const pageSchema = record({ data: list, nextPageUrl: anything });
const postSchema = record({ content: anything, chatCount: anything });
const contentSchema = record({
  description: text(maxBodyLength),
  status: keyword,
  dueDate: anything,
  assignees: listOrEmpty,
});
const assigneeSchema = record({ _id: idOrEmpty });

/** [doc: spaces-api §7.8] The response is read like that of the messages [inferred]. */
export function readPosts(answer: unknown): PostsResponse | undefined {
  const page = read(pageSchema, answer);
  return page && { items: readEach(page.data, readPost), next: readPageUrl(page.nextPageUrl) };
}

/** Undefined for other messages, and for what is deleted. */
export function readPost(value: unknown): Post | undefined {
  const message = readMessage(value);
  const found = read(postSchema, value);
  if (!message || message.deleted || !/^(?:idea|task)$/.test(message.category)) return undefined;
  const content = read(contentSchema, found?.content);
  const assignees = content?.assignees.slice(0, mostAssignees) ?? [];
  return {
    id: message.id,
    message,
    description: content?.description ?? '',
    // The filter of a list says `completed`. [doc: spaces-api §7.1]
    isDone: message.category === 'task' ? /^completed?$/.test(content?.status ?? '') : undefined,
    due: readTime(content?.dueDate),
    assigneeIds: readEach(assignees, (each) => read(assigneeSchema, each)?._id || undefined),
    comments: Number.isSafeInteger(found?.chatCount) ? Math.max(0, found?.chatCount as number) : 0,
  };
}
