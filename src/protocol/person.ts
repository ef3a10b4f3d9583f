/** Reads a person from messages, member lists, presence events and `users/me`. */
import { pipe, transform, type GenericSchema } from 'valibot';
import { id, line, read, record, text, keyword } from './read.ts';
import { readPictureUrl } from './server.ts';

/** A person: an account user, a guest, a phone caller, or the service itself. */
export interface Person {
  /** Spaces user id, or the anonymous id of a guest (not the Accounts id). */
  readonly id: string;
  /** Display name; falls back to the user name, then to "". Plain text, at most 200 characters. */
  readonly name: string;
  /** User name, usually the e-mail address; "" when unknown. */
  readonly username: string;
  /** `https:` URL (loopback `http:` allowed) of the picture; undefined when the person has none. */
  readonly picture: string | undefined;
  readonly kind: PersonKind;
  /** Only from a page's own people search. */
  readonly organization?: string | undefined;
}

export type PersonKind = 'user' | 'guest' | 'phone' | 'service';

/** Fields of every description of a person, apart from the id. */
export const personEntries = {
  displayname: line,
  username: line,
  picture_url: text(4_096),
  picturefile: text(4_096),
};

/** `type` in messages and presence [doc: D/api/messages/tasks_taskid_messages], `aType` in `users/me` [client: SS:sdk:262]. */
export const personSchema: GenericSchema<unknown, Person> = pipe(
  record({ _id: id, type: keyword, aType: keyword, ...personEntries }),
  transform(({ _id, type, aType, ...rest }) => toPerson(_id, type || aType, rest)),
);

export function readPerson(value: unknown): Person | undefined {
  return read(personSchema, value);
}

/** `kind`: the service's `type`, `aType` or `memberType`. */
export function toPerson(
  personId: string,
  kind: string,
  fields: { displayname: string; username: string; picture_url: string; picturefile: string },
): Person {
  const { displayname, username, picture_url, picturefile } = fields;
  return {
    id: personId,
    name: displayname || username,
    username,
    picture: readPicture(picture_url) ?? readPicture(picturefile),
    kind: kindOf(kind),
  };
}

/** The service's own name of a kind of person, as in `sender.type`. [draft: W/api/socket/presence_event_response] */
export function formatPersonKind(kind: PersonKind): string {
  return kind === 'guest' ? 'anonymous' : kind === 'service' ? 'spaceserver' : kind;
}

function kindOf(type: string): PersonKind {
  if (/^anonymous/i.test(type)) return 'guest';
  if (/^phone/i.test(type)) return 'phone';
  return type === 'spaceserver' ? 'service' : 'user';
}

/** People without a picture have one with this name. [doc: D/tutorials/user_directory] */
function readPicture(address: string): string | undefined {
  const url = readPictureUrl(address);
  return url?.endsWith('/norevimages/noimage.jpg') ? undefined : url;
}
