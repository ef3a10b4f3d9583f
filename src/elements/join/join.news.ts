/** Turns changes of the join state into events for the page and sentences for screen readers. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { LiveRegion } from '../../controllers/live-region.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import { emit } from '../../events.ts';
import { failureFor } from '../../stores/failure.ts';
import type { JoinState } from '../../stores/join.ts';
import type { Ending } from './join.ending.ts';
import type { JoinStrings } from './join.strings.ts';

export type JoinNewsHost = ReactiveControllerHost & HTMLElement;

/** Tells each fact once: a reconnect, a move or a second look at the same state is no news. */
export class JoinNews {
  readonly #host: JoinNewsHost;
  readonly #live: LiveRegion;
  readonly #link: SpacesLink;
  #ending: Ending | undefined;
  /** The space that `spaces-joined` told of and `spaces-left` has not. */
  #inside: string | undefined;

  constructor(host: JoinNewsHost, live: LiveRegion, link: SpacesLink) {
    this.#host = host;
    this.#live = live;
    this.#link = link;
  }

  /** That the session is about to end. */
  get warning(): TemplateResult | undefined {
    return this.#ending?.render();
  }

  /** `before` is undefined for the first state of an attempt, which nobody needs to be told in words. */
  tell(now: JoinState, before: JoinState | undefined, strings: JoinStrings): void {
    if (before !== undefined) this.#live.say(sentence(now, strings));
    this.#ending?.stop();
    switch (now.step) {
      case 'no-invite':
      case 'invited':
        if ('failure' in now && now.failure) emit(this.#host, 'spaces-error', now.failure);
        return this.#leave();
      case 'joined':
        this.#inside = now.spaceId;
        emit(this.#host, 'spaces-joined', { spaceId: now.spaceId, role: now.role });
        if (now.person.kind === 'guest') void this.#watch(now.person.name);
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

  async #watch(name: string): Promise<void> {
    const session = this.#link.value?.session;
    const part = await import('./join.ending.ts').catch(() => undefined);
    if (!part || !session || this.#inside === undefined) return;
    this.#ending ??= new part.Ending(this.#host);
    void this.#ending.watch(session, name);
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
    case 'needs-pin':
      return state.wrong ? '' : strings.pinHint;
    case 'joined':
      return strings.inSpace(state.title);
    default:
      return '';
  }
}
