/** The call of a joined space, and links that lead to the call with a person or to a personal room. Loads later. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { EmbeddedCall } from '../../controllers/embedded-call.ts';
import type { LanguageSection } from '../../controllers/language.ts';
import type { InviteLink } from '../../protocol/invite-link.ts';
import { formatInviteLink } from '../../protocol/link-address.ts';
import { engineOf } from '../../stores/call/engines.ts';
import { hasIdentity } from '../../stores/session/state.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { pageLink } from '../../ui/page-link.ts';
import type { ExceptionStrings } from './exceptions.strings.ts';
import type { JoinHost } from './join-form.ts';
import type { JoinViewOptions } from './join-view.ts';

const invitedCallStyles = css`
  .panel > spaces-call::part(strip) {
    border: 1px solid var(--_border);
    border-radius: var(--_radius-control);
  }
`;

type CallLink = Extract<InviteLink, { kind: 'room' | 'direct' }>;

export class InvitedCall {
  readonly styles = [invitedCallStyles];
  readonly #host: JoinHost;
  readonly #options: JoinViewOptions;
  readonly #language: LanguageSection<ExceptionStrings>;
  readonly #call: EmbeddedCall;
  /** The link of the call that the user has opened in this page. */
  #opened: CallLink | undefined;

  constructor(host: JoinHost, options: JoinViewOptions, language: LanguageSection<ExceptionStrings>) {
    this.#host = host;
    this.#options = options;
    this.#language = language;
    this.#call = new EmbeddedCall(host, 'panel');
  }

  /** In a joined space. The embedded conversation contains its call, unless the invitation leads to the call. */
  renderJoined(): TemplateResult | typeof nothing {
    const { state, chat } = this.#host;
    const { value: spaces } = this.#options.link;
    const { link } = this.#options.join.store ?? {};
    const isInvited = link && 'startVideo' in link && link.startVideo;
    if (state.step !== 'joined' || !spaces || (chat && !isInvited)) return nothing;
    const frame = isInvited ? 'invitation' : 'panel';
    return this.#call.render(spaces, { kind: 'space', spaceId: state.spaceId }, frame);
  }

  /** Nothing is requested before the visitor presses the button. */
  renderLink(link: CallLink): { readonly title: string; readonly content: TemplateResult } | undefined {
    const { value: spaces } = this.#options.link;
    if (!spaces?.webServer) return undefined;
    const { strings } = this.#language;
    const isRoom = link.kind === 'room';
    const title = (isRoom ? strings.roomOf : strings.callWith)(`\u2068${link.email}\u2069`);
    return { title, content: !isRoom && canCall(spaces) ? this.#inPage(link, spaces) : this.#onPage(link) };
  }

  #inPage(link: CallLink, spaces: Spaces): TemplateResult {
    if (link === this.#opened)
      return html`${this.#call.render(spaces, { kind: 'person', person: link.email }, 'invitation')}`;
    const open = (): void => {
      this.#opened = link;
      this.#host.requestUpdate();
    };
    return html`<div class="actions">
      <button class="button primary" part="button call" type="button" @click=${open}>
        ${this.#language.strings.startCall}
      </button>
    </div>`;
  }

  /** On a page of the service. */
  #onPage(link: CallLink): TemplateResult {
    const { strings } = this.#language;
    const isRoom = link.kind === 'room';
    const webServer = this.#options.link.value?.webServer ?? '';
    const address = formatInviteLink(isRoom ? { ...link, startVideo: true } : link, webServer);
    return html`<p class="quiet-line" id="hint">${strings.opensPage(new URL(address).host)}</p>
      <div class="actions">
        ${pageLink({ address, label: isRoom ? strings.joinCall : strings.startCall, part: 'call' })}
      </div>`;
  }
}

/** A direct call in the page needs an engine, and a user that the page or an earlier sign-in has named. */
function canCall(spaces: Spaces): boolean {
  const { session } = spaces;
  const isKnown = session.hasPageToken || hasIdentity(session.$session.get());
  return isKnown && engineOf(spaces).get()?.kind === 'media';
}
