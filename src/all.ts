/** Registers every tag, the provider first: a consumer that is there before it would look for it in vain. */
import './define/spaces-provider.ts';
import './define/spaces-join.ts';
import './define/spaces-chat.ts';
import './define/spaces-invite-dialog.ts';
import './define/spaces-user-search.ts';
import './define/spaces-list.ts';

export * from './index.ts';
