/** Shows the call of a space inside another element. Its code and the tag load with the first call. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { CallTarget } from '../stores/call/state.ts';
import type { Spaces } from '../stores/spaces.ts';
import type { CallFrame } from './shown-once.ts';
import { LazyPart } from './lazy-part.ts';
import { SpacesLink } from './spaces-link.ts';

/** Pages style the parts of the call as `call-<part>`. */
const exportedParts = 'strip status live count recorded who hint button'
  .split(' ')
  .map((part) => `${part}: call-${part}`)
  .join(', ');

export class EmbeddedCall {
  /** Rendering loads it, too. */
  readonly tag: LazyPart<boolean>;
  readonly #frame: 'conversation' | 'panel' | 'search';

  /** @param frame what contains it */
  constructor(host: ReactiveControllerHost & HTMLElement, frame: 'conversation' | 'panel' | 'search') {
    this.#frame = frame;
    this.tag = new LazyPart(host, async () => {
      await SpacesLink.loadCall?.();
      return true;
    });
  }

  render(
    spaces: Spaces,
    target: CallTarget,
    frame: CallFrame = this.#frame,
  ): TemplateResult | typeof nothing {
    if (!this.tag.value) return nothing;
    return html`<spaces-call
      part="call"
      exportparts=${exportedParts}
      .embedded=${frame}
      .spaces=${spaces}
      .space=${target.kind === 'space' ? target.spaceId : undefined}
      .person=${target.kind === 'person' ? target.person : undefined}
    ></spaces-call>`;
  }
}
