/** Registers `<spaces-user-search>`. `<spaces-invite-dialog>` loads when the user first invites a person. */
import { SpacesUserSearch } from '../elements/user-search/spaces-user-search.ts';
import { define } from './define.ts';

SpacesUserSearch.loadInvite = () => import('./spaces-invite-dialog.ts');
define('spaces-user-search', SpacesUserSearch);

export { SpacesUserSearch };
export type { SpacesEventMap } from '../events.ts';
