/** Registers `<spaces-invite-dialog>` and what it uses; its people field comes when the dialog is first opened. */
import { SpacesInviteDialog } from '../elements/invite-dialog/spaces-invite-dialog.ts';
import { define } from './define.ts';
import './provider-on-demand.ts';

SpacesInviteDialog.loadPeople = () => import('./spaces-user-search.ts');
define('spaces-invite-dialog', SpacesInviteDialog);

export { SpacesInviteDialog };
