/** The service says no: to this person, this place, this pair, and not for the moment only. */
import type { SpacesErrorCode } from '../api/errors.ts';

/** With which status it says that two may not talk is unknown, so all of these count. [unknown: §4.5] */
export function isRefusal({ code }: { readonly code: SpacesErrorCode }): boolean {
  return code === 'forbidden' || code === 'not-found' || code === 'rejected';
}
