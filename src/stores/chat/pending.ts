/** A text that is not sent yet, and its files. */
import { type SharedFile, type UploadedFile, readFileType } from '../../protocol/files.ts';
import type { Mention } from '../../protocol/mention.ts';
import {
  bodyToText,
  maxBodyLength,
  type Message,
  type MessageBody,
  textToBody,
} from '../../protocol/message.ts';
import type { Position } from './message-log.ts';
import type { PendingFile, PendingStatus, SendRefusal } from './state.ts';

export interface Pending {
  /** Sent along as `loopbackMetadata.clientId`. */
  readonly key: string;
  readonly text: string;
  /** The text as HTML, which is what is sent. */
  readonly body: string;
  readonly mentions?: readonly Mention[] | undefined;
  /** ISO 8601. A retry keeps it, and each text of an outbox has its own. */
  readonly created: string;
  readonly status: StoredStatus;
  /** How often it was sent. */
  readonly tries: number;
  /** The newest stored message when it was first sent: the stored copy can only come after it. */
  readonly after: Position | undefined;
  readonly files?: readonly PendingFile[] | undefined;
  /** Why it failed. */
  readonly reason?: SendRefusal | undefined;
}

/** `held` is only how a queued text is shown. */
export type StoredStatus = Exclude<PendingStatus, 'held'>;

const allowed: Record<StoredStatus, readonly StoredStatus[]> = {
  queued: ['sending'],
  sending: ['unconfirmed', 'failed', 'queued'],
  unconfirmed: ['queued', 'failed'],
  failed: ['queued'],
};

/** A text whose upload fails has never been sent. */
export function canBecome({ status, files }: Pending, next: StoredStatus): boolean {
  return allowed[status].includes(next) || (files !== undefined && next === 'failed');
}

/** @param created ISO 8601 */
export function newPending(
  text: string,
  created: string,
  files: readonly File[],
  { bodyText, mentions }: MessageBody = { bodyText: text && textToBody(text), mentions: undefined },
): Pending {
  return {
    key: randomKey(),
    text,
    body: bodyText,
    created,
    status: 'queued',
    tries: 0,
    after: undefined,
    // A script of the page may have added properties to all objects, so each is an own one.
    files: files.length > 0 ? files.map(pendingFileOf) : undefined,
    mentions,
    reason: undefined,
  };
}

export function isUploaded({ files = [] }: Pending): boolean {
  return files.every(isStored);
}

export function uploadedFiles({ files = [] }: Pending): readonly UploadedFile[] {
  return files.filter(isStored);
}

/** Whether a text was sent and has the words and the files of `message`. */
export function sentAs({ bodyText, files }: Message): (item: Pending) => boolean {
  const text = bodyToText(bodyText);
  return (item) =>
    item.tries > 0 && hasSameFiles(item, files) && bodyToText(item.body.slice(0, maxBodyLength)) === text;
}

/** Whether a message has exactly these files. Their ids are the service's, so no other message has them. */
function hasSameFiles({ files = [] }: Pending, shared: readonly SharedFile[]): boolean {
  return files.length === shared.length && files.every(({ id }, index) => id === shared[index]?.id);
}

function isStored(file: PendingFile): file is UploadedFile {
  return file.id !== undefined;
}

/** What is known of a picked file before it is uploaded. */
function pendingFileOf({ name, type, size }: File): PendingFile {
  return { name, type: readFileType(type) || 'application/octet-stream', size };
}

function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('');
}
