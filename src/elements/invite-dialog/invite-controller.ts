/** Runs `<spaces-invite-dialog>`: opens the space, keeps the draft, sends the invitations, and reports the result. */
import type { LitElement, ReactiveController } from 'lit';
import { keepKeysInFields } from '../../controllers/field-keys.ts';
import { Language } from '../../controllers/language.ts';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import { LiveRegion } from '../../controllers/live-region.ts';
import { SpacesLink } from '../../controllers/spaces-link.ts';
import { type StoreChoice, StoreController, StoreValue } from '../../controllers/store-controller.ts';
import { emit } from '../../events.ts';
import type { InvitationMail, MailTemplate } from '../../protocol/invitation-mail.ts';
import type { Role } from '../../protocol/space.ts';
import type { Failure } from '../../stores/failure.ts';
import type { InviteTarget, InvitesState } from '../../stores/invites/state.ts';
import { InvitesStore, type SentInvitation, sentInvitations } from '../../stores/invites/store.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { type Delivery, type DraftProblem, InviteDraft } from './draft.ts';
import { type InviteDialogStrings, inviteDialogStrings } from './invite-dialog.strings.ts';

interface InviteDialogHost extends LitElement {
  readonly space: string | undefined;
  readonly open: boolean;
  readonly delivery: Delivery;
  readonly role: Role;
  readonly mode: 'join' | 'meet';
  readonly mailTemplate: MailTemplate;
  readonly spaces: Spaces | undefined;
  hide(): void;
}

/** The state after the invitations were sent. */
export type SentState = Extract<InvitesState, { step: 'sent' }>;

/** Ids of what can get the focus. */
type FocusTarget = 'title' | 'people' | 'date' | 'heading';

const fieldOf: Readonly<Record<DraftProblem, FocusTarget>> = {
  title: 'title',
  unfinished: 'people',
  people: 'people',
  time: 'date',
};

/**
 * Keeps the state of the dialog between its templates, and turns the user's actions into requests of the store and
 * events for the page.
 */
export class InviteController implements ReactiveController {
  readonly language: Language<InviteDialogStrings>;
  readonly live: LiveRegion;
  readonly draft: InviteDraft;
  // Parts that load later. Their types are inferred, because they import this class.
  readonly results;
  readonly mailPreview;
  readonly addressImport;
  /** Whether the user is asked to confirm the number of people. */
  isConfirming = false;
  isPreviewOpen = false;
  /** Name of a file that was chosen while the code that reads files could not be loaded. */
  unreadFile: string | undefined;
  readonly #host: InviteDialogHost;
  readonly #loadPeople: () => Promise<unknown> | undefined;
  readonly #link: SpacesLink;
  readonly #store: StoreController<InvitesStore, InvitesState>;
  readonly #sent: StoreValue<readonly SentInvitation[]>;
  /** Set when the code of the form could not be loaded. */
  #missing: Failure | undefined;
  #wasOpen = false;
  #space: string | undefined;
  #openedSpace: string | undefined;
  /** The store that is opening its space. */
  #opening: InvitesStore | undefined;
  #searchedName = '';
  #unannouncedName = '';

  /** @param loadPeople loads the code of the people field */
  constructor(host: InviteDialogHost, loadPeople: () => Promise<unknown> | undefined) {
    this.#host = host;
    keepKeysInFields(host);
    this.#loadPeople = loadPeople;
    this.#link = new SpacesLink(host, (spaces) => this.#onConnection(spaces));
    this.#store = new StoreController(host, {
      choose: () => this.#chooseStore(),
      state: (store) => store.$invites,
      onChange: (now, before) => this.#onState(now, before),
    });
    this.#sent = new StoreValue(host, () => this.#link.value && sentInvitations(this.#link.value));
    this.language = new Language(host, 'invite', inviteDialogStrings);
    this.live = new LiveRegion(host);
    this.draft = new InviteDraft(host, this.language);
    this.results = new LazyPart(
      host,
      async () => new (await import('./results.ts')).InviteResults(host, this),
    );
    this.mailPreview = new LazyPart(
      host,
      async () => new (await import('../../ui/mail-preview.ts')).MailPreview(),
    );
    this.addressImport = new LazyPart(
      host,
      async () => new (await import('./address-import.ts')).InviteAddressImport(host, this),
    );
    host.addController(this);
  }

  get state(): InvitesState {
    const failure = this.#link.value?.failure ?? this.#missing;
    return failure ? { step: 'failed', failure } : (this.#store.state ?? { step: 'idle' });
  }

  /** The connection that the dialog uses. */
  get spaces(): Spaces | undefined {
    return this.#link.value;
  }

  get store(): InvitesStore | undefined {
    return this.#store.store;
  }

  /** The invitations sent from this page, newest first. */
  get sent(): readonly SentInvitation[] {
    return this.#sent.value ?? [];
  }

  /** The inviter as the session knows them; each is "" when unknown. */
  get inviter(): { readonly name: string; readonly address: string } {
    const session = this.spaces?.session.$session.get();
    const person = session?.step === 'signed-in' ? session.person : undefined;
    return { name: person?.name ?? '', address: person?.username ?? '' };
  }

  /** The page and Outlook can add a note to their mail; the service cannot. */
  get isMailedByService(): boolean {
    const { delivery } = this.#host;
    return delivery !== 'page' && delivery !== 'outlook';
  }

  /** The name that a search did not find, until the user adds a person. */
  get searchedName(): string {
    return this.draft.values.people.length === 0 ? this.#searchedName : '';
  }

  get heading(): string {
    const { strings } = this.language;
    const { state } = this;
    if (state.step === 'editing' && this.isConfirming) {
      return strings.confirmTitle(this.draft.invited(state.room).length);
    }
    if (state.step === 'sent' && state.outcomes.length > 0) {
      const sent = state.outcomes.filter(({ status }) => status === 'sent').length;
      return this.#resultHeading(state, sent);
    }
    if (this.#host.space === undefined) return strings.newSpace;
    return 'room' in state && state.room.title ? strings.inviteTo(state.room.title) : strings.invitePeople;
  }

  #resultHeading(state: SentState, sent: number): string {
    const { strings } = this.language;
    const total = state.outcomes.length;
    const delivery = this.results.loaded?.delivery;
    switch (delivery?.mailStatus) {
      case 'sending':
        return strings.mailsSending;
      case 'failed':
        return strings.mailsFailed(delivery.failedMails, total);
      case 'sent':
        return strings.result(sent, total);
      default:
        return (isSentByService(state) ? strings.result : strings.resultOwn)(sent, total);
    }
  }

  /** Fills the draft with these addresses, or shows a name for which the user is to enter the address. */
  propose(emails: readonly string[], searchedName: string): void {
    this.#useDraftOf(this.#host.space);
    this.#searchedName = this.#unannouncedName = searchedName;
    if (emails.length > 0) this.draft.replacePeople(emails);
  }

  submit(): void {
    const { state } = this;
    const field = this.#peopleField;
    this.draft.readPeople(field);
    if (state.step !== 'editing') return;
    const problem = this.draft.check(state.room, field);
    if (problem !== undefined) focusOn(this.#host, fieldOf[problem]);
    else if (this.draft.needsConfirmation(state.room)) this.#confirm(true);
    else this.send();
  }

  /** Sends the draft unless the page cancels `spaces-before-invite`. */
  send(): void {
    const { state } = this;
    if (state.step !== 'editing') return;
    const request = this.draft.request(state.room, this.#host.delivery);
    const invitees = request.invitees.map(({ invitee, role }) => ({ invitee, role }));
    const detail = { spaceId: state.room.spaceId, title: request.title, invitees };
    if (emit(this.#host, 'spaces-before-invite', detail)) void this.store?.send(request);
  }

  backToForm(): void {
    this.#confirm(false);
  }

  close(): void {
    this.#host.hide();
  }

  retry(): void {
    if (this.#missing) void this.#open();
    else void this.store?.retry();
  }

  togglePreview(isOpen: boolean): void {
    this.isPreviewOpen = isOpen;
    this.#host.requestUpdate();
  }

  /** The mail as it would be sent now; undefined until its texts are loaded. */
  mail(target: InviteTarget): InvitationMail | undefined {
    const { terms, title } = this.draft.request(target, this.#host.delivery);
    const shownTitle = target.title || title || this.language.strings.spaceTitle;
    return this.results.loaded?.delivery.preview(shownTitle, terms);
  }

  async importFile(file: File): Promise<void> {
    try {
      const part = await this.addressImport.ready();
      this.unreadFile = undefined;
      await part.read(file);
    } catch {
      this.unreadFile = file.name;
      this.#host.requestUpdate();
    }
  }

  /** Adds lines of addresses through the people field, which looks them up. False if it does not take them now. */
  async addAddresses(lines: string): Promise<boolean> {
    const field = this.#peopleField;
    if (!field || !('take' in field) || typeof field.take !== 'function') return false;
    return Boolean(await field.take(lines));
  }

  /** Moves the focus to the heading of a result, or from the heading to the first field of a form. */
  moveFocus(): void {
    const { state } = this;
    if (state.step === 'sending' || state.step === 'sent') void focusAfterUpdate(this.#host, 'heading');
    if (state.step !== 'editing') return;
    const first = state.room.spaceId === undefined ? 'title' : 'people';
    void focusAfterUpdate(this.#host, first, 'heading');
  }

  hostUpdate(): void {
    const { open, space } = this.#host;
    if (!open && this.#wasOpen) this.#keepDraft();
    if (open && (!this.#wasOpen || space !== this.#space)) void this.#open();
    this.#wasOpen = open;
    this.#space = space;
    if (open && this.state.step === 'editing') this.#announceSearchedName();
  }

  get #peopleField(): Element | null {
    return this.#host.renderRoot.querySelector('spaces-user-search');
  }

  #chooseStore(): StoreChoice<InvitesStore> {
    const spaces = this.#link.value;
    if (!this.#host.isConnected) return 'keep';
    if (spaces === undefined || spaces.failure !== undefined) return 'none';
    return { key: [spaces], create: () => new InvitesStore(spaces) };
  }

  #onConnection(spaces: Spaces | undefined): void {
    this.#store.update();
    if (spaces?.failure) emit(this.#host, 'spaces-error', spaces.failure);
  }

  #onState(now: InvitesState, before: InvitesState | undefined): void {
    this.isConfirming = false;
    if (before === undefined) this.#restart();
    if (now.step === 'failed') emit(this.#host, 'spaces-error', now.failure);
    const { sending } = this.language.strings;
    const told = before?.step === 'sending' ? sending(before.done, before.total) : undefined;
    if (now.step === 'sending') this.live.say(sending(now.done, now.total), told);
    // The element that had the focus disappears when the step changes.
    if (now.step !== before?.step) this.moveFocus();
    if (now.step === 'sent' && before?.step !== 'sent') this.#onSent(now);
  }

  /** A new connection has another user, so nothing of the draft is kept. */
  #restart(): void {
    this.draft.clearAll();
    this.#clearDraft();
    if (this.#host.open) void this.#open();
  }

  #onSent(state: SentState): void {
    const { room, outcomes } = state;
    emit(this.#host, 'spaces-invited', { spaceId: room.spaceId, outcomes });
    this.live.say(outcomes.length > 0 ? this.heading : this.language.strings.created(room.title));
    void this.results.loaded?.delivery.handOver(state, this.draft.values);
    this.#clearDraft();
  }

  /** Reopening continues where the user left off, unless that is done or was about another space. */
  async #open(): Promise<void> {
    const { step } = this.state;
    const { store } = this;
    const { space } = this.#host;
    const isSameSpace = this.#openedSpace === space;
    if (!store || step === 'sending') return;
    if (isSameSpace && (step === 'editing' || this.#opening === store)) return;
    // The user closed the dialog before they knew whether the page has sent the mails.
    const mails = step === 'sent' ? this.results.loaded?.delivery.mailStatus : undefined;
    if (isSameSpace && (mails === 'sending' || mails === 'failed')) return;
    this.#openedSpace = space;
    this.#opening = store;
    await this.#loadParts();
    if (this.#missing) emit(this.#host, 'spaces-error', this.#missing);
    else if (store === this.store) {
      // Until here the form belongs to the space before.
      this.#keepDraft();
      this.#useDraftOf(this.#openedSpace);
      await store.open(this.#openedSpace);
    }
    if (this.#opening === store) this.#opening = undefined;
  }

  /** Loads what an open dialog needs. */
  async #loadParts(): Promise<void> {
    this.#missing = undefined;
    try {
      const [{ delivery }] = await Promise.all([this.results.ready(), this.#loadPeople()]);
      delivery.clear();
    } catch {
      this.#missing = missingPart;
      this.#host.requestUpdate();
    }
  }

  #keepDraft(): void {
    const field = this.#peopleField;
    if (field) this.draft.readPeople(field);
    this.isConfirming = false;
  }

  #useDraftOf(spaceId: string | undefined): void {
    if (this.draft.switchTo(spaceId)) this.#clearRest();
  }

  #clearDraft(): void {
    this.draft.clear();
    this.#clearRest();
  }

  /** What belongs to a draft but is not kept with it. */
  #clearRest(): void {
    this.isPreviewOpen = false;
    this.#searchedName = '';
    this.unreadFile = undefined;
    this.addressImport.loaded?.clear();
  }

  #confirm(isConfirming: boolean): void {
    this.isConfirming = isConfirming;
    this.#host.requestUpdate();
    void focusAfterUpdate(this.#host, 'heading');
  }

  /** A screen reader that starts in the field would not read the sentence above it. */
  #announceSearchedName(): void {
    const name = this.#unannouncedName;
    this.#unannouncedName = '';
    if (name !== '') this.live.say(this.language.strings.notFound(name));
  }
}

/** Whether the service mails the invitations itself. */
export function isSentByService({ made }: SentState): boolean {
  return made.every(({ terms }) => terms.channel === 'server');
}

function focusOn({ renderRoot }: LitElement, id: FocusTarget): void {
  renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
}

/** @param from move the focus only if it is still there */
async function focusAfterUpdate(host: LitElement, id: FocusTarget, from?: FocusTarget): Promise<void> {
  await host.updateComplete;
  if (from === undefined || host.shadowRoot?.activeElement?.id === from) focusOn(host, id);
}
