/** The sheet being filled in: the draft, what is wrong with it, and how the form sees it. */
import type { ReactiveControllerHost } from 'lit';
import type { Invitee, InviteTerms } from '../../protocol/invitation.ts';
import { mailLanguages } from '../../protocol/mail-words.ts';
import type { InvitingRoom } from '../../stores/inviting-room.ts';
import type { InviteWish } from '../../stores/inviting-state.ts';
import { emptyDraft, problemOf, timeOf, type DraftProblem, type InviteDraft } from './invite-draft.ts';
import type { FormView } from './invite-form.ts';
import { chosenAmong, withRoles, type Proposed } from './invitees.ts';

/** Who carries the invitations out: the service, the page, or the visitor's Outlook. */
export type Delivery = 'server' | 'page' | 'outlook';

/** Anything else a page may have written means the service. [doc: spaces-api §6.3] */
const channels: Readonly<Record<string, InviteTerms['channel']>> = { page: 'client', outlook: 'outlook' };

/** What the page proposes. */
export type Proposal = Pick<InviteDraft, 'usualRole' | 'mode'> & { readonly lang: string };

/** Above so many people, and for every admin, the count is confirmed first. */
const unconfirmedMost = 10;

export class InviteSheet {
  readonly #host: ReactiveControllerHost;
  readonly #proposal: () => Proposal;
  #draft: InviteDraft | undefined;
  #preview = '';
  /** What the people field is given to begin with. */
  #proposed: readonly Proposed[] = [];
  problem: DraftProblem | undefined;
  confirming = false;

  constructor(host: ReactiveControllerHost, proposal: () => Proposal) {
    this.#host = host;
    this.#proposal = proposal;
  }

  get draft(): InviteDraft {
    this.#draft ??= empty(this.#proposal());
    return this.#draft;
  }

  /** For whom the dialog was opened. */
  propose(emails: readonly string[]): void {
    if (emails.length === 0) return;
    this.#proposed = emails.map((email) => ({ kind: 'email', email }));
    this.change({ chosen: chosenAmong(this.#proposed) });
  }

  clear(): void {
    this.#draft = undefined;
    this.#proposed = [];
    this.#preview = '';
    this.problem = undefined;
  }

  change(change: Partial<InviteDraft>): void {
    this.#draft = { ...this.draft, ...change };
    this.problem = undefined;
    this.#host.requestUpdate();
  }

  confirm(wanted: boolean): void {
    this.confirming = wanted;
    this.#host.requestUpdate();
  }

  showPreview(text: string): void {
    this.#preview = text;
    this.#host.requestUpdate();
  }

  /** What is wrong, if anything; the field it is about is marked. */
  check(room: InvitingRoom): DraftProblem | undefined {
    this.problem = problemOf(this.draft, room.spaceId === undefined);
    this.#host.requestUpdate();
    return this.problem;
  }

  needsConfirmation(room: InvitingRoom): boolean {
    const invitees = this.invitees(room);
    return invitees.length > unconfirmedMost || invitees.some(({ role }) => role === 'admin');
  }

  invitees({ grants }: InvitingRoom): Invitee[] {
    const { chosen, ownRoles, usualRole } = this.draft;
    return withRoles(chosen, ownRoles, usualRole, grants);
  }

  wish(room: InvitingRoom, delivery: Delivery): InviteWish {
    const { title, language, mode } = this.draft;
    const channel = channels[delivery] ?? 'server';
    const terms = { time: timeOf(this.draft), mode, language, channel };
    return { title: title.trim(), invitees: this.invitees(room), terms };
  }

  view(): Pick<FormView, 'draft' | 'proposed' | 'problem' | 'preview' | 'onDraft'> {
    const { draft, problem } = this;
    return {
      draft,
      proposed: this.#proposed,
      problem,
      preview: this.#preview,
      onDraft: (change) => this.change(change),
    };
  }
}

/** The mail begins in the language of the page, where there is a text in it. */
function empty({ usualRole, mode, lang }: Proposal): InviteDraft {
  const base = lang.split('-', 1)[0] ?? '';
  return emptyDraft({ usualRole, mode, language: mailLanguages.includes(base) ? base : 'en' });
}
