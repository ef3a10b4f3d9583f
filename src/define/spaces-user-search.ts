/** Registers `<spaces-user-search>` and what it uses; the dialog that invites comes when it is first asked for. */
import { SpacesUserSearch } from '../elements/user-search/spaces-user-search.ts';
import { define } from './define.ts';
import './provider-on-demand.ts';

SpacesUserSearch.loadInvite = () => import('./spaces-invite-dialog.ts');
define('spaces-user-search', SpacesUserSearch);

export { SpacesUserSearch };
