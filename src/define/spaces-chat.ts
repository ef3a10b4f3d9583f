/** Registers `<spaces-chat>`. */
import { SpacesChat } from '../elements/chat/spaces-chat.ts';
import { define } from './define.ts';

define('spaces-chat', SpacesChat);

export { SpacesChat };
export type { SpacesEventMap } from '../events.ts';
