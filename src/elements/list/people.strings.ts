/** The English strings of the people that `<spaces-list>` finds. The catalogues have them for `<spaces-user-search>`. */
export interface FoundPeopleStrings {
  readonly people: string;
  readonly found: (count: number) => string;
  readonly invite: (email: string) => string;
  readonly inviteHint: string;
  readonly opening: (name: string) => string;
  readonly noDirect: (name: string) => string;
  readonly someMissing: string;
}

export const foundPeopleStrings: FoundPeopleStrings = {
  people: 'People',
  found: (count) => `${count} ${count === 1 ? 'person' : 'people'} found`,
  invite: (email) => `Invite ${email}`,
  inviteHint: 'They join with an invitation link',
  opening: (name) => `Opening the conversation with ${name}…`,
  noDirect: (name) =>
    `You cannot talk with ${name} directly, only with people in your organization or people you have met in a space.`,
  someMissing: 'Some people may be missing because part of the search failed.',
};
