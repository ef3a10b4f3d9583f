/** Announces changes of the join state: to the page as events, to screen readers as sentences. */
import type { Language } from '../../controllers/language.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { emit, type LeftReason } from '../../events.ts';
import { failureWithCode } from '../../stores/failure.ts';
import type { JoinState } from '../../stores/join/state.ts';
import type { JoinStrings } from './join.strings.ts';

export interface JoinAnnouncementsOptions {
  readonly live: LiveRegion;
  readonly language: Language<JoinStrings>;
}

export class JoinAnnouncements {
  readonly #host: EventTarget;
  readonly #options: JoinAnnouncementsOptions;
  /** The space for which `spaces-joined` was dispatched, until `spaces-left` follows. */
  #spaceId: string | undefined;

  constructor(host: EventTarget, options: JoinAnnouncementsOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** @param before undefined for the first state of an attempt, which is not announced to screen readers */
  announce(now: JoinState, before: JoinState | undefined): void {
    if (before !== undefined) this.#options.live.say(sentence(now, this.#options.language.strings));
    switch (now.step) {
      case 'no-invite':
      case 'invited':
        if ('failure' in now && now.failure) emit(this.#host, 'spaces-error', now.failure);
        return this.#left(before && 'identity' in now && !now.identity ? 'signed-out' : 'left');
      case 'joined':
        // Only the role or the title has changed.
        if (before?.step === 'joined' && before.person.id === now.person.id) return;
        this.#spaceId = now.spaceId;
        emit(this.#host, 'spaces-joined', { spaceId: now.spaceId, role: now.role });
        return;
      case 'expired':
        emit(this.#host, 'spaces-session-expired', { name: now.name });
        return this.#left(now.step);
      case 'removed':
      case 'deleted':
      case 'archived':
        return this.#left(now.step);
      case 'failed':
        if (before?.step !== 'failed') emit(this.#host, 'spaces-error', now.failure);
        return;
      case 'refused': {
        const code = now.reason === 'unknown-invite' ? 'not-found' : 'forbidden';
        emit(this.#host, 'spaces-error', failureWithCode(code));
      }
    }
  }

  #left(reason: LeftReason): void {
    if (this.#spaceId === undefined) return;
    const spaceId = this.#spaceId;
    this.#spaceId = undefined;
    emit(this.#host, 'spaces-left', { spaceId, reason });
  }
}

/** Problems are not announced here, because the panel shows them as alerts. */
function sentence(state: JoinState, strings: JoinStrings): string {
  switch (state.step) {
    case 'signing-in':
      // The account panel announces a sign-in on the service's page.
      return state.away ? '' : strings.joining;
    case 'joined':
      return strings.inSpace(state.title);
    default:
      return '';
  }
}
