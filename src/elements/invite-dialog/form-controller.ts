/** The sheet being filled in: the draft, what is wrong with it, and how the form sees it. */
import { type LitElement, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../controllers/language.ts';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import type { InvitationMail, MailTemplate } from '../../protocol/invitation-mail.ts';
import type { Invitee, InviteTerms } from '../../protocol/invitation.ts';
import { mailLanguages } from '../../protocol/mail-texts.ts';
import type { Role } from '../../protocol/space.ts';
import type { Failure } from '../../stores/failure.ts';
import type { InvitesStore, SentInvitation } from '../../stores/invites/store.ts';
import {
  checked,
  type InviteTarget,
  type InvitesState,
  type InviteRequest,
} from '../../stores/invites/state.ts';
import type { Spaces } from '../../stores/spaces.ts';
import {
  chosenAmong,
  chosenIn,
  type DraftProblem,
  emptyDraft,
  type InviteDraft,
  problemsOf,
  timeOf,
  withRoles,
} from './draft.ts';
import type { InviteDialogStrings } from './invite-dialog.strings.ts';
import { fieldError, type InviteFormView } from './invite-form.ts';
import type { PanelView } from './panels.ts';

/** Who carries the invitations out: the service, the page, or the visitor's Outlook. */
export type Delivery = 'server' | 'page' | 'outlook';

/** Anything else a page may have written means the service. [doc: spaces-api §6.3] */
const channels: Readonly<Record<string, InviteTerms['channel']>> = { page: 'client', outlook: 'outlook' };

/** What the page proposes. */
export type Proposal = Pick<InviteDraft, 'usualRole' | 'mode'> & { readonly lang: string };

/** Above so many people, and for every admin, the count is confirmed first. */
const unconfirmedMost = 10;

class InviteSheet {
  readonly #host: LitElement;
  readonly #proposal: () => Proposal;
  readonly #preview;
  readonly #file;
  #draft: InviteDraft | undefined;
  #previewed = false;
  #fileWanted = false;
  /** Name of a file that came when the code for files did not. */
  #unread: string | undefined;
  #wanted = '';
  #unsaid = '';
  /** Another object whenever the people field is to take over whom the draft names. */
  #edition = {};
  /** What was wrong when the draft was to be sent, and still is. */
  #problems: readonly DraftProblem[] = [];
  #isNew = false;
  confirming = false;

  constructor(host: LitElement, proposal: () => Proposal) {
    this.#host = host;
    this.#proposal = proposal;
    this.#preview = new LazyPart(
      host,
      async () => new (await import('../../ui/mail-preview.ts')).MailPreview(),
    );
    this.#file = new LazyPart(
      host,
      async () => new (await import('./address-import.ts')).AddressFile(host, (lines) => this.#take(lines)),
    );
  }

  get draft(): InviteDraft {
    this.#draft ??= empty(this.#proposal());
    return this.#draft;
  }

  /** For whom the dialog was opened; `wanted`: who was not found by that name. */
  propose(emails: readonly string[], wanted: string): void {
    this.#wanted = this.#unsaid = wanted;
    if (emails.length === 0) return;
    this.#edition = {};
    this.change({ chosen: chosenAmong(emails.map((email) => ({ kind: 'email', email }))) });
  }

  /** Who was not found, once: that stands beside the field, where somebody who only listens does not come by. */
  takeUnsaid(): string {
    const name = this.#unsaid;
    this.#unsaid = '';
    return name;
  }

  clear(): void {
    this.#draft = undefined;
    this.#previewed = false;
    this.#wanted = '';
    this.#edition = {};
    this.#problems = [];
    this.#unread = undefined;
    if (this.#fileWanted) this.#file.value?.forget();
  }

  change(change: Partial<InviteDraft>): void {
    this.#draft = { ...this.draft, ...change };
    const left = problemsOf(this.#draft, this.#isNew);
    this.#problems = this.#problems.filter((problem) => left.includes(problem));
    this.#host.requestUpdate();
  }

  /** The form goes away: whom its field holds by now, looked up or not, belongs to the draft. */
  keep(): void {
    const field = this.#host.renderRoot.querySelector('spaces-user-search');
    if (field) this.change({ chosen: chosenIn(field) });
    this.confirming = false;
  }

  confirm(wanted: boolean): void {
    this.confirming = wanted;
    this.#host.requestUpdate();
  }

  /** The first thing that is wrong, if anything; the fields it is about are marked, all of them. */
  check({ spaceId }: InviteTarget, isFinished: boolean): DraftProblem | undefined {
    this.#isNew = spaceId === undefined;
    this.#problems = problemsOf(this.draft, this.#isNew, isFinished);
    this.#host.requestUpdate();
    return this.#problems[0];
  }

  needsConfirmation(room: InviteTarget): boolean {
    const invitees = this.invited(room);
    return invitees.length > unconfirmedMost || invitees.some(({ role }) => role === 'admin');
  }

  /** Who gets an invitation: who is in already gets none. */
  invited(room: InviteTarget): Invitee[] {
    return this.#invitees(room).filter((one) => checked(room, one) !== 'in-space');
  }

  wish(room: InviteTarget, delivery: Delivery): InviteRequest {
    const { title, language, mode } = this.draft;
    const invitees = this.#invitees(room);
    // Where nobody is mailed, the service is asked for the content: the link in it is for the maker. [doc: spaces-api §6.3]
    const channel = invitees.length === 0 ? 'client' : (channels[delivery] ?? 'server');
    const terms = { time: timeOf(this.draft), mode, language, channel };
    return { title: title.trim(), invitees, terms };
  }

  /** @param mail as it would go out now; asked only while somebody looks at it */
  view(
    strings: InviteDialogStrings,
    mail: () => InvitationMail | undefined,
  ): Pick<
    InviteFormView,
    'draft' | 'edition' | 'wanted' | 'problems' | 'preview' | 'file' | 'onDraft' | 'onFile' | 'onPreview'
  > {
    const { draft } = this;
    const shown = this.#previewed ? mail() : undefined;
    return {
      draft,
      wanted: draft.chosen.length === 0 ? this.#wanted : '',
      edition: this.#edition,
      problems: this.#problems,
      preview: shown ? (this.#preview.value?.render(shown) ?? strings.opening) : nothing,
      file: this.#fileView(strings),
      onDraft: (change) => this.change(change),
      onFile: (file) => void this.#onFile(file),
      onPreview: (open) => {
        this.#previewed = open;
        this.#host.requestUpdate();
      },
    };
  }

  #fileView(strings: InviteDialogStrings): TemplateResult | typeof nothing {
    if (this.#unread !== undefined) {
      return fieldError(strings.fileProblem.unreadable(this.#unread, 0), 'file-problem');
    }
    return (this.#fileWanted && this.#file.value?.render(strings)) || nothing;
  }

  async #onFile(file: File): Promise<void> {
    try {
      const part = await this.#file.ready();
      this.#fileWanted = true;
      this.#unread = undefined;
      await part.read(file);
    } catch {
      this.#unread = file.name;
      this.#host.requestUpdate();
    }
  }

  #invitees({ grants }: InviteTarget): Invitee[] {
    const { chosen, ownRoles, usualRole } = this.draft;
    return withRoles(chosen, ownRoles, usualRole, grants);
  }

  /** Looked up and reported like a pasted list; the field is another element, perhaps of another version. */
  async #take(lines: string): Promise<boolean> {
    const field = this.#host.renderRoot.querySelector('spaces-user-search');
    if (!field || !('take' in field) || typeof field.take !== 'function') return false;
    return Boolean(await field.take(lines));
  }
}

/** The mail begins in the language of the page, where there is a text in it. */
function empty({ usualRole, mode, lang }: Proposal): InviteDraft {
  const base = lang.split('-', 1)[0] ?? '';
  return emptyDraft({ usualRole, mode, language: mailLanguages.includes(base) ? base : 'en' });
}

// Where an invitation is prepared: the sheet, what comes when the dialog opens, and how the panels see both.

export interface DialogHost extends LitElement {
  readonly delivery: Delivery;
  readonly mode: 'join' | 'meet';
  readonly role: Role;
  readonly mailTemplate: MailTemplate;
  readonly state: InvitesState;
  hide(): void;
}

export interface DeskGround {
  readonly language: Language<InviteDialogStrings>;
  readonly spaces: () => Spaces | undefined;
  readonly store: () => InvitesStore | undefined;
  /** What was sent from this page, newest first. */
  readonly sent: () => readonly SentInvitation[];
  readonly onSubmit: (isFinished: boolean) => void;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
  readonly onRetry: () => void;
}

export class InviteDesk {
  readonly sheet: InviteSheet;
  /** Set when the code of the form could not be loaded. */
  missing: Failure | undefined;
  readonly #host: DialogHost;
  readonly #ground: DeskGround;
  readonly #ways;

  constructor(host: DialogHost, ground: DeskGround) {
    this.#host = host;
    this.#ground = ground;
    const { language, spaces, ...rest } = ground;
    this.sheet = new InviteSheet(host, () => ({
      usualRole: host.role,
      mode: host.mode,
      lang: language.lang,
    }));
    const ways = {
      ...rest,
      draft: () => this.sheet.draft,
      inviter: () => inviterOf(spaces()),
      session: () => spaces()?.session,
      template: () => host.mailTemplate,
      strings: () => language.strings,
      tell: (failure: Failure) => language.tell(failure),
      onDone: () => host.hide(),
    };
    this.#ways = new LazyPart(host, async () => new (await import('./delivery.ts')).InviteWays(host, ways));
  }

  /** Fetches what an open dialog needs; false, with `missing` set, where that cannot be loaded. */
  async ready(people: (() => Promise<unknown>) | undefined): Promise<boolean> {
    this.missing = undefined;
    try {
      const [ways] = await Promise.all([this.#ways.ready(), people?.()]);
      ways.clear();
    } catch {
      this.missing = missingPart;
      this.#host.requestUpdate();
    }
    return this.missing === undefined;
  }

  handOut(state: Extract<InvitesState, { step: 'sent' }>): void {
    void this.#ways.value?.handOut(state, this.#host.delivery);
    this.sheet.clear();
  }

  panel(): PanelView {
    const { language, onBack, onConfirm, onRetry } = this.#ground;
    return {
      strings: language.strings,
      state: this.#host.state,
      confirming: this.sheet.confirming,
      invited: (room) => this.sheet.invited(room),
      form: (room) => this.#form(room),
      signIn: this.#ways.value?.signIn.render(language.strings) ?? nothing,
      results: (sent) => this.#ways.value?.results(sent),
      tell: (failure) => language.tell(failure),
      onClose: () => this.#host.hide(),
      onBack,
      onConfirm,
      onRetry,
    };
  }

  #form(room: InviteTarget): InviteFormView {
    const { language, onSubmit } = this.#ground;
    const { strings, lang } = language;
    const spaces = this.#ground.spaces();
    return {
      ...this.sheet.view(strings, () => this.#mail(room)),
      strings,
      lang,
      room,
      spaces,
      own: inviterOf(spaces).address,
      ownMail: this.#host.delivery === 'page' || this.#host.delivery === 'outlook',
      waiting: this.#ways.value?.waiting(room) ?? nothing,
      onSubmit,
      onCancel: () => this.#host.hide(),
    };
  }

  #mail(room: InviteTarget): InvitationMail | undefined {
    const { terms, title } = this.sheet.wish(room, this.#host.delivery);
    return this.#ways.value?.letter({
      terms,
      title: room.title || title || this.#ground.language.strings.spaceTitle,
    });
  }
}

// Who invites, as far as the session knows.

export interface Inviter {
  readonly name: string;
  /** E-mail address; "" when unknown. */
  readonly address: string;
}

function inviterOf(spaces: Spaces | undefined): Inviter {
  const session = spaces?.session.$session.get();
  const person = session?.step === 'signed-in' ? session.person : undefined;
  return { name: person?.name ?? '', address: person?.username ?? '' };
}
