/** Registers `<spaces-chat>` and what it uses. */
import './spaces-provider.ts';
import { SpacesChat } from '../elements/chat/spaces-chat.ts';
import { define } from './define.ts';

define('spaces-chat', SpacesChat);

export { SpacesChat };
