/** Opens the one socket of a session, for conversations and calls. Loads later. */
import { type ChannelClient, createChannelClient } from '../api/channel-client.ts';
import { SpacesError } from '../api/errors.ts';
import { discoverServers } from '../api/server-discovery.ts';
import { readOrigin } from '../protocol/server.ts';
import type { ChannelConfig } from './spaces.ts';

export function openChannel({ http, tokens, socketServer, server, isAllowed }: ChannelConfig): ChannelClient {
  let found: string | undefined;
  return createChannelClient({
    tokens,
    /** The configured origin, else the one that the service names, which is requested once. Both must be allowed. */
    async origin() {
      found ??= readOrigin(socketServer ?? (await discoverServers(http)).socket ?? server);
      if (!found || !isAllowed(found)) throw new SpacesError('server-not-allowed');
      return found;
    },
  });
}
