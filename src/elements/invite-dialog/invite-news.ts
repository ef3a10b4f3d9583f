/** Turns changes of the inviting state into events for the page and sentences for screen readers. */
import type { LiveRegion } from '../../controllers/live-region.ts';
import { emit } from '../../events.ts';
import type { InvitesState } from '../../stores/inviting-state.ts';
import { dialogTitle, type PanelView } from './invite-panels.ts';

/** True when a run is over: everybody's fate is known. */
export function tellNews(
  host: EventTarget,
  live: LiveRegion,
  { now, before, view }: { now: InvitesState; before: InvitesState | undefined; view: PanelView },
): boolean {
  if (now.step === 'failed') emit(host, 'spaces-error', now.failure);
  if (now.step === 'sending') live.say(view.strings.sending(now.done, now.total));
  if (now.step !== 'sent' || before?.step === 'sent') return false;
  emit(host, 'spaces-invited', { spaceId: now.room.spaceId, outcomes: now.outcomes });
  live.say(dialogTitle(view, false));
  return true;
}
