/** Registers `<spaces-list>`. `<spaces-invite-dialog>` loads when the user first invites a person. */
import { SpacesList } from '../elements/list/spaces-list.ts';
import { define } from './define.ts';

SpacesList.loadInvite = () => import('./spaces-invite-dialog.ts');
define('spaces-list', SpacesList);

export { SpacesList };
export type { SpacesEventMap } from '../events.ts';
