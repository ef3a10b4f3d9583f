/**
 * What the browser's database keeps of a conversation: unsent texts, the draft, and a mark. Any script of the page can
 * write to it, and so could an older version, so it is hostile until read.
 */
import { mentionsIn, readMentions } from './mention.ts';
import {
  anything,
  flag,
  id,
  keyword,
  list,
  listOrEmpty,
  orUndefined,
  number,
  oneOf,
  read,
  readEach,
  readTime,
  record,
  string,
} from './read.ts';

/** A text has at most 50 files. */
const fileIndexes = [...Array(50).keys()];
const fileSchema = record({
  name: string,
  type: string,
  size: number,
  id: orUndefined(id),
  thumbnailId: orUndefined(id),
});
const textSchema = record({
  key: keyword,
  text: string,
  body: string,
  created: string,
  status: oneOf(['queued', 'sending', 'unconfirmed', 'failed']),
  tries: number,
  after: orUndefined(record({ id, created: string })),
  reason: orUndefined(oneOf(['not-allowed', 'not-accepted', 'no-answer', 'file-lost'])),
  files: orUndefined(list),
  mentions: orUndefined(list),
});
const bytesSchema = record({ of: keyword, index: number, bytes: anything });
const draftSchema = record({ draft: string, mentions: listOrEmpty });
const markSchema = record({ isMark: flag });
const timeSchema = record({ created: anything });

export function readUnsentText(value: unknown) {
  const found = read(textSchema, value);
  if (!found?.key || readTime(found.created) === undefined) return undefined;
  const { files, mentions, ...rest } = found;
  const known = files && readEach(files, readFile);
  const people = mentions && readMentions(mentions);
  // Some of the files would be another message.
  return {
    ...rest,
    ...(known && known.length === files.length && { files: known }),
    ...(people && { mentions: people }),
  };
}

function readFile(value: unknown) {
  return read(fileSchema, value);
}

/** The bytes of a file of an unsent text. */
export function readUnsentBytes(value: unknown) {
  const found = read(bytesSchema, value);
  if (!found || !(found.bytes instanceof Blob) || !fileIndexes.includes(found.index)) return undefined;
  return { ...found, bytes: found.bytes };
}

/** The draft, and the people that the user has picked for it. */
export function readDraft(value: unknown) {
  const found = read(draftSchema, value);
  return found && { ...found, mentions: mentionsIn(found.draft, readMentions(found.mentions)) };
}

/** Whether it is the mark by which it is noticed that the user has cleared the data of the site. */
export function isMark(value: unknown): boolean {
  return read(markSchema, value)?.isMark === true;
}

/** When it was written; ms since epoch. */
export function readRecordTime(value: unknown): number | undefined {
  return readTime(read(timeSchema, value)?.created);
}
