/** Registers `<spaces-list>` and what it uses. */
import './provider-on-demand.ts';
import { SpacesList } from '../elements/list/spaces-list.ts';
import { define } from './define.ts';

define('spaces-list', SpacesList);

export { SpacesList };
