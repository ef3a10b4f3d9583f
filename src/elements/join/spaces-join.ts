/** `<spaces-join>`: lets a visitor with an invitation join a space. */
import { html, LitElement, type TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import { LiveRegion } from '../../controllers/live-region.ts';
import { SpacesLink } from '../../controllers/spaces-link.ts';
import { type StoreChoice, StoreController } from '../../controllers/store-controller.ts';
import { emit, type LeftReason } from '../../events.ts';
import { failureWithCode } from '../../stores/failure.ts';
import { emptyInvite, type JoinState } from '../../stores/join/state.ts';
import { JoinStore } from '../../stores/join/store.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { controlStyles } from '../../ui/controls.styles.ts';
import { tokenStyles } from '../../ui/tokens.styles.ts';
import { JoinForm } from './join-form.ts';
import { JoinView } from './join-view.ts';
import { joinStrings } from './join.strings.ts';
import { joinStyles } from './join.styles.ts';

/**
 * Shows an invitation and lets the visitor join its space: as a guest with a name, with an account, or with a token
 * from the page. It asks for a PIN when the space requires one. After joining, it shows its slot or, with `chat`, the
 * conversation. It never joins before the visitor presses a button, unless `auto-join` is set, or the visitor has joined
 * by this invitation in this tab before.
 *
 * @tag spaces-join
 * @slot - Content of the page, shown after joining. Not shown with `chat`. Not secret: it is in the source of the page.
 * @fires {CustomEvent<{as: 'guest' | 'token' | 'oauth' | 'cookie', name: string}>} spaces-before-join - The visitor is about to join. Cancelable: after `preventDefault()`, no request is sent.
 * @fires {CustomEvent<{spaceId: string, role: string}>} spaces-joined - The visitor has joined the space.
 * @fires {CustomEvent<{spaceId: string, reason: 'left' | 'signed-out' | 'removed' | 'deleted' | 'archived' | 'expired'}>} spaces-left - The visitor has left the space, was removed from it, or it has ended. `left` means with the "Leave" button, because the page called `leave()`, or because the element uses another connection.
 * @fires {CustomEvent<{name: string, endsAt: number}>} spaces-session-expiring - The session of a guest ends soon; `endsAt` is in milliseconds since the epoch.
 * @fires {CustomEvent<{name: string}>} spaces-session-expired - The session has ended. The visitor can join again.
 * @fires {CustomEvent<{code: string, message: string, retryable: boolean}>} spaces-error - Joining or signing in failed, or the settings of the connection are wrong.
 * @csspart panel - The box around everything.
 * @csspart header - The heading and the line below it.
 * @csspart heading - The name of the space.
 * @csspart inviter - The person who sent the invitation, with a hint that the name is not verified.
 * @csspart form - The current form.
 * @csspart field - A label with its input and hint.
 * @csspart input - The text field.
 * @csspart button - Every button. Each one is also `submit`, `other-name`, `leave`, `retry` or `back`; the buttons of
 *   accounts are `sign-in`, `sign-in-with`, `sign-up`, `cancel`, `guest`, `another-account` and `sign-out`.
 * @csspart problem - A problem, as an alert.
 * @csspart chat - The embedded conversation. Its parts are available as `chat-header`, `chat-log`, `chat-message` and so on.
 * @csspart call - The call of the space, without `chat`. Its parts are available as `call-strip`, `call-button` and so on.
 * @cssstate in-place - The embedded conversation is shown. Every value of `state.step` is a state as well.
 * @cssprop [--spaces-chat-height=32em] - Height of the embedded conversation when the page gives the element no height.
 */
export class SpacesJoin extends LitElement {
  static override styles = [tokenStyles, controlStyles, joinStyles];

  /** A table, because decorators add 450 bytes to the first load. */
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

  /** Loads `<spaces-chat>`; set by the module that registers the tag. */
  static loadChat: (() => Promise<unknown>) | undefined;

  /** The invitation: an invite link, the link of a space, or the id of an invitation. */
  invite?: string;
  /**
   * Name of the parameter that holds the invite link in the page's URL: in its query, or in the query of a hash router.
   * A link that the page's URL gets later is used, too. Used when `invite` is not set.
   */
  inviteParam?: string;
  /** The guest name that the text field starts with. */
  guestName?: string;
  /**
   * Joins without a click: as the guest `guest-name`, or with the page's token. An account always needs a click, and so
   * does a guest who chose their name themselves, and the page's token when the invitation comes from the page's URL.
   */
  autoJoin = false;
  /** Does not let visitors join as guests. */
  noGuest = false;
  /** Does not offer to sign in with an account. */
  noSignIn = false;
  /** Shows the conversation inside this element after joining. */
  chat = false;
  /** The connection to use instead of the provider's or the page's. Create one with `createSpaces()`. */
  spaces?: Spaces | undefined;

  readonly #link = new SpacesLink(this, (spaces) => this.#onSpaces(spaces));
  readonly #join = new StoreController<JoinStore, JoinState>(this, {
    choose: () => this.#chooseStore(),
    state: (store) => store.$join,
    onChange: (now, before) => this.#onState(now, before),
  });
  readonly #language = new Language(this, 'join', joinStrings);
  readonly #live = new LiveRegion(this);
  readonly #options = { link: this.#link, join: this.#join, language: this.#language };
  readonly #form = new JoinForm(this, this.#options);
  readonly #view = new JoinView(this, {
    ...this.#options,
    live: this.#live,
    form: this.#form,
    loadChat: () => (this.constructor as typeof SpacesJoin).loadChat?.(),
  });
  /** The space for which `spaces-joined` was dispatched, until `spaces-left` follows. */
  #spaceId: string | undefined;
  readonly #internals = this.attachInternals();
  /** The text of the invitation, and the attributes that it was read from. */
  #inviteText = '';
  #inviteSource = '';
  /** The invitation that `auto-join` has used. Leaving must not join it again. */
  #autoJoined: string | undefined;

  /** The current step of joining and its data. Plain JSON without tokens. */
  get state(): JoinState {
    const failure = this.#link.value?.failure;
    return failure ? { step: 'failed', failure } : (this.#join.state ?? emptyInvite);
  }

  /**
   * Joins the space, as the button does. A visitor with a session joins with it; otherwise a guest session with `name`
   * is created. Does nothing while an attempt runs and after joining.
   *
   * @param name name of the guest; by default the text of the name field
   */
  async join(name: string = this.#form.name): Promise<void> {
    const { store } = this.#join;
    if (store === undefined || !canJoin(this.state)) return;
    const as = this.#form.sessionKind;
    const cleanName = name.trim();
    if (as === undefined && cleanName === '') {
      return this.#form.showError(this.#language.strings.nameMissing);
    }
    const goesOn = emit(this, 'spaces-before-join', { as: as ?? 'guest', name: cleanName });
    if (goesOn) await store.join(cleanName);
  }

  /** Leaves the space and shows the invitation again. The session stays. */
  leave(): void {
    this.#join.store?.leave();
  }

  /** Ends the session for all elements that share this connection. */
  signOut(): void {
    this.#link.value?.session.signOut();
  }

  protected override willUpdate(): void {
    void this.#readInvite();
  }

  protected override render(): TemplateResult {
    return html`${this.#view.render()} ${this.#live.region}`;
  }

  protected override updated(): void {
    const { step } = this.state;
    this.#internals.states.clear();
    this.#internals.states.add(step);
    if (this.#view.isChatOpen) this.#internals.states.add('in-place');
    this.#tryAutoJoin(step);
  }

  #onSpaces(spaces: Spaces | undefined): void {
    this.#join.update();
    if (spaces?.failure) emit(this, 'spaces-error', spaces.failure);
  }

  #chooseStore(): StoreChoice<JoinStore> {
    if (!this.isConnected) return 'keep';
    const spaces = this.#link.value;
    if (!spaces || spaces.failure) return 'none';
    const create = (): JoinStore => {
      const store = new JoinStore(spaces);
      store.setInvite(this.#inviteText);
      return store;
    };
    return { key: [spaces], create };
  }

  /**
   * Announces a change of the state: to the page as events, to screen readers as sentences.
   *
   * @param before undefined for the first state of a store, which is not announced to screen readers
   */
  #onState(now: JoinState, before: JoinState | undefined): void {
    if (before === undefined) this.#autoJoined = undefined;
    // The panel shows problems as alerts, and the account panel announces a sign-in on the service's page.
    const { strings } = this.#language;
    if (before && now.step === 'joined') this.#live.say(strings.inSpace(now.title));
    if (before && now.step === 'signing-in' && !now.away) this.#live.say(strings.joining);
    switch (now.step) {
      case 'no-invite':
      case 'invited':
        if ('failure' in now && now.failure) emit(this, 'spaces-error', now.failure);
        return this.#left(before && 'identity' in now && !now.identity ? 'signed-out' : 'left');
      case 'joined':
        // Only the role or the title has changed.
        if (before?.step === 'joined' && before.person.id === now.person.id) return;
        this.#spaceId = now.spaceId;
        emit(this, 'spaces-joined', { spaceId: now.spaceId, role: now.role });
        return;
      case 'expired':
        emit(this, 'spaces-session-expired', { name: now.name });
        return this.#left(now.step);
      case 'removed':
      case 'deleted':
      case 'archived':
        return this.#left(now.step);
      case 'failed':
        if (before?.step !== 'failed') emit(this, 'spaces-error', now.failure);
        return;
      case 'refused': {
        const code = now.reason === 'unknown-invite' ? 'not-found' : 'forbidden';
        emit(this, 'spaces-error', failureWithCode(code));
      }
    }
  }

  #left(reason: LeftReason): void {
    if (this.#spaceId === undefined) return;
    const spaceId = this.#spaceId;
    this.#spaceId = undefined;
    emit(this, 'spaces-left', { spaceId, reason });
  }

  /** `invite` has priority over the page's URL. Lit sets it to null when the attribute is removed. */
  async #readInvite(): Promise<void> {
    const { invite, inviteParam } = this;
    const source = `${invite} ${inviteParam}`;
    if (source === this.#inviteSource) return;
    this.#inviteSource = source;
    const use = (text: string): void => {
      if (source !== this.#inviteSource) return;
      this.#inviteText = text;
      this.#join.store?.setInvite(text);
    };
    if (!this.#isFromUrl) return use(invite ?? '');
    const { followPageInvite } = await import('./page-invite.ts');
    followPageInvite(this, inviteParam as string, use);
  }

  /** The invitation comes from the page's URL, so anyone could have chosen it. */
  get #isFromUrl(): boolean {
    return Boolean(this.inviteParam) && (this.invite ?? undefined) === undefined;
  }

  #tryAutoJoin(step: JoinState['step']): void {
    if (!this.autoJoin || step !== 'invited' || this.#autoJoined === this.#inviteText) return;
    const as = this.#form.sessionKind ?? 'guest';
    const needsClick =
      as === 'guest'
        ? this.#form.name === '' || this.#link.value?.tab.records()?.isGuestByClick
        : as !== 'token' || this.#isFromUrl;
    if (needsClick) return;
    this.#autoJoined = this.#inviteText;
    // After this update, because joining changes the state that was just shown.
    void this.updateComplete.then(() => {
      const { store } = this.#join;
      if (store) store.isClicked = false;
      return this.join();
    });
  }
}

function canJoin({ step }: JoinState): boolean {
  return !/needs-pin|join|signing-in|no-invite|wrong-account/.test(step);
}

declare global {
  interface HTMLElementTagNameMap {
    'spaces-join': SpacesJoin;
  }
}
