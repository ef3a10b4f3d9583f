/** The objects that the routes of the emulator share: the world, its faults, the request log and the mailbox. */
import type { HttpBindings } from '@hono/node-server';
import type { Accounts } from '../accounts/accounts.ts';
import type { Faults } from '../world/faults.ts';
import type { PersonRecord } from '../world/people.ts';
import type { World } from '../world/world.ts';
import type { Mailbox } from './mailbox.ts';

export interface Backend {
  readonly world: World;
  readonly accounts: Accounts;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly mailbox: Mailbox;
  /** Origins of pages that may use the service, besides those on this device. */
  readonly pages: readonly string[];
  /** The origin of the REST server, the channel and the web host. */
  origin: string;
  accountsOrigin: string;
  /** The origin that responses name. If undefined, they name the origin of the request, so that clients stay behind their proxy. */
  outerOrigin: string | undefined;
}

/** The origin for links and pictures outside of responses, for example in channel events. */
export function publicOrigin({ outerOrigin, origin }: Backend): string {
  return outerOrigin ?? origin;
}

/** The types of a request in hono: Node's request and response, and the authenticated person. */
export type RouteEnv = { Bindings: HttpBindings; Variables: { person: PersonRecord } };

/** All HTTP requests to the service, except preflights and requests to the emulator's own controls. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];

  add(request: Request): LoggedRequest {
    const url = new URL(request.url);
    const entry: LoggedRequest = {
      method: request.method,
      path: url.pathname,
      query: url.search.slice(1),
      authorization: request.headers.get('authorization')?.split(' ')[0] ?? null,
      password: (request.headers.get('spaces-x-space-password') ?? '') !== '',
      grant: null,
      status: 0,
      at: Date.now(),
    };
    this.entries.push(entry);
    return entry;
  }
}

/** A request in the log. It never contains a token or a body. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** Without the leading `?`. */
  readonly query: string;
  /** Scheme of the `Authorization` header; null without one. */
  readonly authorization: string | null;
  /** Whether the request carried a PIN. */
  readonly password: boolean;
  /** The `grant_type` of a request to the token endpoint; null for other requests. */
  grant: string | null;
  /** 0 until the response is sent, and if a fault cut or slowed it. */
  status: number;
  /** Ms since epoch, real time. */
  readonly at: number;
}
