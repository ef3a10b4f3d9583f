/** All states of the playground, by tag. */
import { callStates } from './call.ts';
import { chatStates } from './chat.ts';
import { inviteDialogStates } from './invite-dialog.ts';
import { joinStates } from './join.ts';
import { launcherStates } from './launcher.ts';
import { listStates } from './list.ts';
import { providerStates } from './provider.ts';
import type { State, States } from './state.ts';
import { userSearchStates } from './user-search.ts';

export const statesOf: Readonly<Record<string, States>> = {
  'spaces-join': joinStates,
  'spaces-chat': chatStates,
  'spaces-call': callStates,
  'spaces-launcher': launcherStates,
  'spaces-list': listStates,
  'spaces-user-search': userSearchStates,
  'spaces-invite-dialog': inviteDialogStates,
  'spaces-provider': providerStates,
};

/** The state of each tag that shows best what it is for; `npm run pictures` photographs it. */
export const pictured: Readonly<Record<string, string>> = {
  'spaces-join': 'invited',
  'spaces-chat': 'live',
  'spaces-call': 'in-call',
  'spaces-launcher': 'open-conversation',
  'spaces-list': 'open',
  'spaces-user-search': 'results',
  'spaces-invite-dialog': 'editing',
  'spaces-provider': 'two-accounts',
};

/** The state with this name; undefined if there is none. */
export function stateOf(tag: string, name: string): State | undefined {
  const states = Object.hasOwn(statesOf, tag) ? statesOf[tag] : undefined;
  return states && Object.hasOwn(states, name) ? states[name] : undefined;
}
