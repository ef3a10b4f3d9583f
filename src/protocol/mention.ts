/** People who are named in a message. */
import { id, keyword, line, read, readEach, record } from './read.ts';

/** [client: SS:sdk:1641-1668] */
export interface Mention {
  readonly id: string;
  /** `user` or `anonymous`; the service may know others. */
  readonly type: string;
  /** The name, without the `@` that is written before it. */
  readonly title: string;
}

const mentionSchema = record({ id, type: keyword, title: line });
/** A message with more of them is no message to people. */
const mostMentions = 50;

/** Those of the people whose names are in a text that the user is writing. */
export function mentionsIn(text: string, people: readonly Mention[] = []): readonly Mention[] {
  return people.filter(({ title }) => title && text.includes(`@${title}`));
}

/** Undefined if there are none, which most messages do not have. */
export function readMentions(list: readonly unknown[]): readonly Mention[] | undefined {
  const found = readEach(list.slice(0, mostMentions), (item) => read(mentionSchema, item));
  return found.length > 0 ? found : undefined;
}
