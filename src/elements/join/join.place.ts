/** The conversation in place of the form: which one, and whether its code is there. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { Language } from '../../controllers/language.ts';
import { LatePart } from '../../controllers/late-part.ts';
import type { JoinState } from '../../stores/join.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { standIn } from './join.stand-in.ts';
import type { JoinStrings } from './join.strings.ts';

type Host = ReactiveControllerHost & HTMLElement;

/** Stays open through an expired session and joining again, so that nothing said or typed is lost. */
export class JoinPlace {
  /** View and conversation. */
  readonly code;
  #spaceId: string | undefined;

  /** @param loadChat names what registers the conversation's tag; undefined where that is done already. */
  constructor(host: Host, loadChat: () => (() => Promise<unknown>) | undefined) {
    this.code = new LatePart(host, async () => {
      const { placeStyles, placeView } = await import('./join.place.view.ts');
      await loadChat()?.();
      const { styleSheet } = placeStyles;
      if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
      return placeView;
    });
  }

  get isOpen(): boolean {
    return this.#spaceId !== undefined;
  }

  follow(state: JoinState): void {
    if (state.step === 'joined') this.#spaceId = state.spaceId;
    if (/^(?:invited|no-invite|refused|wrong-account)$/.test(state.step)) this.close();
  }

  close(): void {
    this.#spaceId = undefined;
  }

  render(spaces: Spaces | undefined, language: Language<JoinStrings>): TemplateResult {
    return this.code.value?.(spaces, this.#spaceId) ?? standIn(this.code, language);
  }
}
