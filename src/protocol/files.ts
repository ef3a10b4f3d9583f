/** Files of messages: reads what other people attached, says what to attach, and makes hostile names harmless. */
import { anything, id, keyword, list, read, readEach, record, text } from './read.ts';
import { readPictureUrl } from './server.ts';

/** A file that a message brings along. */
export interface SharedFile {
  /** The `fileKey` of the service. */
  readonly id: string;
  /** As its sender calls it, which is hostile: `safeFileName` makes it harmless. */
  readonly name: string;
  /** The MIME type that the sender claims; "" if it is none. */
  readonly type: string;
  /** Bytes, as the sender claims; undefined if unknown. */
  readonly size: number | undefined;
  /** The id of a small picture that the sender made of an image. */
  readonly thumbnailId: string | undefined;
  /** Where it could be downloaded when the message was read, for a service that gives no other address. */
  readonly url: string | undefined;
}

/** What is sent for a file that the service has stored. */
export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly thumbnailId?: string | undefined;
}

/** Where to put the bytes of a file, or where to get them. */
export interface FileAddress {
  readonly id: string;
  readonly url: string;
}

/** More files of a message are not read. */
const mostFiles = 50;
/** Characters of a file name, with its ending. */
const longestName = 120;
const longestEnding = 20;

/** The items of `content.data` that are files. [client: BS, SS; doc: D/api/spaces/spaces_spaceid_chats__post] */
export function readFiles(data: readonly unknown[]): readonly SharedFile[] {
  return readEach(data.slice(0, mostFiles), (item) => {
    const found = read(fileSchema, item);
    return (
      found && {
        id: found.fileId,
        name: found.name,
        // One client puts the MIME type into `fileType` [client: SS].
        type: [found.providerFileType, found.fileType].find((type) => mimeType.test(type)) ?? '',
        size: isSize(found.fileSize) ? found.fileSize : undefined,
        thumbnailId: read(id, found.thumbnailFile),
        url: readPictureUrl(found.path),
      }
    );
  });
}

/** An item of `content.data`. [client: BS, SS] */
export function filePayload({ id: fileId, name, type, size, thumbnailId }: UploadedFile): object {
  return {
    fileId,
    fileSize: size,
    fileType: /^(?:image|video|audio)(?=\/)/.exec(type)?.[0] ?? 'document',
    name,
    provider: 'native',
    providerFileType: type,
    ...(thumbnailId && { thumbnailFile: thumbnailId }),
  };
}

/**
 * A name as one harmless line: without folders, characters that reverse or hide text, and characters that file systems
 * refuse. A long name loses its middle, because its ending tells what kind of file it is.
 */
export function safeFileName(name: string): string {
  const last = name.slice(-longestReadName).replace(/^.*[/\\]/s, '');
  const clean = last
    .replace(/(?!\p{Join_C}|\ufe0f)[\p{Cc}\p{Cs}\p{DI}\u2028\u2029\u2800]/gu, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .replace(/[<>:"|?*%]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  const whole = reservedName.test(clean) ? `_${clean}` : clean;
  if (whole.length <= longestName) return whole || 'file';
  const end = endingOf(whole);
  return `${[...whole.slice(0, longestName - end.length - 1)].slice(0, -1).join('')}…${end}`;
}

/** The ending of a safe name with its dot, which is always shown; "" if there is none. */
export function endingOf(name: string): string {
  const at = name.lastIndexOf('.');
  return at > 0 && name.length - at <= longestEnding ? name.slice(at) : '';
}

/** Whether browsers show files of this type in place without running anything: pictures made of pixels. */
export function isRaster(type: string): boolean {
  return /^image\/(?:png|jpeg|gif|webp|avif)$/.test(type);
}

/** A MIME type in lower case without parameters; "" for anything else. */
export function readFileType(type: string): string {
  return /^[a-z]+\/[\w.+-]{1,80}/.exec(type.toLowerCase())?.[0] ?? '';
}

/** Where to put files, in the order of the request. [client: BS, SS] */
export function readUploadPlaces(answer: unknown): readonly FileAddress[] | undefined {
  const found = read(addressesSchema, answer);
  return found && readEach(found.data, readAddress);
}

/** Where to get a file. The shape is a guess from the address of the upload [unknown: spaces-api §7.4]. */
export function readDownloadAddress(answer: unknown): string | undefined {
  return readUploadPlaces(answer)?.[0]?.url;
}

/** Whether the company of the user forbids files: `companyPolicy.user.denyFeatures.attachment`. [client: SS] */
export function readDeniesFiles(answer: unknown): boolean | undefined {
  const found = read(addressesSchema, answer);
  const policy = [found?.data[0], 'companyPolicy', 'user', 'denyFeatures', 'attachment'].reduce(
    (value, name) => read(record({ [name as string]: anything }), value)?.[name as string],
  );
  return found && policy === true;
}

function readAddress(value: unknown): FileAddress | undefined {
  const found = read(addressSchema, value);
  const url = found && readPictureUrl(found.url || found.path);
  return url === undefined ? undefined : { id: found?.fileKey ?? '', url };
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

const longestRawName = 10_000;
/** Of a longer name, only the end counts. */
const longestReadName = 1_000;
const mimeType = /^[a-z]+\/[\w.+-]{1,80}$/;
/** Windows opens a device for these names. */
const reservedName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const fileSchema = record({
  fileId: id,
  name: text(longestRawName),
  fileType: keyword,
  providerFileType: keyword,
  fileSize: anything,
  thumbnailFile: anything,
  path: text(4_096),
});

const addressesSchema = record({ data: list });
const addressSchema = record({ url: text(4_096), path: text(4_096), fileKey: keyword });
