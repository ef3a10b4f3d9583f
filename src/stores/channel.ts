/** Opens the one socket of a session, where the service says it is. Comes with the first conversation. */
import { createChannelClient, type ChannelClient } from '../api/channel-client.ts';
import { discover } from '../api/join-client.ts';
import { SpacesError } from '../api/errors.ts';
import { readOrigin } from '../protocol/server.ts';
import type { ChannelGround } from './spaces.ts';

export function openChannel({ http, tokens, socketServer, server, isAllowed }: ChannelGround): ChannelClient {
  let found: string | undefined;
  return createChannelClient({
    tokens,
    /** As configured, else what the server names, asked once; refused unless it is allowed as well. */
    async origin() {
      found ??= readOrigin(socketServer ?? (await discover(http)).socket ?? server);
      if (!found || !isAllowed(found)) throw new SpacesError('server-not-allowed');
      return found;
    },
  });
}
