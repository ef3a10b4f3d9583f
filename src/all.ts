/** Registers every tag. The provider comes first, so that the other elements find it at once. */
import './define/spaces-provider.ts';
import './define/spaces-join.ts';
import './define/spaces-chat.ts';
import './define/spaces-invite-dialog.ts';
import './define/spaces-user-search.ts';
import './define/spaces-list.ts';
import './define/spaces-call.ts';
import './define/spaces-launcher.ts';

export * from './index.ts';
