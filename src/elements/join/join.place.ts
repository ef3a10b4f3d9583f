/** The conversation in place of the form: which one, and whether its code is there. */
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { LatePart, missingPart } from '../../controllers/late-part.ts';
import type { JoinState } from '../../stores/join.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { notice, tryAgain } from '../../ui/notice.ts';
import type { JoinView } from './join.panels.ts';

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

  render(spaces: Spaces | undefined, { strings, tell }: Pick<JoinView, 'strings' | 'tell'>): TemplateResult {
    const view = this.code.value;
    if (view) return view(spaces, this.#spaceId);
    if (!this.code.failed) return html`<span class="spinner"></span>`;
    const again = tryAgain(strings.tryAgain, () => void this.code.ready().catch(() => {}));
    return notice(tell(missingPart), again);
  }
}
