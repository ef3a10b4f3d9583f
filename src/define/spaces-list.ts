/** Registers `<spaces-list>`. */
import { SpacesList } from '../elements/list/spaces-list.ts';
import { define } from './define.ts';

define('spaces-list', SpacesList);

export { SpacesList };
export type { SpacesEventMap } from '../events.ts';
