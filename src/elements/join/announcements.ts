/** Turns changes of the join state into events for the page and sentences for screen readers. */
import type { LiveRegion } from '../../controllers/live-region.ts';
import { emit } from '../../events.ts';
import { failureFor } from '../../stores/failure.ts';
import type { JoinState } from '../../stores/join/state.ts';
import type { JoinStrings } from './join.strings.ts';

/** Tells each fact once: a reconnect, a move or a second look at the same state is no news. */
export class JoinNews {
  readonly #host: EventTarget;
  readonly #live: LiveRegion;
  /** The space that `spaces-joined` told of and `spaces-left` has not. */
  #inside: string | undefined;

  constructor(host: EventTarget, live: LiveRegion) {
    this.#host = host;
    this.#live = live;
  }

  /** `before` is undefined for the first state of an attempt, which nobody needs to be told in words. */
  tell(now: JoinState, before: JoinState | undefined, strings: JoinStrings): void {
    if (before !== undefined) this.#live.say(sentence(now, strings));
    switch (now.step) {
      case 'no-invite':
      case 'invited':
        if ('failure' in now && now.failure) emit(this.#host, 'spaces-error', now.failure);
        return this.#leave();
      case 'joined':
        this.#inside = now.spaceId;
        emit(this.#host, 'spaces-joined', { spaceId: now.spaceId, role: now.role });
        return;
      case 'expired':
        emit(this.#host, 'spaces-session-expired', { name: now.name });
        return;
      case 'failed':
        emit(this.#host, 'spaces-error', now.failure);
        return;
      case 'refused':
        emit(
          this.#host,
          'spaces-error',
          failureFor(now.reason === 'unknown-invite' ? 'not-found' : 'forbidden'),
        );
    }
  }

  #leave(): void {
    if (this.#inside === undefined) return;
    const spaceId = this.#inside;
    this.#inside = undefined;
    emit(this.#host, 'spaces-left', { spaceId });
  }
}

/** Problems are alerts on the panel and speak for themselves. */
function sentence(state: JoinState, strings: JoinStrings): string {
  switch (state.step) {
    case 'signing-in':
      // Signing in elsewhere has its own words.
      return state.away ? '' : strings.joining;
    case 'joined':
      return strings.inSpace(state.title);
    default:
      return '';
  }
}
