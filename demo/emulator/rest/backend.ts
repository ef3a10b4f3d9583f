import type { HttpBindings } from '@hono/node-server';
import type { Faults } from '../world/faults.ts';
import type { PersonRecord } from '../world/people.ts';
import type { World } from '../world/world.ts';
import type { Mailbox } from './mailbox.ts';

/** What the routes work with. */
export interface RestGround {
  readonly world: World;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly mailbox: Mailbox;
  /** The origin clients are told; without it the one they asked, so that they stay behind a proxy. */
  outerOrigin: string | undefined;
  /** Of the accounts server. */
  accountsOrigin: string;
}

export type RestEnv = { Bindings: HttpBindings; Variables: { person: PersonRecord } };

/** One request as tests may look at it: never a token, never a body. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** Without the leading `?`. */
  readonly query: string;
  /** Scheme of the `Authorization` header, null without one. */
  readonly authorization: string | null;
  /** Whether a PIN was sent along. */
  readonly password: boolean;
  /** The `grant_type` asked for at the token endpoint, null elsewhere. */
  grant: string | null;
  /** 0 as long as there is no answer, and when a fault cut or trickled it. */
  status: number;
  /** Ms since epoch, real time. */
  readonly at: number;
}

/** What was asked of the service over HTTP; pre-flights and the emulator's own controls are left out. */
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
