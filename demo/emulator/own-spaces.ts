/** What a person sees of the spaces they are in: which, in what order, and what is new in them. */
import type { MessageRecord } from './messages.ts';
import type { PersonRecord } from './people.ts';
import type { SpaceRecord } from './space-registry.ts';
import type { World } from './world.ts';

/** One space in somebody's list. */
export interface OwnSpace {
  readonly space: SpaceRecord;
  /** The space is gone and listed only because deleted ones were asked for. */
  readonly deleted: boolean;
  /** Ms since epoch of what happened last in it. */
  readonly active: number;
}

/** What the list is narrowed down to [doc: D/api/users/users_me_spaces]. */
export interface OwnSpacesWish {
  readonly types: ReadonlySet<string>;
  readonly status: 'open' | 'archived' | 'all';
  readonly pinned: boolean;
  readonly deleted: boolean;
  readonly search: RegExp;
}

/** The spaces of a person, the one with the latest activity first. */
export function ownSpaces(world: World, person: PersonRecord, wish: OwnSpacesWish): OwnSpace[] {
  const gone = wish.deleted ? world.spaces.removed : [];
  return [
    ...world.spaces.all.map((space) => ownSpace(world, space, false)),
    ...gone.map((space) => ownSpace(world, space, true)),
  ]
    .filter(
      ({ space }) => space.attendances.get(person.id)?.listed === true && fits(world, person, space, wish),
    )
    .sort((one, other) => other.active - one.active || (one.space.id < other.space.id ? 1 : -1));
}

/** Whether somebody else said something since the person last looked. */
export function isUnread(world: World, person: PersonRecord, space: SpaceRecord): boolean {
  const seen = space.lastAccess.get(person.id) ?? space.attendances.get(person.id)?.joined ?? Infinity;
  return world.messages
    .in(space.id)
    .some(({ stored, senderId, deleted }) => !deleted && stored > seen && senderId !== person.id);
}

export function latestChat(world: World, space: SpaceRecord): MessageRecord | undefined {
  return world.messages.in(space.id).findLast(({ category, deleted }) => category === 'chat' && !deleted);
}

function ownSpace(world: World, space: SpaceRecord, deleted: boolean): OwnSpace {
  const active = world.messages.in(space.id).at(-1)?.stored ?? space.created;
  return { space, deleted, active };
}

function fits(world: World, person: PersonRecord, space: SpaceRecord, wish: OwnSpacesWish): boolean {
  if (!wish.types.has(space.type)) return false;
  if (wish.status !== 'all' && space.archived !== (wish.status === 'archived')) return false;
  if (wish.pinned && space.preferences.get(person.id)?.isPinned !== true) return false;
  return searchedTexts(world, person, space).some((text) => wish.search.test(text));
}

/** A direct space has no title of its own: it is found by the other party's names. */
function searchedTexts(world: World, person: PersonRecord, space: SpaceRecord): readonly string[] {
  if (space.type !== 'direct') return [space.title];
  const others = [...space.attendances.keys()].filter((id) => id !== person.id);
  return others.flatMap((id) => {
    const other = world.people.get(id);
    return other === undefined ? [] : [other.displayname, other.username];
  });
}
