/** Registers `<spaces-join>`. With `chat`, `<spaces-chat>` loads when the visitor joins. */
import { SpacesJoin } from '../elements/join/spaces-join.ts';
import { define } from './define.ts';

SpacesJoin.loadChat = () => import('./spaces-chat.ts');
define('spaces-join', SpacesJoin);

export { SpacesJoin };
export type { SpacesEventMap } from '../events.ts';
