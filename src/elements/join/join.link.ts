/** The link of an invitation: where the page has it from, and why it leads nowhere. */
import type { ReactiveControllerHost } from 'lit';
import { LatePart, missingPart } from '../../controllers/late-part.ts';
import type { Failure } from '../../stores/failure.ts';
import type { JoinState } from '../../stores/join.ts';

export class JoinLink {
  readonly #onText: (text: string) => void;
  readonly #reasons;
  #text = '';
  /** What the text was read from. */
  #from = '';

  constructor(host: ReactiveControllerHost & HTMLElement, onText: (text: string) => void) {
    this.#onText = onText;
    this.#reasons = new LatePart(
      host,
      async () => new (await import('./join.link.reasons.ts')).LinkReasons(host),
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

  /** "" as long as the words are on their way. */
  reason(state: JoinState, tell: (failure: Failure) => string): string {
    const reason =
      state.step === 'refused' ? state.reason : state.step === 'no-invite' ? state.problem : 'empty';
    if (reason === 'empty') return '';
    const words = this.#reasons.value?.strings[reason];
    return words ?? (this.#reasons.failed ? tell(missingPart) : '');
  }
}
