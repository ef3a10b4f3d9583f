import type { LiveRegion } from '../../controllers/live-region.ts';
import type { MySpacesState } from '../../stores/my-spaces-state.ts';
import type { ListStrings } from './list.strings.ts';

/** Says what changed in the list without anybody's hand on it, or what a search came to. */
export function tellNews(
  now: MySpacesState,
  before: MySpacesState | undefined,
  strings: ListStrings,
  live: LiveRegion,
): void {
  if (now.step !== 'open' || before?.step !== 'open') return;
  const wasNarrowed = now.search !== before.search || now.filter !== before.filter;
  if (wasNarrowed) live.say(strings.found(now.spaces.length, now.more !== 'none'));
  else if (now.unread > before.unread) live.say(strings.unread(now.unread));
}
