/** Registers `<spaces-chat>` and what it uses. */
import { SpacesChat } from '../elements/chat/spaces-chat.ts';
import { define } from './define.ts';
import './provider-on-demand.ts';

define('spaces-chat', SpacesChat);

export { SpacesChat };
