/** Invites people to one space, and keeps the outcome for each of them. */
import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import { SpacesError } from '../../api/errors.ts';
import { createInvitesClient, type InvitesClient } from '../../api/invites-client.ts';
import type { InvitationLink, InviteResult, Invitee, InviteOptions } from '../../protocol/invitation.ts';
import { type Failure, failureOf } from '../failure.ts';
import type { Spaces } from '../spaces.ts';
import {
  checkInvitee,
  type InvitesState,
  type InviteRequest,
  type InviteTarget,
  type CreatedInvitation,
  newSpaceTarget,
  emptyRequest,
  type Outcome,
  inviteTargetOf,
  targetOfNewSpace,
} from './state.ts';

/** An invitation that was sent from this connection. */
export interface SentInvitation {
  readonly spaceId: string;
  /** Undefined if the service did not return it. Such an invitation cannot be sent again. */
  readonly link: InvitationLink | undefined;
  readonly invitee: Invitee;
  readonly terms: InviteOptions;
  readonly title: string;
  /** How often it was sent again. */
  readonly sequence: number;
  /** Ms since epoch. */
  readonly at: number;
}

/** People in one request [reliability: at most 50 a request]. */
const batchSize = 50;

/** Its methods never throw or reject: failures are states. */
export class InvitesStore {
  readonly #invites = atom<InvitesState>({ step: 'idle' });
  readonly $invites: ReadableAtom<InvitesState> = this.#invites;
  readonly #spaces: Spaces;
  readonly #client: InvitesClient;
  readonly #unsubscribe: () => void;
  #spaceId: string | undefined;
  #room: InviteTarget = newSpaceTarget;
  #request: InviteRequest | undefined;
  readonly #outcomes = new Map<string, Outcome['status']>();
  /** The people that `retry` invites again. */
  #refused: Invitee[] = [];
  #running: Promise<void> | undefined;
  /** Raised when the running task no longer matters. */
  #epoch = 0;

  constructor(spaces: Spaces) {
    this.#spaces = spaces;
    this.#client = createInvitesClient(spaces.http, spaces.linkOrigins);
    this.#unsubscribe = spaces.session.$session.listen(({ step }) => {
      const now = this.$invites.get();
      if ((step === 'signed-out' || step === 'expired') && now.step !== 'idle') {
        this.#reset({ step: 'barred', reason: 'signed-out' });
      }
      // The user may sign in here or anywhere else on the page.
      const waitsForUser = now.step === 'barred' && now.reason === 'signed-out';
      if (step === 'signed-in' && waitsForUser) void this.open(this.#spaceId);
    });
  }

  /** Reads the space, or prepares a new one. Changes nothing at the service. */
  open(spaceId: string | undefined): Promise<void> {
    this.#spaceId = spaceId;
    this.#reset({ step: 'opening' });
    return this.#runOnce(() => this.#load());
  }

  /** Invites all people, 50 per request and one request at a time. While it runs, further calls share it. */
  send(request: InviteRequest): Promise<void> {
    const { step } = this.$invites.get();
    if (step !== 'editing') return this.#running ?? Promise.resolve();
    this.#request = request;
    this.#outcomes.clear();
    return this.#runOnce(() => this.#invite(request.invitees));
  }

  /** Repeats what certainly failed: opening, creating the space, or inviting the people who were refused. */
  retry(): Promise<void> {
    const { step } = this.$invites.get();
    const request = this.#request;
    if (step === 'failed' && request === undefined) return this.open(this.#spaceId);
    if (request === undefined || (step !== 'failed' && step !== 'sent')) return Promise.resolve();
    const refused = this.#refused;
    if (step === 'sent' && refused.length === 0) return Promise.resolve();
    return this.#runOnce(() => this.#invite(step === 'failed' ? request.invitees : refused));
  }

  /** Sends one invitation again with its old link; resolves with the outcome. */
  async resend(sent: SentInvitation): Promise<Outcome['status']> {
    const { spaceId, link, invitee, terms, sequence } = sent;
    if (link === undefined) return 'refused';
    try {
      const { inviteId } = link;
      // An update has no Outlook form. [doc: spaces-api §6.3]
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
    this.#unsubscribe();
    this.#reset({ step: 'idle' });
  }

  #reset(state: InvitesState): void {
    this.#epoch++;
    this.#running = undefined;
    this.#request = undefined;
    this.#room = newSpaceTarget;
    this.#outcomes.clear();
    this.#invites.set(state);
  }

  #runOnce(run: () => Promise<void>): Promise<void> {
    const epoch = this.#epoch;
    this.#running ??= run().finally(() => {
      if (epoch === this.#epoch) this.#running = undefined;
    });
    return this.#running;
  }

  async #load(): Promise<void> {
    const epoch = this.#epoch;
    try {
      const state = await this.#readTarget();
      if (epoch === this.#epoch) this.#invites.set(state);
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      if (epoch === this.#epoch) this.#invites.set({ step: 'failed', failure: failureOf(error) });
    }
  }

  async #readTarget(): Promise<InvitesState> {
    const { session, admissions } = this.#spaces;
    const known = session.$session.get();
    if (known.step !== 'signed-in' && !session.hasPageToken) return { step: 'barred', reason: 'signed-out' };
    const person = known.step === 'signed-in' ? known.person : await session.signInPage();
    if (person.kind === 'guest') return { step: 'barred', reason: 'role' };
    const spaceId = this.#spaceId;
    this.#room =
      spaceId === undefined
        ? targetOfNewSpace(person)
        : inviteTargetOf(await this.#client.space(spaceId, admissions.find(spaceId)?.pin), person.id);
    return this.#room.grants.length === 0
      ? { step: 'barred', reason: 'role' }
      : { step: 'editing', room: this.#room };
  }

  async #invite(invitees: readonly Invitee[]): Promise<void> {
    const epoch = this.#epoch;
    const waiting = this.#check(invitees);
    const made: CreatedInvitation[] = [];
    let failure: Failure | undefined;
    this.#refused = [];
    const publish = (): void =>
      this.#invites.set({
        step: 'sending',
        room: this.#room,
        done: invitees.length - waiting.length,
        total: invitees.length,
      });
    while (waiting.length > 0 || this.#room.spaceId === undefined) {
      publish();
      const batch = waiting.slice(0, batchSize);
      const result = await this.#send(batch);
      if (epoch !== this.#epoch) return;
      // Without a space no person was invited, so the whole request can be repeated.
      if (result.kind === 'refused' && this.#room.spaceId === undefined) {
        return this.#invites.set({ step: 'failed', failure: result.failure });
      }
      // The space may exist, but its id is unknown, so the other people cannot be invited to it.
      const isSpaceLost = result.kind === 'unconfirmed' && this.#room.spaceId === undefined;
      const settled = waiting.splice(0, isSpaceLost ? waiting.length : batchSize);
      for (const { invitee } of settled) this.#outcomes.set(invitee, result.kind);
      if (isSpaceLost) break;
      if (result.kind === 'refused') {
        failure = result.failure;
        this.#refused.push(...batch);
      }
      if (result.kind === 'sent') made.push(this.#take(result.invited, batch));
    }
    this.#invites.set({ step: 'sent', room: this.#room, outcomes: this.#listed(), made, failure });
  }

  /** Records the people who need no request. Returns the others, each once, in the form to send. */
  #check(invitees: readonly Invitee[]): Invitee[] {
    const waiting = new Map<string, Invitee>();
    for (const invitee of invitees) {
      const result = checkInvitee(this.#room, invitee);
      if (typeof result === 'string') this.#outcomes.set(invitee.invitee, result);
      else waiting.set(result.invitee.toLowerCase(), result);
    }
    return [...waiting.values()];
  }

  async #send(batch: readonly Invitee[]): Promise<BatchResult> {
    const { title, terms } = this.#request ?? emptyRequest;
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

  #take({ spaceId, link }: InviteResult, batch: readonly Invitee[]): CreatedInvitation {
    const { title, terms } = this.#request ?? emptyRequest;
    if (this.#room.spaceId === undefined) this.#room = { ...this.#room, spaceId, title };
    // If the page sends the mail, an invitation without a link invites no one.
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

type BatchResult =
  | { readonly kind: 'sent'; readonly invited: InviteResult }
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'refused'; readonly failure: Failure };

/** The service may have sent the invitations even though no readable answer arrived. */
function isLost({ code }: SpacesError): boolean {
  return ['offline', 'unreachable', 'timeout', 'server-error', 'bad-answer'].includes(code);
}

/** Kept in memory until the user signs out. */
const sentByConnection = new WeakMap<Spaces, WritableAtom<readonly SentInvitation[]>>();

/** What was sent from this connection, newest first. */
export function sentInvitations(spaces: Spaces): ReadableAtom<readonly SentInvitation[]> {
  return sentAtom(spaces);
}

/** Keeps one entry per person and space: the last invitation counts. */
function rememberSent(spaces: Spaces, sent: readonly SentInvitation[]): void {
  const $sent = sentAtom(spaces);
  const isNew = ({ spaceId, invitee }: SentInvitation): boolean =>
    !sent.some((one) => one.spaceId === spaceId && one.invitee.invitee === invitee.invitee);
  $sent.set([...sent, ...$sent.get().filter(isNew)]);
}

function sentAtom(spaces: Spaces): WritableAtom<readonly SentInvitation[]> {
  const known = sentByConnection.get(spaces);
  if (known) return known;
  const $sent = atom<readonly SentInvitation[]>([]);
  sentByConnection.set(spaces, $sent);
  // The next user of the connection must not see the invitations of another user.
  let ownerId = '';
  spaces.session.$session.subscribe((session) => {
    const { step } = session;
    const isOther = step === 'signed-in' && ownerId !== '' && session.person.id !== ownerId;
    if (step === 'signed-out' || isOther) $sent.set([]);
    if (step === 'signed-in') ownerId = session.person.id;
  });
  return $sent;
}
