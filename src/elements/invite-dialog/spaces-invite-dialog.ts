/** `<spaces-invite-dialog>`: invites people to a space, or makes one and invites in the same pass. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import { LiveRegion } from '../../controllers/live-region.ts';
import { Modal } from '../../controllers/modal.ts';
import { Removal } from '../../controllers/removal.ts';
import { SpacesLink } from '../../controllers/spaces-link.ts';
import { StoreValue } from '../../controllers/store-controller.ts';
import { emit } from '../../events.ts';
import type { MailTemplate } from '../../protocol/invitation-mail.ts';
import { type Role, toRole } from '../../protocol/space.ts';
import { createInvites, type InvitesStore, sentInvitations } from '../../stores/invites/store.ts';
import type { InvitesState } from '../../stores/invites/state.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { controls, noticeStyles } from '../../ui/controls.styles.ts';
import { tokens } from '../../ui/tokens.styles.ts';
import { type Delivery, InviteDesk } from './form-controller.ts';
import { inviteDialogStrings } from './invite-dialog.strings.ts';
import { inviteDialogStyles } from './invite-dialog.styles.ts';
import { focusField, leadFocus } from './invite-form.ts';
import { dialogHeader, dialogTitle, invitePanel, type PanelView } from './panels.ts';

/**
 * A modal dialog that invites people by name or e-mail. With `space` to that space; without it asks for a title,
 * makes the space and invites in one pass. Shows what became of each person, and how to go on.
 *
 * @tag spaces-invite-dialog
 * @attr {'admin' | 'member' | 'guest'} role - Role proposed for everybody; read and taken off, for the name is ARIA's.
 * @fires {CustomEvent<{spaceId: string | undefined, title: string, invitees: {invitee: string, role: string}[]}>} spaces-before-invite - Cancelable; nothing has been requested yet.
 * @fires {CustomEvent<{spaceId: string | undefined, outcomes: {invitee: string, status: string}[]}>} spaces-invited - What became of each person.
 * @fires {CustomEvent<{spaceId: string, link: string, subject: string, html: string, text: string, ics?: string, invitees: {invitee: string, role: string, email?: string}[]}>} spaces-invitation-ready - With `delivery="page"`: the mail for the page to send; one event per invitation, at most 50 people each. `email` is the address of somebody invited by their id.
 * @fires {CustomEvent<{code: string, message: string, retryable: boolean}>} spaces-error - The configuration is wrong, or opening or making the space did not work.
 * @csspart dialog - The dialog.
 * @csspart header - Title and the button that closes.
 * @csspart heading - Names the dialog.
 * @csspart form - The form.
 * @csspart field - A label with its field.
 * @csspart input - A text field.
 * @csspart people - The people field.
 * @csspart roles - People with their roles, and what is to be known about them.
 * @csspart warnings - What to think of before anybody is invited.
 * @csspart file - Asks which column of a file holds the addresses.
 * @csspart schedule - Date, time, length and time zone.
 * @csspart preview - The mail as it would go out; `subject` and `mail` lie in it.
 * @csspart waiting - Who was invited and has not come yet.
 * @csspart results - What became of everybody.
 * @csspart outcomes - One line per person.
 * @csspart footer - The buttons.
 * @csspart button - Every button; also `submit`, `cancel`, `back`, `done`, `retry`, `resend`, `close`, `sign-in`, `from-file`, `take-file`, `drop-file`, `copy-link`, `copy-invitation`, `mail`, `share`, `qr`, `calendar`, `cancellation`.
 * @csspart problem - What is wrong.
 * @csspart qr-code - The link as a QR code.
 */
export class SpacesInviteDialog extends LitElement {
  static override styles = [tokens, controls, noticeStyles, inviteDialogStyles];

  /** Loads the people field; set by the module that registers the tag. */
  static loadPeople: (() => Promise<unknown>) | undefined;

  /** As a table, not as decorators, which cost 450 bytes. */
  static override properties = {
    space: {},
    open: { type: Boolean, reflect: true },
    delivery: {},
    role: { attribute: false },
    mode: {},
    mailTemplate: { attribute: false },
    spaces: { attribute: false },
  };

  /** Id of the space to invite to; without it a new one is made. */
  space: string | undefined;
  /** Whether the dialog is shown. */
  open = false;
  /** Who carries the invitations out. */
  delivery: Delivery = 'server';
  /** Role proposed for everybody; also an attribute, which is read and taken off, for the name is ARIA's. */
  override role: Role = 'member';
  /** Whether the link leads into the conversation or straight into a call. */
  mode: 'join' | 'meet' = 'join';
  /** The page's own wording of the mail, with `{{title}}`, `{{inviter}}`, `{{link}}`, `{{when}}`, `{{note}}`. */
  mailTemplate: MailTemplate = {};
  /** The connection to use instead of the provider's or the page's. */
  spaces: Spaces | undefined;

  readonly #link = new SpacesLink(this, (spaces) => this.#start(spaces));
  readonly #invites = new StoreValue(
    this,
    () => this.#store?.$invites,
    (now, before) => this.#onState(now, before),
  );
  readonly #sent = new StoreValue(this, () => this.#link.value && sentInvitations(this.#link.value));
  readonly #language = new Language(this, 'invite', inviteDialogStrings);
  readonly #live = new LiveRegion(this);
  readonly #modal = new Modal(this, () => moveOn(this, this.state, undefined));
  readonly #desk: InviteDesk = new InviteDesk(this, {
    language: this.#language,
    spaces: () => this.#link.value,
    store: () => this.#store,
    sent: () => this.#sent.value ?? [],
    onSubmit: (isFinished) => this.#onSubmit(isFinished),
    onConfirm: () => this.#send(),
    onBack: () => this.#confirm(false),
    onRetry: () => void (this.#desk.missing ? this.#look() : this.#store?.retry()),
  });
  #store: InvitesStore | undefined;
  #startedWith: Spaces | undefined;
  #openedFor: string | undefined;
  /** Whose space is being looked at. */
  #looking: InvitesStore | undefined;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'role'];
  }

  constructor() {
    super();
    this.addController(new Removal(this, () => this.#start(undefined)));
  }

  /** Where inviting stands; plain data. */
  get state(): InvitesState {
    const failure = this.#link.value?.failure ?? this.#desk.missing;
    return failure ? { step: 'failed', failure } : (this.#invites.value ?? { step: 'idle' });
  }

  /** Opens the dialog; with addresses these people stand in it, in place of those chosen before. `wanted`: a name to enter the address of. */
  show(emails: readonly string[] = [], wanted = ''): void {
    this.#desk.sheet.propose(emails, wanted);
    this.open = true;
  }

  /** Closes it; what was filled in stays until it is sent. */
  hide(): void {
    this.open = false;
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    const role = name === 'role' && value !== null ? toRole(value) : undefined;
    if (role === undefined) return;
    this.role = role;
    this.removeAttribute('role');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.isConnected) this.#start(this.#link.value);
    if (!this.open && changed.has('open')) this.#desk.sheet.keep();
    if (this.open && (changed.has('open') || changed.has('space'))) void this.#look();
    const notFound = this.open && this.state.step === 'editing' ? this.#desk.sheet.takeUnsaid() : '';
    if (notFound) this.#live.say(this.#desk.panel().strings.notFound(notFound));
  }

  protected override render(): TemplateResult {
    const { lang } = this.#language;
    const view = this.#desk.panel();
    const content = html`${dialogHeader(view, this.space === undefined)} ${invitePanel(view)}`;
    // The live region lies within: outside of a modal dialog nothing is read.
    return html`<dialog part="dialog" aria-labelledby="heading" lang=${lang} @close=${this.#modal.onClose}>
      ${this.open ? content : nothing} ${this.#live.region}
    </dialog>`;
  }

  #start(spaces: Spaces | undefined): void {
    if (spaces === this.#startedWith) return;
    this.#startedWith = spaces;
    this.#store?.dispose();
    this.#store = spaces === undefined || spaces.failure !== undefined ? undefined : createInvites(spaces);
    this.#desk.sheet.clear();
    this.#invites.follow();
    if (spaces?.failure) emit(this, 'spaces-error', spaces.failure);
    else if (this.open) void this.#look();
  }

  /** Opening again goes on where the visitor was, unless that is done or about another space. */
  async #look(): Promise<void> {
    const { step } = this.state;
    const store = this.#store;
    const isHere = this.#openedFor === this.space;
    if (!store || step === 'sending' || (isHere && (step === 'editing' || this.#looking === store))) return;
    const { loadPeople } = this.constructor as typeof SpacesInviteDialog;
    this.#openedFor = this.space;
    this.#looking = store;
    const isReady = await this.#desk.ready(loadPeople);
    if (this.#desk.missing) emit(this, 'spaces-error', this.#desk.missing);
    if (isReady && store === this.#store) await store.open(this.#openedFor);
    if (this.#looking === store) this.#looking = undefined;
  }

  #onSubmit(isFinished: boolean): void {
    const { state } = this;
    if (state.step !== 'editing') return;
    const problem = this.#desk.sheet.check(state.room, isFinished);
    if (problem !== undefined) focusField(this.renderRoot, problem);
    else if (this.#desk.sheet.needsConfirmation(state.room)) this.#confirm(true);
    else this.#send();
  }

  /** What had the focus goes away, so that it has to be led on. */
  #confirm(wanted: boolean): void {
    this.#desk.sheet.confirm(wanted);
    void leadFocus(this, 'heading');
  }

  #send(): void {
    const { state } = this;
    if (state.step !== 'editing') return;
    const wish = this.#desk.sheet.wish(state.room, this.delivery);
    const invitees = wish.invitees.map(({ invitee, role }) => ({ invitee, role }));
    const detail = { spaceId: this.space, title: wish.title, invitees };
    if (emit(this, 'spaces-before-invite', detail)) void this.#store?.send(wish);
  }

  #onState(now: InvitesState, before: InvitesState | undefined): void {
    this.#desk.sheet.confirm(false);
    moveOn(this, now, before);
    const isOver = tellNews(this, this.#live, { now, before, view: this.#desk.panel() });
    if (isOver && now.step === 'sent') this.#desk.handOut(now);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'spaces-invite-dialog': SpacesInviteDialog;
  }
}

// Turns changes of the inviting state into events for the page and sentences for screen readers.

/** True when a run is over: everybody's fate is known. */
function tellNews(
  host: EventTarget,
  live: LiveRegion,
  { now, before, view }: { now: InvitesState; before: InvitesState | undefined; view: PanelView },
): boolean {
  if (now.step === 'failed') emit(host, 'spaces-error', now.failure);
  if (now.step === 'sending') live.say(view.strings.sending(now.done, now.total));
  if (now.step !== 'sent' || before?.step === 'sent') return false;
  emit(host, 'spaces-invited', { spaceId: now.room.spaceId, outcomes: now.outcomes });
  live.say(dialogTitle(view, false));
  return true;
}

/** Leads the focus on where what had it goes away. */
function moveOn(host: LitElement, now: InvitesState, before: InvitesState | undefined): void {
  const isNew = now.step !== before?.step;
  if (isNew && (now.step === 'sending' || now.step === 'sent')) void leadFocus(host, 'heading');
  // The form comes when the dialog is open already: whoever has not gone elsewhere goes on in its first field.
  if (now.step === 'editing')
    void leadFocus(host, now.room.spaceId === undefined ? 'title' : 'people', 'heading');
}
