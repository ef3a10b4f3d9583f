/** Reads people from responses (pages of a search, people by e-mail address, the owner of a room) and from a page's own script. */
import { fallback } from 'valibot';
import { readEmail } from './email-address.ts';
import { readPerson, type Person } from './person.ts';
import { anything, id, line, list, read, readEach, record, listOrEmpty, text } from './read.ts';
import { readPageUrl, searchPattern } from './paged-lists.ts';
import { readPictureUrl } from './server.ts';

/** One page in the order received. `next` is untrusted text: use it through `pageQuery`. */
export interface PeopleResponse {
  readonly people: readonly Person[];
  readonly next: string | undefined;
}

/** A person found by e-mail address; all their addresses, in lower case. */
export interface AddressedPerson {
  readonly person: Person;
  readonly addresses: readonly string[];
}

const peopleSchema = record({ data: list, nextPageUrl: anything });
const mailSchema = record({ value: text(320) });
const mailsSchema = record({ username: text(320), emails: listOrEmpty });
const roomSchema = record({ data: record({ cid: id }) });
const directSchema = record({ data: list });
const spaceSchema = record({ _id: id });
const givenSchema = record({
  id: text(200),
  name: line,
  username: text(320),
  picture: text(4_096),
  organization: line,
});
const givenEmailSchema = record({ email: text(320) });
const bulkSchema = record({ data: fallback(list, []) });

/** [doc: D/api/users/users_userid_colleagues, D/api/users/users_userid_people_withdm] */
export function readPeople(answer: unknown): PeopleResponse | undefined {
  const page = read(peopleSchema, answer);
  return page && { people: readEach(page.data, readPerson), next: readPageUrl(page.nextPageUrl) };
}

/** Unknown addresses are absent; a person has all their addresses. [doc: W/api/users/users_userid_colleaguesbulk] */
export function readAddressed(answer: unknown): readonly AddressedPerson[] | undefined {
  const found = read(bulkSchema, answer);
  return found && readEach(found.data, readOneAddressed);
}

/** `cid` is the owner's Spaces user id. [doc: D/api/users/users_meetingroom_email; client: BS direct.html] */
export function readRoomOwner(answer: unknown): string | undefined {
  return read(roomSchema, answer)?.data.cid;
}

/** The id of the one space in the list. [client: SS:sdk:967] */
export function readDirectSpace(answer: unknown): string | undefined {
  return read(spaceSchema, read(directSchema, answer)?.data[0])?._id;
}

/** A person from a page's own script: like `Person`, but only `id` is required. */
export function readGivenPerson(given: unknown): Person | undefined {
  const person = read(givenSchema, given);
  if (!person || person.id === '') return undefined;
  const { name, username, picture } = person;
  return { ...person, name: name || username || person.id, picture: readPictureUrl(picture), kind: 'user' };
}

/** The e-mail address of a person from a page's own script, which may give no more than that. */
export function readGivenEmail(given: unknown): string | undefined {
  return readEmail(read(givenEmailSchema, given)?.email ?? '');
}

/** The words that a user types to find a person, without the comma after a family name. */
export function searchWords(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

/**
 * The `search` for people, who are found by their names in any order: "Okafor, Ben" finds Ben Okafor. It is a regular
 * expression. [doc: spaces-api §3.3]
 */
export function peoplePattern(text: string): string {
  const words = searchWords(text).map(searchPattern);
  if (words.length < 2) return words[0] ?? searchPattern(text);
  // More words are a title or a sentence; there are too many orders of them.
  const orders = words.length > 3 ? [words] : permutations(words);
  return orders.map((order) => order.join('.*')).join('|');
}

/** Finds the words of a search in the texts of the people found. */
export function searchMatch(text: string): RegExp {
  return new RegExp(searchWords(text).map(searchPattern).join('|') || '(?!)', 'i');
}

function permutations(words: readonly string[]): readonly (readonly string[])[] {
  if (words.length < 2) return [words];
  return words.flatMap((word, at) => permutations(words.toSpliced(at, 1)).map((rest) => [word, ...rest]));
}

function readOneAddressed(item: unknown): AddressedPerson | undefined {
  const person = readPerson(item);
  const mails = read(mailsSchema, item);
  if (!person || !mails) return undefined;
  const listed = readEach(mails.emails, (mail) => read(mailSchema, mail)?.value);
  const addresses = [mails.username, ...listed].map((address) => address.toLowerCase());
  return { person, addresses: [...new Set(addresses)].filter((address) => address.includes('@')) };
}
