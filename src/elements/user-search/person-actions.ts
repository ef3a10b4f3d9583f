/** The actions of `<spaces-user-search>` other than picking: open a conversation or call, add to a space, invite. */
import { html, nothing, type TemplateResult } from 'lit';
import { EmbeddedCall } from '../../controllers/embedded-call.ts';
import type { InviteFallback } from '../../controllers/invite-fallback.ts';
import { missingPart } from '../../controllers/lazy-part.ts';
import { emit } from '../../events.ts';
import type { Person } from '../../protocol/person.ts';
import { engineOf } from '../../stores/call/engines.ts';
import { type Failure, isRefusal } from '../../stores/failure.ts';
import type { PeopleFinder } from '../../stores/people/finder.ts';
import { pickedPerson } from '../../stores/people/picked.ts';
import { notice } from '../../ui/notice.ts';
import { tryAgain } from '../../ui/try-again.ts';
import type { Action, PickerContext, PickerHost } from './selection.ts';
import type { UserSearchStrings } from './user-search.strings.ts';

/** The last action, in sentences for the user. */
type ActionProgress =
  | { readonly step: 'none' }
  | { readonly step: 'running'; readonly sentence: string }
  | {
      readonly step: 'done';
      readonly sentence: string;
      /** To a page that the browser may not have opened. */
      readonly link?: string;
    }
  | { readonly step: 'failed'; readonly sentence: string; readonly isRetryable: boolean };

const noAction: ActionProgress = { step: 'none' };

export class PersonActions {
  readonly #host: PickerHost;
  readonly #context: PickerContext;
  readonly #inviteFallback: InviteFallback;
  readonly #call: EmbeddedCall;
  /** The person that the user calls in this page. */
  #callee: Person | undefined;
  #progress: ActionProgress = noAction;
  #again: (() => void) | undefined;
  /** Grows with each action. The result of an older action is dropped. */
  #run = 0;

  constructor(host: PickerHost, context: PickerContext, inviteFallback: InviteFallback) {
    this.#host = host;
    this.#context = context;
    this.#inviteFallback = inviteFallback;
    this.#call = new EmbeddedCall(host, 'search');
  }

  get isRunning(): boolean {
    return this.#progress.step === 'running';
  }

  /** Does what the `action` of the element says. */
  start(person: Person): void {
    const { action } = this.#host;
    if (action === 'call') void (canRing(this.#context) ? this.#ring(person) : this.#openCall(person));
    else if (action === 'add') void this.#add(person);
    else void this.#openDirect(person);
  }

  /** Opens the dialog that invites an address, or a person who was not found by `name`. */
  async invite(email: string | undefined, name: string): Promise<void> {
    const run = this.#begin(() => void this.invite(email, name));
    try {
      await this.#inviteFallback.open(email, name);
    } catch {
      if (run === this.#run) this.#fail(missingPart);
    }
  }

  /** Drops the result of a running action, and hides that of an older one. */
  forget(): void {
    this.#run += 1;
    this.#again = undefined;
    if (this.#callElement?.state.step === 'none') this.#callee = undefined;
    if (this.#progress !== noAction) this.#show(noAction);
  }

  /** For admins who add people. */
  renderRoleChoice(): TemplateResult | typeof nothing {
    if (!this.#hasRoleChoice) return nothing;
    const { role, roles } = this.#strings;
    return html`<label class="role" part="role">
      ${role}
      <select @change=${this.#onRole}>
        ${(['member', 'admin'] as const).map(
          (each) =>
            html`<option value=${each} ?selected=${each === this.#host.addAs}>${roles[each]}</option>`,
        )}
      </select>
    </label>`;
  }

  renderCall(): TemplateResult | typeof nothing {
    const { value: spaces } = this.#context.link;
    if (!spaces || !this.#callee) return nothing;
    return this.#call.render(spaces, { kind: 'person', person: this.#callee.id });
  }

  renderProgress(): TemplateResult | typeof nothing {
    const progress = this.#progress;
    const { tryAgain: label, openCall } = this.#strings;
    switch (progress.step) {
      case 'none':
        return nothing;
      case 'running':
        return html`<p class="deed" part="deed">
          <span class="spinner"></span><bdi>${progress.sentence}</bdi>
        </p>`;
      case 'done':
        return html`<p class="deed" part="deed">
          <bdi>${progress.sentence}</bdi>
          ${
            progress.link
              ? html`<a href=${progress.link} target="_blank" rel="noopener">${openCall}</a>`
              : nothing
          }
        </p>`;
      case 'failed':
        return notice(progress.sentence, progress.isRetryable ? tryAgain(label, this.#onRetry) : nothing);
    }
  }

  async #openDirect(person: Person): Promise<void> {
    const { id: personId, name } = person;
    const run = this.#begin(() => void this.#openDirect(person), this.#strings.opening(name));
    const outcome = await this.#finder?.openDirect(person);
    if (run !== this.#run || outcome === undefined) return;
    // The service's answer for two people who may not talk is not documented, so each refusal counts.
    if (typeof outcome === 'object') return this.#fail(outcome, this.#strings.noDirect(name));
    this.#show(noAction);
    this.#context.link.value?.$current.set(outcome);
    emit(this.#host, 'spaces-direct-opened', { spaceId: outcome, personId });
  }

  async #add(person: Person): Promise<void> {
    const { id, name } = person;
    const run = this.#begin(() => void this.#add(person), this.#strings.adding(name));
    const role = this.#hasRoleChoice && this.#host.addAs === 'admin' ? 'admin' : 'member';
    const outcome = await this.#finder?.add(id, role);
    if (run !== this.#run || outcome === undefined) return;
    if (outcome !== true) return this.#fail(outcome, this.#strings.noAdd(name));
    this.#show({ step: 'done', sentence: this.#strings.added(name) });
    emit(this.#host, 'spaces-person-picked', pickedPerson(person));
    this.#host.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Calls the person in this page. The call shows its states itself, here or where the page shows the call of the two. */
  async #ring(person: Person): Promise<void> {
    const run = this.#begin(() => void this.#ring(person), this.#strings.ringing(person.name));
    this.#callee = undefined;
    try {
      await this.#call.tag.ready();
    } catch {
      if (run === this.#run) this.#fail(missingPart);
      return;
    }
    if (run !== this.#run) return;
    this.#callee = person;
    this.#show(noAction);
    await this.#host.updateComplete;
    const call = this.#callElement;
    if (!call) return;
    // A search that is gone must not leave a call behind that no one can end.
    call.leaveOnRemoval = true;
    await call.join({ microphone: true, camera: false });
  }

  get #callElement(): HTMLElementTagNameMap['spaces-call'] | null {
    return this.#host.renderRoot.querySelector('spaces-call');
  }

  /** Clicks the link while the user's own click or key lets the browser open another page. */
  async #openCall(person: Person): Promise<void> {
    const link = this.#finder?.callLink(person);
    if (link === undefined) return;
    this.#run += 1;
    this.#show({ step: 'done', sentence: this.#strings.calling(person.name), link });
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('.deed a')?.click();
    emit(this.#host, 'spaces-call-opened', { personId: person.id });
  }

  /** `sentence` is undefined for an action that shows its own progress. */
  #begin(again: () => void, sentence?: string): number {
    this.#again = again;
    this.#show(sentence === undefined ? noAction : { step: 'running', sentence });
    return ++this.#run;
  }

  #fail(failure: Failure, refusal?: string): void {
    const sentence = (isRefusal(failure) && refusal) || this.#context.language.tell(failure);
    this.#show({ step: 'failed', sentence, isRetryable: failure.retryable });
    emit(this.#host, 'spaces-error', failure);
  }

  #show(progress: ActionProgress): void {
    this.#progress = progress;
    // A failure is an alert, which screen readers read by themselves.
    if (progress.step === 'running' || progress.step === 'done') this.#context.live.say(progress.sentence);
    this.#host.requestUpdate();
  }

  readonly #onRetry = (): void => {
    this.#again?.();
    this.#host.focus();
  };

  readonly #onRole = (event: Event): void => {
    this.#host.addAs = (event.currentTarget as HTMLSelectElement).value === 'admin' ? 'admin' : 'member';
  };

  get #hasRoleChoice(): boolean {
    return this.#host.action === 'add' && this.#finder?.ownRole === 'admin';
  }

  get #finder(): PeopleFinder | undefined {
    return this.#context.finder.store;
  }

  get #strings(): UserSearchStrings {
    return this.#context.language.strings;
  }
}

/** Whether calls happen in this page. */
function canRing({ link: { value: spaces } }: PickerContext): boolean {
  return spaces !== undefined && engineOf(spaces).get()?.kind === 'media';
}

/** Why a person cannot be picked, in words for their row; undefined if they can. */
export function reasonAgainst(person: Person, action: Action, context: PickerContext): string | undefined {
  const {
    finder: { store: finder },
    selection,
    language: { strings },
  } = context;
  if (selection.has(person.id)) return strings.alreadyChosen;
  if (action !== 'pick' && finder?.isGuest === true) return strings.noGuestAction;
  const isGuest = person.kind !== 'user';
  const wasRefused = finder?.wasRefused(person.id) === true;
  switch (action) {
    case 'direct':
      return wasRefused ? strings.notMet : undefined;
    case 'call':
      if (isGuest) return strings.noGuestAction;
      return canRing(context) || finder?.callLink(person) ? undefined : strings.noAddress;
    case 'add':
      if (isGuest) return strings.noGuestAction;
      if (finder?.ownRole === 'guest') return strings.noAdding;
      if (wasRefused) return strings.notAllowed;
  }
  return finder?.isInSpace(person.id) === true ? strings.inSpace : undefined;
}
