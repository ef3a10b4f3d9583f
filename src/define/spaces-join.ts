/** Registers `<spaces-join>` and what it uses; the conversation comes when somebody has joined. */
import './spaces-provider.ts';
import { SpacesJoin } from '../elements/join/spaces-join.ts';
import { define } from './define.ts';

SpacesJoin.loadChat = () => import('./spaces-chat.ts');
define('spaces-join', SpacesJoin);

export { SpacesJoin };
