/** What the conversation in place looks like. Comes with the conversation's code. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Spaces } from '../../stores/spaces.ts';

export { placeStyles } from './embedded-chat.styles.ts';

/** Pages reach the parts of the conversation as `chat-<part>`. */
const exportedParts =
  'header title status log message own-message author time bubble avatar composer textbox send'
    .split(' ')
    .map((part) => `${part}: chat-${part}`)
    .join(', ');

export function placeView(spaces: Spaces | undefined, spaceId: string | undefined): TemplateResult {
  return html`<div class="place">
    <spaces-chat
      part="chat"
      exportparts=${exportedParts}
      .spaces=${spaces}
      space=${spaceId ?? nothing}
    ></spaces-chat>
  </div>`;
}
