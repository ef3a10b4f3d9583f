/** `<spaces-join>`: lets a person with an invitation into a space. */
import { html, LitElement, type TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import { LiveRegion } from '../../controllers/live-region.ts';
import { Removal } from '../../controllers/removal.ts';
import { SpacesLink } from '../../controllers/spaces-link.ts';
import { StoreValue } from '../../controllers/store-controller.ts';
import { emit } from '../../events.ts';
import { createJoin, type JoinStore } from '../../stores/join/store.ts';
import type { JoinState } from '../../stores/join/state.ts';
import type { SessionKind } from '../../stores/session/state.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { avatarStyles } from '../../ui/avatar.styles.ts';
import { controls, noticeStyles } from '../../ui/controls.styles.ts';
import { tokens } from '../../ui/tokens.styles.ts';
import { JoinNews } from './announcements.ts';
import { hasFocus, type JoinForm, moveFocus } from './join-form.ts';
import { joinPanel, JoinParts, JoinPlace, type JoinView } from './join-view.ts';
import { joinStrings } from './join.strings.ts';
import { joinStyles } from './join.styles.ts';

/**
 * Shows an invitation, asks for a name (and a PIN where the space wants one), joins, and then gives way to the
 * page's own content or, with `chat`, to the conversation. Requests nothing before the visitor presses the button.
 *
 * @tag spaces-join
 * @slot - Shown once joined, when `chat` is not set.
 * @fires {CustomEvent<{as: 'guest' | 'token' | 'oauth' | 'cookie', name: string}>} spaces-before-join - Cancelable; nothing has been requested yet.
 * @fires {CustomEvent<{spaceId: string, role: string}>} spaces-joined - The visitor is in.
 * @fires {CustomEvent<{spaceId: string}>} spaces-left - The visitor pressed "Leave", or the page called `leave()` or `signOut()`.
 * @fires {CustomEvent<{name: string, endsAt: number}>} spaces-session-expiring - The session of a guest ends soon; `endsAt` in ms since epoch.
 * @fires {CustomEvent<{name: string}>} spaces-session-expired - The session ended; the visitor may join again.
 * @fires {CustomEvent<{code: string, message: string, retryable: boolean}>} spaces-error - Joining did not work.
 * @csspart panel - The whole box.
 * @csspart header - Heading and the line below it.
 * @csspart heading - Names the space.
 * @csspart inviter - Who invites, according to the link.
 * @csspart form - The form of the moment.
 * @csspart field - A label with its input and hint.
 * @csspart input - The text field.
 * @csspart button - Every button; also `submit`, `other-name`, `leave`, `retry`, `back`, and of accounts `sign-in`,
 *   `sign-in-with`, `sign-up`, `cancel`, `guest`, `another-account`, `sign-out`.
 * @csspart problem - What went wrong.
 * @csspart chat - The conversation in place; its own parts are reached as `chat-header`, `chat-log`, `chat-message` and so on.
 * @cssstate in-place - The conversation is shown; every `state.step` is a state as well.
 * @cssprop [--spaces-chat-height=32rem] - Height of the conversation in place, where the page gives the element none.
 */
export class SpacesJoin extends LitElement {
  static override styles = [tokens, controls, avatarStyles, noticeStyles, joinStyles];

  /** As a table, not as decorators: on the way in, their 450 bytes are worth saving. */
  static override properties = {
    invite: {},
    inviteParam: { attribute: 'invite-param' },
    guestName: { attribute: 'guest-name' },
    autoJoin: { type: Boolean, attribute: 'auto-join' },
    noGuest: { type: Boolean, attribute: 'no-guest' },
    noSignIn: { type: Boolean, attribute: 'no-sign-in' },
    chat: { type: Boolean },
    spaces: { attribute: false },
  };

  /** Loads what `chat` needs; set by the module that registers the tag. */
  static loadChat: (() => Promise<unknown>) | undefined;

  /** Invite link, link to a space, or the bare id of an invitation. */
  invite?: string;
  /** Name of a query parameter of the page's URL to read the invite link from. */
  inviteParam?: string;
  /** Proposed name of a guest. */
  guestName?: string;
  /** Joins at once: as the guest `guest-name`, or with the token the page gave. */
  autoJoin = false;
  /** Offers no guest access. */
  noGuest = false;
  /** Offers no sign-in. */
  noSignIn = false;
  /** Shows the conversation in place once joined. */
  chat = false;
  /** The connection to use instead of the provider's or the page's. */
  spaces?: Spaces | undefined;

  readonly #link = new SpacesLink(this, (spaces) => this.#start(spaces));
  readonly #join = new StoreValue(
    this,
    () => this.#store?.$join,
    (...now) => this.#onState(...now),
  );
  readonly #language = new Language(this, 'join', joinStrings);
  readonly #live = new LiveRegion(this);
  readonly #news = new JoinNews(this, this.#live);
  readonly #place = new JoinPlace(this, () => (this.constructor as typeof SpacesJoin).loadChat);
  readonly #ground = { link: this.#link, live: this.#live, store: () => this.#store };
  readonly #parts = new JoinParts(this, this.#ground, this.#language);
  readonly #invitation = new JoinLink((text) => this.#store?.setInvite(text));
  readonly #internals = this.attachInternals();
  #startedWith: Spaces | undefined;
  #store: JoinStore | undefined;
  /** The invitation that was joined without asking; leaving must not join it again. */
  #autoJoined: string | undefined;
  #form: JoinView['form'] = 'guest';
  #typedName: string | undefined;
  #fieldError: string | undefined;
  #takeFocus = false;

  constructor() {
    super();
    this.addController(new Removal(this, () => this.#start(undefined)));
  }

  /** Where this attempt stands; plain data without secrets. */
  get state(): JoinState {
    const failure = this.#link.value?.failure;
    return failure ? { step: 'failed', failure } : (this.#join.value ?? nothingGiven);
  }

  /** Joins as `name`, as the name typed so far, or as who the visitor is already; the same as pressing the button. */
  async join(name: string = this.#name): Promise<void> {
    if (this.#store === undefined || !canJoin(this.state)) return;
    const as = this.#knownAs;
    const cleanName = name.trim();
    if (as === undefined && cleanName === '') return this.#complain(this.#language.strings.nameMissing);
    const goesOn = emit(this, 'spaces-before-join', { as: as ?? 'guest', name: cleanName });
    if (goesOn) await this.#store.join(cleanName);
  }

  /** Back to the invitation; the session stays. */
  leave(): void {
    this.#store?.leave();
  }

  /** Ends the session of this connection, for all elements that share it. */
  signOut(): void {
    this.#link.value?.session.signOut();
  }

  protected override willUpdate(): void {
    void this.#invitation.read(this.invite, this.inviteParam);
    if (this.isConnected) this.#start(this.#link.value);
    if (this.chat && ['joining', 'joined'].includes(this.state.step)) void this.#place.code.value;
  }

  protected override render(): TemplateResult {
    return html`${this.#link.value && joinPanel(this.#view())} ${this.#live.region}`;
  }

  protected override updated(): void {
    const { step } = this.state;
    this.#internals.states.clear();
    this.#internals.states.add(step);
    if (this.chat && this.#place.isOpen) this.#internals.states.add('in-place');
    this.#parts.follow(this.state);
    if (this.#takeFocus && this.#parts.isWhole) {
      this.#takeFocus = false;
      moveFocus(this.renderRoot);
    }
    this.#tryAutoJoin(step);
  }

  #tryAutoJoin(step: JoinState['step']): void {
    if (!this.autoJoin || step !== 'invited' || this.#autoJoined === this.#invitation.text) return;
    const as = this.#knownAs ?? 'guest';
    if (as === 'guest' ? this.#name === '' : as !== 'token') return;
    this.#autoJoined = this.#invitation.text;
    // After this update, because joining changes the state that was just shown.
    void this.updateComplete.then(() => this.join());
  }

  #view(): JoinView {
    const { state } = this;
    const spaces = this.#link.value;
    const { strings } = this.#language;
    const inPlace = this.chat && this.#place.isOpen;
    if (!isBusy(state)) this.#form = formFor(state, this.#knownAs, this.noGuest);
    return {
      state,
      strings,
      language: this.#language,
      place: inPlace ? this.#place.render(spaces, this.#language) : undefined,
      ...this.#parts.view,
      form: this.#form,
      busy: isBusy(state),
      name: this.#name,
      error: this.#fieldError,
      onName: this.#onName,
      onSubmit: () => void this.join(),
      onPin: this.#onPin,
      onMissing: this.#complain,
      onOtherName: this.#form === 'identity' && this.#knownAs === 'guest' ? () => this.signOut() : undefined,
      onRetry: this.#store && (() => void this.#store?.retry()),
      onBack: () => this.leave(),
    };
  }

  get #knownAs(): SessionKind | undefined {
    return knownAs(this.state, this.#link.value);
  }

  get #name(): string {
    return nameIn(this.state) ?? this.#typedName ?? this.guestName ?? '';
  }

  #start(spaces: Spaces | undefined): void {
    if (spaces === this.#startedWith) return;
    this.#startedWith = spaces;
    this.#store?.dispose();
    this.#place.close();
    this.#store = spaces && !spaces.failure ? createJoin(spaces) : undefined;
    this.#store?.setInvite(this.#invitation.text);
    this.#autoJoined = undefined;
    this.#join.follow();
    this.requestUpdate();
    if (spaces?.failure) emit(this, 'spaces-error', spaces.failure);
  }

  readonly #onName = (name: string): void => {
    this.#typedName = name;
    this.#fieldError = undefined;
    this.requestUpdate();
  };

  readonly #onPin = (pin: string): void => {
    this.#fieldError = undefined;
    void this.#store?.submitPin(pin);
  };

  #onState(now: JoinState, before: JoinState | undefined): void {
    this.#takeFocus = hasFocus(this.shadowRoot);
    this.#fieldError = undefined;
    this.#place.follow(now);
    this.#news.tell(now, before, this.#language.strings);
    this.#parts.tell(now);
  }

  readonly #complain = (sentence: string): void => {
    this.#fieldError = sentence;
    this.#takeFocus = true;
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'spaces-join': SpacesJoin;
  }
}

// Who is about to join, as far as the state tells, and which form that asks for.

const nothingGiven: JoinState = { step: 'no-invite', problem: 'empty' };

/** Whether joining can begin: not while it runs, and not once it is done. */
function canJoin({ step }: JoinState): boolean {
  return ['invited', 'refused', 'failed', 'expired'].includes(step);
}

/** An answer is on its way, and nothing is to be done but wait. */
function isBusy(state: JoinState): boolean {
  return state.step === 'joining' || (state.step === 'signing-in' && !state.away);
}

/** Undefined for a stranger. */
function knownAs(state: JoinState, spaces: Spaces | undefined): SessionKind | undefined {
  if ('identity' in state && state.identity) return state.identity.as;
  return spaces?.session.hasPageToken ? 'token' : undefined;
}

/** The name that the session already has; undefined where one can be typed. */
function nameIn(state: JoinState): string | undefined {
  if ('identity' in state && state.identity) return state.identity.name;
  return state.step === 'expired' ? state.name : undefined;
}

function formFor(state: JoinState, known: SessionKind | undefined, noGuest: boolean): JoinForm {
  if (state.step === 'needs-pin') return 'pin';
  if (state.step === 'signing-in' && state.away) return 'none';
  if ('identity' in state && state.identity) return 'identity';
  // Another sign-in is needed first.
  if (state.step === 'expired') return state.as === 'oauth' || state.as === 'cookie' ? 'none' : 'again';
  if (known !== undefined) return 'page';
  return noGuest ? 'none' : 'guest';
}

// The link of an invitation, wherever the page has it from.

class JoinLink {
  readonly #onText: (text: string) => void;
  #text = '';
  /** What the text was read from. */
  #from = '';

  constructor(onText: (text: string) => void) {
    this.#onText = onText;
  }

  get text(): string {
    return this.#text;
  }

  /** The page's own word goes before its address; an attribute that was taken away is null. The same again does nothing. */
  async read(invite: string | null | undefined, param: string | undefined): Promise<void> {
    const from = JSON.stringify([invite, param]);
    if (from === this.#from) return;
    this.#from = from;
    let text = invite ?? '';
    if (param && (invite ?? undefined) === undefined) {
      const { takePageInvite } = await import('../../controllers/page-invite.ts');
      if (from !== this.#from) return;
      text = takePageInvite(param);
    }
    this.#text = text;
    this.#onText(text);
  }
}
