/** The way to somebody who cannot be found: the dialog that invites by e-mail, loaded when it is first asked for. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { SpacesLink } from '../../controllers/spaces-link.ts';

interface Host extends LitElement {
  readonly space: string | undefined;
  readonly noInvite: boolean;
  readonly search: unknown;
}

/** Of the dialog, which is another element. */
interface InviteDialog extends HTMLElement {
  readonly updateComplete: Promise<unknown>;
  show(emails: readonly string[], wanted: string): void;
}

export class Inviting {
  readonly #host: Host;
  readonly #link: SpacesLink;
  readonly #load: (() => Promise<unknown>) | undefined;
  #wanted = false;

  constructor(
    host: Host,
    {
      link,
      loadInvite,
    }: { readonly link: SpacesLink; readonly loadInvite: (() => Promise<unknown>) | undefined },
  ) {
    this.#host = host;
    this.#link = link;
    this.#load = loadInvite;
  }

  /** Whether there is such a dialog, and the page does not want to do without it or looks for people itself. */
  get isPossible(): boolean {
    return this.#load !== undefined && !this.#host.noInvite && !this.#host.search;
  }

  /** For an address, or for somebody who was not found by `wanted`. Rejects where the dialog cannot be loaded. */
  async open(email: string | undefined, wanted: string): Promise<void> {
    await this.#load?.();
    this.#wanted = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const dialog = this.#host.renderRoot.querySelector<InviteDialog>('spaces-invite-dialog');
    if (email === undefined) dialog?.show([], wanted);
    else dialog?.show([email], '');
  }

  render(): TemplateResult | undefined {
    if (!this.#wanted) return undefined;
    return html`<spaces-invite-dialog
      exportparts="dialog: invite-dialog"
      space=${this.#host.space || nothing}
      .spaces=${this.#link.value}
      @change=${stop}
    ></spaces-invite-dialog>`;
  }
}

/** Whom its fields hold is no news of ours. */
function stop(event: Event): void {
  event.stopPropagation();
}
