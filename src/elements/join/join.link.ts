/** The link of an invitation: where the page has it from, and what is wrong with it. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { LatePart } from '../../controllers/late-part.ts';
import type { JoinState } from '../../stores/join.ts';

export class JoinLink {
  readonly #onText: (text: string) => void;
  readonly #problems;
  #text = '';
  /** What the text was read from. */
  #from = '';

  constructor(host: ReactiveControllerHost & HTMLElement, onText: (text: string) => void) {
    this.#onText = onText;
    this.#problems = new LatePart(
      host,
      async () => new (await import('./join.link.panel.ts')).LinkPanel(host),
    );
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

  problem(state: JoinState): TemplateResult | undefined {
    if (state.step !== 'no-invite' || state.problem === 'empty') return undefined;
    return this.#problems.value?.render(state.problem);
  }
}
