/** Answers about people to be found: pages of a search, people behind addresses, the owner of a room. */
import { fallback } from 'valibot';
import { readEmail } from './email-address.ts';
import { readPerson, type Person } from './person.ts';
import { anything, id, line, list, read, readEach, record, softList, text } from './read.ts';
import { pageUrl } from './rest.ts';
import { readPictureUrl } from './server.ts';

/** One page in the order sent; `next` is the server's own text and must be checked before use. */
export interface PeopleAnswer {
  readonly people: readonly Person[];
  readonly next: string | undefined;
}

/** Somebody found by one of these addresses (lower case). */
export interface AddressedPerson {
  readonly person: Person;
  readonly addresses: readonly string[];
}

const peopleSchema = record({ data: list, nextPageUrl: anything });
const mailSchema = record({ value: text(320) });
const mailsSchema = record({ username: text(320), emails: softList });
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
export function readPeople(answer: unknown): PeopleAnswer | undefined {
  const page = read(peopleSchema, answer);
  return page && { people: readEach(page.data, readPerson), next: pageUrl(page.nextPageUrl) };
}

/** Unknown addresses are simply absent; all addresses of a person count. [doc: W/api/users/users_userid_colleaguesbulk] */
export function readAddressed(answer: unknown): readonly AddressedPerson[] | undefined {
  const found = read(bulkSchema, answer);
  return found && readEach(found.data, readOneAddressed);
}

/** `cid` is the owner's Spaces user id. [doc: D/api/users/users_meetingroom_email; client: BS direct.html] */
export function readRoomOwner(answer: unknown): string | undefined {
  return read(roomSchema, answer)?.data.cid;
}

/** A list of one space, whose id counts. [client: SS:sdk:967] */
export function readDirectSpace(answer: unknown): string | undefined {
  return read(spaceSchema, read(directSchema, answer)?.data[0])?._id;
}

/** A person as a page's own script hands one over: as `Person`, of which only the id is needed. */
export function readGivenPerson(given: unknown): Person | undefined {
  const person = read(givenSchema, given);
  if (!person || person.id === '') return undefined;
  const { name, username, picture } = person;
  return { ...person, name: name || username || person.id, picture: readPictureUrl(picture), kind: 'user' };
}

/** The address of somebody whom a page's own script names by it. */
export function readGivenEmail(given: unknown): string | undefined {
  return readEmail(read(givenEmailSchema, given)?.email ?? '');
}

function readOneAddressed(item: unknown): AddressedPerson | undefined {
  const person = readPerson(item);
  const mails = read(mailsSchema, item);
  if (!person || !mails) return undefined;
  const listed = readEach(mails.emails, (mail) => read(mailSchema, mail)?.value);
  const addresses = [mails.username, ...listed].map((address) => address.toLowerCase());
  return { person, addresses: [...new Set(addresses)].filter((address) => address.includes('@')) };
}
