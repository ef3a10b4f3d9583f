/** The link of an invitation, wherever the page has it from. */

export class JoinLink {
  readonly #onText: (text: string) => void;
  #text = '';
  /** What the text was read from. */
  #from = '';

  constructor(onText: (text: string) => void) {
    this.#onText = onText;
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
}
