/** The person of a `<spaces-chat>`, who is looked up anew for another connection or another person. */
import type { ReactiveControllerHost } from 'lit';
import { StoreValue } from '../../controllers/store-value.ts';
import type { ChatState } from '../../stores/conversation.ts';
import { createDirectTalk, type DirectTalk, type TalkState } from '../../stores/direct-talk.ts';
import type { Spaces } from '../../stores/spaces.ts';

export class ChosenTalk {
  readonly #state: StoreValue<TalkState>;
  #made: { readonly spaces: Spaces; readonly person: string; readonly talk: DirectTalk } | undefined;

  constructor(host: ReactiveControllerHost, failed: (now: ChatState) => void) {
    this.#state = new StoreValue(
      host,
      () => this.#made?.talk.$talk,
      (now) => now.step === 'failed' && failed(now),
    );
  }

  /** Undefined before anybody was asked for. */
  get state(): TalkState | undefined {
    return this.#state.value;
  }

  /** Where the talk with that person is; undefined as long as it is not known. */
  spaceOf(spaces: Spaces, person: string): string | undefined {
    if (this.#made?.spaces !== spaces || this.#made.person !== person) {
      this.#made = { spaces, person, talk: createDirectTalk(spaces, person) };
    }
    this.#state.follow();
    const { state } = this;
    return state?.step === 'found' ? state.spaceId : undefined;
  }

  retry(): void {
    this.#made?.talk.retry();
  }
}
