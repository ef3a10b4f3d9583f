/** Registers `<spaces-invite-dialog>` and what it uses. */
import './provider-on-demand.ts';
import { SpacesInviteDialog } from '../elements/invite-dialog/spaces-invite-dialog.ts';
import { define } from './define.ts';

define('spaces-invite-dialog', SpacesInviteDialog);

export { SpacesInviteDialog };
