/** What a panel of a conversation follows while it is open. */
import type { ReadableAtom } from 'nanostores';
import type { Channel, ChannelListener } from '../../api/channel-client.ts';
import type { Person } from '../../protocol/person.ts';
import type { Role } from '../../protocol/space.ts';
import type { Spaces } from '../spaces.ts';

export interface SpaceEvents {
  readonly spaces: Spaces;
  readonly spaceId: string;
  readonly $roster: ReadableAtom<{ readonly present: readonly Person[] }>;
  /** The user. */
  readonly me: Person | undefined;
  readonly role: Role;
  readonly pin: string | undefined;
  readonly isDirect: boolean;
  /** Calls the listener for what happens in the space, beside the conversation's own. */
  listen(listener: Partial<ChannelListener>): Channel;
}
