/** Turns changes of the inviting state into events for the page and sentences for screen readers. */
import type { LitElement } from 'lit';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { emit } from '../../events.ts';
import type { InvitesState } from '../../stores/inviting-state.ts';
import { leadFocus } from './invite-form.ts';
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

/** Leads the focus on where what had it goes away. */
export function moveOn(host: LitElement, now: InvitesState, before: InvitesState | undefined): void {
  const isNew = now.step !== before?.step;
  if (isNew && (now.step === 'sending' || now.step === 'sent')) void leadFocus(host, 'heading');
  // The form comes when the dialog is open already: whoever has not gone elsewhere goes on in its first field.
  if (now.step === 'editing')
    void leadFocus(host, now.room.spaceId === undefined ? 'title' : 'people', 'heading');
}
