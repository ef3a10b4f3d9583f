/** Registers `<spaces-join>` and what it uses; the conversation comes when somebody has joined. */
import { SpacesJoin } from '../elements/join/spaces-join.ts';
import { define } from './define.ts';
import './provider-on-demand.ts';

SpacesJoin.loadChat = () => import('./spaces-chat.ts');
define('spaces-join', SpacesJoin);

export { SpacesJoin };
