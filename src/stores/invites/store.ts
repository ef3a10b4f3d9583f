/** Inviting people: one space, one list of people, what became of each of them. */
import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import { SpacesError } from '../../api/errors.ts';
import { createInvitesClient, type InvitesClient } from '../../api/invites-client.ts';
import type { InvitationLink, Invited, Invitee, InviteTerms } from '../../protocol/invitation.ts';
import { type Failure, failureOf } from '../failure.ts';
import type { Spaces } from '../spaces.ts';
import {
  checked,
  type InvitesState,
  type InviteRequest,
  type InviteTarget,
  type MadeInvitation,
  newTarget,
  emptyRequest,
  type Outcome,
  targetOf,
  targetOfCreator,
} from './state.ts';

/** Nothing here throws or rejects. */
export interface InvitesStore {
  readonly $invites: ReadableAtom<InvitesState>;
  /** Looks at the space, or makes ready for a new one. Asks for nothing but to read. */
  open(spaceId: string | undefined): Promise<void>;
  /** Invites everybody, 50 a request, one request at a time. Single-flight. */
  send(wish: InviteRequest): Promise<void>;
  /** Once more what failed for sure: opening, making the space, or the people who were refused. */
  retry(): Promise<void>;
  /** Sends one invitation again by its old link; resolves with what became of it. */
  resend(sent: SentInvitation): Promise<Outcome['status']>;
  dispose(): void;
}

export function createInvites(spaces: Spaces): InvitesStore {
  return new Invites(spaces);
}

/** People a request may carry [reliability: at most 50 a request]. */
const batchSize = 50;

class Invites implements InvitesStore {
  readonly $invites = atom<InvitesState>({ step: 'idle' });
  readonly #spaces: Spaces;
  readonly #client: InvitesClient;
  readonly #forget: () => void;
  #spaceId: string | undefined;
  #room: InviteTarget = newTarget;
  #wish: InviteRequest | undefined;
  readonly #outcomes = new Map<string, Outcome['status']>();
  /** Whom another try would be for. */
  #refused: Invitee[] = [];
  #running: Promise<void> | undefined;
  /** Raised when what runs no longer matters. */
  #epoch = 0;

  constructor(spaces: Spaces) {
    this.#spaces = spaces;
    this.#client = createInvitesClient(spaces.http, spaces.linkOrigins);
    this.#forget = spaces.session.$session.listen(({ step }) => {
      const now = this.$invites.get();
      if ((step === 'signed-out' || step === 'expired') && now.step !== 'idle') {
        this.#reset({ step: 'barred', reason: 'signed-out' });
      }
      // Here or elsewhere on the page: now somebody is known.
      const waits = now.step === 'barred' && now.reason === 'signed-out';
      if (step === 'signed-in' && waits) void this.open(this.#spaceId);
    });
  }

  open(spaceId: string | undefined): Promise<void> {
    this.#spaceId = spaceId;
    this.#reset({ step: 'opening' });
    return this.#once(() => this.#look());
  }

  send(wish: InviteRequest): Promise<void> {
    const { step } = this.$invites.get();
    if (step !== 'editing') return this.#running ?? Promise.resolve();
    this.#wish = wish;
    this.#outcomes.clear();
    return this.#once(() => this.#invite(wish.invitees));
  }

  retry(): Promise<void> {
    const { step } = this.$invites.get();
    const wish = this.#wish;
    if (step === 'failed' && wish === undefined) return this.open(this.#spaceId);
    if (wish === undefined || (step !== 'failed' && step !== 'sent')) return Promise.resolve();
    const refused = this.#refused;
    if (step === 'sent' && refused.length === 0) return Promise.resolve();
    return this.#once(() => this.#invite(step === 'failed' ? wish.invitees : refused));
  }

  async resend(sent: SentInvitation): Promise<Outcome['status']> {
    const { spaceId, link, invitee, terms, sequence } = sent;
    if (link === undefined) return 'refused';
    try {
      const { inviteId } = link;
      // An update knows no Outlook form. [doc: spaces-api §6.3]
      const channel = terms.channel === 'server' ? 'server' : 'client';
      await this.#client.update({ inviteId, spaceId }, [invitee], { ...terms, channel });
      rememberSent(this.#spaces, [{ ...sent, sequence: sequence + 1, at: Date.now() }]);
      return 'sent';
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      return isLost(error) ? 'unconfirmed' : 'refused';
    }
  }

  dispose(): void {
    this.#forget();
    this.#reset({ step: 'idle' });
  }

  #reset(state: InvitesState): void {
    this.#epoch++;
    this.#running = undefined;
    this.#wish = undefined;
    this.#room = newTarget;
    this.#outcomes.clear();
    this.$invites.set(state);
  }

  #once(run: () => Promise<void>): Promise<void> {
    const epoch = this.#epoch;
    this.#running ??= run().finally(() => {
      if (epoch === this.#epoch) this.#running = undefined;
    });
    return this.#running;
  }

  async #look(): Promise<void> {
    const epoch = this.#epoch;
    try {
      const state = await this.#roomState();
      if (epoch === this.#epoch) this.$invites.set(state);
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      if (epoch === this.#epoch) this.$invites.set({ step: 'failed', failure: failureOf(error) });
    }
  }

  async #roomState(): Promise<InvitesState> {
    const { session, admissions } = this.#spaces;
    const known = session.$session.get();
    if (known.step !== 'signed-in' && !session.hasPageToken) return { step: 'barred', reason: 'signed-out' };
    const person = known.step === 'signed-in' ? known.person : await session.signInPage();
    if (person.kind === 'guest') return { step: 'barred', reason: 'role' };
    const spaceId = this.#spaceId;
    this.#room =
      spaceId === undefined
        ? targetOfCreator(person)
        : targetOf(await this.#client.space(spaceId, admissions.find(spaceId)?.pin), person.id);
    return this.#room.grants.length === 0
      ? { step: 'barred', reason: 'role' }
      : { step: 'editing', room: this.#room };
  }

  async #invite(invitees: readonly Invitee[]): Promise<void> {
    const epoch = this.#epoch;
    const waiting = this.#check(invitees);
    const made: MadeInvitation[] = [];
    let failure: Failure | undefined;
    this.#refused = [];
    const tell = (): void =>
      this.$invites.set({
        step: 'sending',
        room: this.#room,
        done: invitees.length - waiting.length,
        total: invitees.length,
      });
    while (waiting.length > 0 || this.#room.spaceId === undefined) {
      tell();
      const batch = waiting.slice(0, batchSize);
      const result = await this.#ask(batch);
      if (epoch !== this.#epoch) return;
      // No space, so nobody was invited: the whole wish can be made again.
      if (result.kind === 'refused' && this.#room.spaceId === undefined) {
        return this.$invites.set({ step: 'failed', failure: result.failure });
      }
      // There may be a space whose id nobody knows, so the others cannot be invited to it.
      const lostSpace = result.kind === 'unconfirmed' && this.#room.spaceId === undefined;
      const told = waiting.splice(0, lostSpace ? waiting.length : batchSize);
      for (const { invitee } of told) this.#outcomes.set(invitee, result.kind);
      if (lostSpace) break;
      if (result.kind === 'refused') {
        failure = result.failure;
        this.#refused.push(...batch);
      }
      if (result.kind === 'sent') made.push(this.#take(result.invited, batch));
    }
    this.$invites.set({ step: 'sent', room: this.#room, outcomes: this.#listed(), made, failure });
  }

  /** Notes who needs no request and gives back the others, each once, in the form to be sent. */
  #check(invitees: readonly Invitee[]): Invitee[] {
    const waiting = new Map<string, Invitee>();
    for (const invitee of invitees) {
      const result = checked(this.#room, invitee);
      if (typeof result === 'string') this.#outcomes.set(invitee.invitee, result);
      else waiting.set(result.invitee.toLowerCase(), result);
    }
    return [...waiting.values()];
  }

  async #ask(batch: readonly Invitee[]): Promise<Answer> {
    const { title, terms } = this.#wish ?? emptyRequest;
    const { spaceId } = this.#room;
    try {
      const invited = await (spaceId === undefined
        ? this.#client.create(title, batch, terms)
        : this.#client.invite(spaceId, batch, terms));
      return { kind: 'sent', invited };
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      return isLost(error) ? { kind: 'unconfirmed' } : { kind: 'refused', failure: failureOf(error) };
    }
  }

  #take({ spaceId, link }: Invited, batch: readonly Invitee[]): MadeInvitation {
    const { title, terms } = this.#wish ?? emptyRequest;
    if (this.#room.spaceId === undefined) this.#room = { ...this.#room, spaceId, title };
    // A content to be mailed by the page that holds no link invites nobody.
    if (link === undefined && terms.channel !== 'server') {
      for (const { invitee } of batch) this.#outcomes.set(invitee, 'unconfirmed');
      return { spaceId, link, invitees: [], title: this.#room.title, terms };
    }
    const at = Date.now();
    rememberSent(
      this.#spaces,
      batch.map((invitee) => ({ spaceId, link, invitee, terms, title: this.#room.title, sequence: 0, at })),
    );
    return { spaceId, link, invitees: batch, title: this.#room.title, terms };
  }

  #listed(): readonly Outcome[] {
    return [...this.#outcomes].map(([invitee, status]) => ({ invitee, status }));
  }
}

type Answer =
  | { readonly kind: 'sent'; readonly invited: Invited }
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'refused'; readonly failure: Failure };

/** The service may have done the work although no answer, or no readable one, arrived. */
function isLost({ code }: SpacesError): boolean {
  return ['offline', 'unreachable', 'timeout', 'server-error', 'bad-answer'].includes(code);
}

// What this browser has sent: in memory, per connection, gone with the session.

export interface SentInvitation {
  readonly spaceId: string;
  /** Undefined where the service did not tell it; such an invitation cannot be sent again. */
  readonly link: InvitationLink | undefined;
  readonly invitee: Invitee;
  readonly terms: InviteTerms;
  readonly title: string;
  /** How often it was sent again. */
  readonly sequence: number;
  /** Ms since epoch. */
  readonly at: number;
}

const perConnection = new WeakMap<Spaces, WritableAtom<readonly SentInvitation[]>>();

/** Newest first. */
export function sentInvitations(spaces: Spaces): ReadableAtom<readonly SentInvitation[]> {
  return memoryOf(spaces);
}

/** One entry per person and space: the last invitation counts. */
function rememberSent(spaces: Spaces, sent: readonly SentInvitation[]): void {
  const $sent = memoryOf(spaces);
  const isNew = ({ spaceId, invitee }: SentInvitation): boolean =>
    !sent.some((one) => one.spaceId === spaceId && one.invitee.invitee === invitee.invitee);
  $sent.set([...sent, ...$sent.get().filter(isNew)]);
}

function memoryOf(spaces: Spaces): WritableAtom<readonly SentInvitation[]> {
  const known = perConnection.get(spaces);
  if (known) return known;
  const $sent = atom<readonly SentInvitation[]>([]);
  perConnection.set(spaces, $sent);
  // Whoever uses the connection next must not read whom somebody else invited.
  let whose = '';
  spaces.session.$session.subscribe((session) => {
    const { step } = session;
    const isOther = step === 'signed-in' && whose !== '' && session.person.id !== whose;
    if (step === 'signed-out' || isOther) $sent.set([]);
    if (step === 'signed-in') whose = session.person.id;
  });
  return $sent;
}
