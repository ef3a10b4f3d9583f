/** Reads where the other servers of the service are. Loads later. */
import { anything, read, record, text } from './read.ts';
import { readOrigin } from './server.ts';

const configurationsSchema = record({ spaces: anything, accounts: anything, web: anything });
const serverSchema = record({ server_url: text(2_048), socketio_server_url: text(2_048) });

/** Origins of other servers, where the REST server names them. */
export interface ServiceConfigurations {
  readonly socket?: string;
  readonly accounts?: string;
  /** The web client, whose links are invitations. [unknown: the documented sample does not name it] */
  readonly web?: string;
}

/** [doc: D/guides/service-configurations] */
export function readServiceConfigurations(answer: unknown): ServiceConfigurations | undefined {
  const found = read(configurationsSchema, answer);
  if (!found) return undefined;
  const socket = readOrigin(read(serverSchema, found.spaces)?.socketio_server_url);
  const accounts = readOrigin(read(serverSchema, found.accounts)?.server_url);
  const web = readOrigin(read(serverSchema, found.web)?.server_url);
  return { ...(socket && { socket }), ...(accounts && { accounts }), ...(web && { web }) };
}
