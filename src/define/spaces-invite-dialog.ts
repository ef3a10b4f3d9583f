/** Registers `<spaces-invite-dialog>`. `<spaces-user-search>` loads when the dialog is first opened. */
import { SpacesInviteDialog } from '../elements/invite-dialog/spaces-invite-dialog.ts';
import { define } from './define.ts';

SpacesInviteDialog.loadPeople = () => import('./spaces-user-search.ts');
define('spaces-invite-dialog', SpacesInviteDialog);

export { SpacesInviteDialog };
export type { SpacesEventMap } from '../events.ts';
