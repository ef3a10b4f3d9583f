/** How long to wait before asking again, in ms: the service has no event for spaces that nobody has subscribed to. */
import type { SpacesError } from '../api/errors.ts';

const pollPause = 8_000;
const longestPause = 64_000;

export class PollPace {
  pause = pollPause;

  answered(): void {
    this.pause = pollPause;
  }

  /** Less often while it fails, and never before the service allows. */
  failed({ detail }: SpacesError): void {
    this.pause = Math.max(Math.min(this.pause * 2, longestPause), detail.retryAfter ?? 0);
  }
}
