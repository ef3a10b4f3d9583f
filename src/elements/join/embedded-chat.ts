/** The conversation that `<spaces-join chat>` shows after joining. Loads with the conversation. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Spaces } from '../../stores/spaces.ts';
import { embeddedChatStyles } from './embedded-chat.styles.ts';

/** Pages style the parts of the conversation as `chat-<part>`. */
const exportedParts =
  'header title status log message own-message author time bubble avatar composer textbox send'
    .split(' ')
    .map((part) => `${part}: chat-${part}`)
    .join(', ');

export const embeddedChat = {
  styles: [embeddedChatStyles],

  render(spaces: Spaces | undefined, spaceId: string | undefined): TemplateResult {
    return html`<div class="embedded">
      <spaces-chat
        part="chat"
        exportparts=${exportedParts}
        .spaces=${spaces}
        space=${spaceId ?? nothing}
        @spaces-left=${stopEvent}
      ></spaces-chat>
    </div>`;
  },
};

/** The join element dispatches the event itself. */
function stopEvent(event: Event): void {
  event.stopPropagation();
}
