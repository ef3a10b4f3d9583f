/** The invitation that the user is preparing: title, people with their roles, time, language and note. */
import type { ReactiveControllerHost } from 'lit';
import { domainOf, readAddress } from '../../protocol/email-address.ts';
import type { Invitee, InviteOptions } from '../../protocol/invitation.ts';
import { mailLanguageOf } from '../../protocol/mail-languages.ts';
import type { Role } from '../../protocol/space.ts';
import { checkInvitee, type InviteRequest, type InviteTarget } from '../../stores/invites/state.ts';
import { ownZone, zonedTime } from '../../stores/invites/zoned-time.ts';
import type { Picked } from '../../stores/people/picked.ts';

/** Who sends the invitations: the service, the page, or the user's Outlook. */
export type Delivery = 'server' | 'page' | 'outlook';

export interface DraftValues {
  readonly title: string;
  readonly people: readonly DraftPerson[];
  readonly defaultRole: Role;
  /** Roles that differ from the default one, by `DraftPerson.invitee` or e-mail address. */
  readonly roles: ReadonlyMap<string, Role>;
  readonly timed: boolean;
  /** YYYY-MM-DD */
  readonly date: string;
  /** HH:MM */
  readonly time: string;
  readonly zone: string;
  readonly minutes: number;
  /** Of the mail; undefined while the user has not chosen one. */
  readonly language: string | undefined;
  readonly mode: 'join' | 'meet';
  readonly note: string;
}

/** A chip of the people field. */
export interface DraftPerson {
  readonly invitee: string;
  readonly kind: Invitee['kind'];
  /** The text of the chip. */
  readonly label: string;
  /** Undefined when no address is known. */
  readonly email: string | undefined;
  /** The item of the people field's `selected`. */
  readonly picked: Picked;
}

/**
 * What prevents sending. `unfinished`: the people field holds text that is not a chip yet; the field itself shows why.
 */
export type DraftProblem = 'title' | 'unfinished' | 'people' | 'time';

/**
 * What the user sees about a person before the invitation is sent. `inside`: already a member. `awaited`: invited
 * before and not a member yet. `outside`: the address has another domain than the inviter's.
 */
export type PersonMark = 'inside' | 'awaited' | 'outside';

interface DraftHost extends ReactiveControllerHost {
  readonly role: Role;
  readonly mode: 'join' | 'meet';
}

/** Sending more people than this, or any admin, needs a confirmation. */
const mostUnconfirmed = 10;

/** Any other value of `delivery` means the service. [doc: spaces-api §6.3] */
const channels: Readonly<Record<string, InviteOptions['channel']>> = { page: 'client', outlook: 'outlook' };

/**
 * Keeps what the user has entered, also while the dialog is closed, until it is sent. It belongs to one space: for
 * another space the dialog shows another draft, and comes back to this one.
 */
export class InviteDraft {
  readonly #host: DraftHost;
  readonly #language: { readonly lang: string };
  #values: DraftValues | undefined;
  #spaceId: string | undefined;
  /** The drafts for other spaces, as long as the element lives. */
  readonly #bySpaceId = new Map<string | undefined, DraftValues | undefined>();
  #problems: readonly DraftProblem[] = [];
  #isNewSpace = false;
  #revision = {};

  constructor(host: DraftHost, language: { readonly lang: string }) {
    this.#host = host;
    this.#language = language;
  }

  get values(): DraftValues {
    return (this.#values ??= initialValues(this.#host));
  }

  /** The page's, which may load after the dialog, until the user chooses another one. */
  get mailLanguage(): string {
    return this.values.language ?? mailLanguageOf(this.#language.lang);
  }

  /** The problems that the last check found and that are not fixed yet. */
  get problems(): readonly DraftProblem[] {
    return this.#problems;
  }

  /** A new object each time the people field must show the people of the draft instead of its own. */
  get revision(): object {
    return this.#revision;
  }

  change(change: Partial<DraftValues>): void {
    this.#values = { ...this.values, ...change };
    const left = problemsOf(this.#values, this.#isNewSpace);
    this.#problems = this.#problems.filter((problem) => left.includes(problem));
    this.#host.requestUpdate();
  }

  /** Replaces the people by these addresses. */
  replacePeople(emails: readonly string[]): void {
    this.#revision = {};
    this.change({ people: peopleOf(emails.map((email) => ({ kind: 'email', email }))) });
  }

  /** Takes over the people of the people field, also those whose address is still being looked up. */
  readPeople(field: Element | null): void {
    this.change({ people: peopleOf(field && 'selected' in field ? field.selected : []) });
  }

  /** Continues the draft for a space; undefined stands for a new one. Returns whether that is another draft. */
  switchTo(spaceId: string | undefined): boolean {
    if (spaceId === this.#spaceId) return false;
    this.#bySpaceId.set(this.#spaceId, this.#values);
    this.#spaceId = spaceId;
    this.#show(this.#bySpaceId.get(spaceId));
    return true;
  }

  giveRole(invitee: string, role: Role): void {
    this.change({ roles: new Map(this.values.roles).set(invitee, role) });
  }

  /** By e-mail address in lower case. A person is known by their address until they have a role of their own. */
  giveRoles(roles: ReadonlyMap<string, Role>): void {
    this.change({ roles: new Map([...this.values.roles, ...roles]) });
  }

  clear(): void {
    this.#show(undefined);
  }

  /** Clears the drafts for all spaces. */
  clearAll(): void {
    this.#bySpaceId.clear();
    this.clear();
  }

  /** Looks for problems and returns the first one. The form marks the fields of all of them. */
  check({ spaceId }: InviteTarget, field: Element | null): DraftProblem | undefined {
    this.#isNewSpace = spaceId === undefined;
    this.#problems = problemsOf(this.values, this.#isNewSpace, isFinished(field));
    this.#host.requestUpdate();
    return this.#problems[0];
  }

  isComplete({ spaceId }: InviteTarget): boolean {
    return problemsOf(this.values, spaceId === undefined).length === 0;
  }

  needsConfirmation(target: InviteTarget): boolean {
    const invitees = this.invited(target);
    return invitees.length > mostUnconfirmed || invitees.some(({ role }) => role === 'admin');
  }

  /** The people who will get an invitation; members of the space do not. */
  invited(target: InviteTarget): Invitee[] {
    return this.#invitees(target).filter((invitee) => checkInvitee(target, invitee) !== 'in-space');
  }

  roleOf({ invitee, email = '' }: DraftPerson): Role {
    const { roles, defaultRole } = this.values;
    return roles.get(invitee) ?? roles.get(email.toLowerCase()) ?? defaultRole;
  }

  request(target: InviteTarget, delivery: Delivery): InviteRequest {
    const { title, mode } = this.values;
    const invitees = this.#invitees(target);
    // Without invitees the service sends no mail, so it is asked for the content: the link in it is for the user. [doc: spaces-api §6.3]
    const channel = invitees.length === 0 ? 'client' : (channels[delivery] ?? 'server');
    const terms = { time: timeOf(this.values), mode, language: this.mailLanguage, channel };
    return { title: title.trim(), invitees, terms };
  }

  #show(values: DraftValues | undefined): void {
    this.#values = values;
    this.#problems = [];
    this.#revision = {};
    this.#host.requestUpdate();
  }

  #invitees({ grants }: InviteTarget): Invitee[] {
    return this.values.people.map((person) => {
      const role = this.roleOf(person);
      return { invitee: person.invitee, kind: person.kind, role: grants.includes(role) ? role : 'guest' };
    });
  }
}

/** `ownAddress`: the inviter's e-mail address; "" when unknown. */
export function inviteeMark(
  { invitee, kind }: DraftPerson,
  target: InviteTarget,
  ownAddress: string,
): PersonMark | undefined {
  const key = invitee.toLowerCase();
  if (target.inside.includes(key)) return 'inside';
  if (target.awaited.includes(key)) return 'awaited';
  if (kind !== 'email' || !ownAddress.includes('@')) return undefined;
  return domainOf(key) === domainOf(ownAddress).toLowerCase() ? undefined : 'outside';
}

function initialValues({ role, mode }: DraftHost): DraftValues {
  const time = { timed: false, date: '', time: '', zone: ownZone(), minutes: 60 };
  const people = { people: [], defaultRole: role, roles: new Map() };
  return { title: '', ...people, ...time, language: undefined, mode, note: '' };
}

/** In the order of the fields. A new space needs no other people. */
function problemsOf(draft: DraftValues, isNewSpace: boolean, isFinished = true): readonly DraftProblem[] {
  const problems: readonly (readonly [DraftProblem, boolean])[] = [
    ['title', isNewSpace && draft.title.trim() === ''],
    ['unfinished', !isFinished],
    ['people', isFinished && !isNewSpace && draft.people.length === 0],
    ['time', draft.timed && timeOf(draft) === undefined],
  ];
  return problems.filter(([, holds]) => holds).map(([problem]) => problem);
}

/** Undefined when no time is set, or when it cannot be read. */
function timeOf({ timed, date, time, zone, minutes }: DraftValues): InviteOptions['time'] {
  const starts = timed ? zonedTime(date, time, zone) : undefined;
  return starts === undefined ? undefined : { starts, ends: starts + minutes * 60_000 };
}

/** Whether the people field has turned all of its text into chips. */
function isFinished(field: Element | null): boolean {
  if (!field || !('checkValidity' in field) || typeof field.checkValidity !== 'function') return true;
  return field.checkValidity() !== false;
}

function peopleOf(selected: unknown): readonly DraftPerson[] {
  return Array.isArray(selected) ? selected.flatMap(readPerson) : [];
}

/** Checks each property, because the people field may come from another version of this library. */
function readPerson(item: unknown): DraftPerson | [] {
  if (typeof item !== 'object' || item === null) return [];
  const picked = item as Picked;
  const { kind, id, name, email, username } = item as Partial<Record<string, unknown>>;
  if (kind === 'email') {
    return typeof email === 'string' ? { invitee: email, kind, label: email, email, picked } : [];
  }
  if (kind !== 'person' || typeof id !== 'string') return [];
  const label = typeof name === 'string' && name !== '' ? name : id;
  const address = readAddress(typeof username === 'string' ? username : '');
  return { invitee: id, kind: 'user', label, email: address, picked };
}
