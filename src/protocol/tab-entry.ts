/** What a tab keeps of a connection over a reload. Any script of the page can write to the storage, so it is hostile until read. */
import { pipe, transform, type InferOutput } from 'valibot';
import type { Person } from './person.ts';
import {
  flag,
  id,
  idOrEmpty,
  line,
  listOrEmpty,
  matching,
  orUndefined,
  number,
  read,
  readEach,
  record,
  text,
} from './read.ts';

/** A guest, whose token cannot be renewed. */
export type KeptGuest = InferOutput<typeof guestSchema>;

/** A space that the user joined, or is joining. */
export type KeptSpace = InferOutput<typeof spaceSchema>;

export interface TabEntry {
  /** The name in the form; "" if there is none. */
  readonly name?: string;
  readonly guest?: KeptGuest | undefined;
  /** Newest first. */
  readonly joined?: readonly KeptSpace[];
  /** Id of the space last joined or picked; "" if there is none. */
  readonly current?: string;
}

const personSchema = pipe(
  record({ id, name: line }),
  transform((person): Person => ({ ...person, username: '', picture: undefined, kind: 'guest' })),
);

const guestSchema = record({
  token: matching(/^[!-~]{1,16384}$/),
  /** When the token was issued; ms since epoch. */
  since: number,
  /** Undefined until the service has said who it is. */
  person: orUndefined(personSchema),
  /** The user chose the name and pressed the button; otherwise the page did both. */
  clicked: flag,
});

const spaceSchema = record({
  /** Id of the invite, or of the space if the link is one to a space. */
  by: id,
  /** Id of the user. */
  person: id,
  /** Id of the space; "" until the user is in. */
  space: idOrEmpty,
  /** The PIN that was accepted; "" without one. */
  pin: text(200),
  /** The user pressed the button. */
  clicked: flag,
});

const entrySchema = record({
  name: line,
  guest: orUndefined(guestSchema),
  joined: listOrEmpty,
  current: idOrEmpty,
});

export function readTabEntry(value: unknown): TabEntry {
  const found = read(entrySchema, value);
  return found ? { ...found, joined: readEach(found.joined, (item) => read(spaceSchema, item)) } : {};
}
