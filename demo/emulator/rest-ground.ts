import type { HttpBindings } from '@hono/node-server';
import type { Faults } from './faults.ts';
import type { Mailbox } from './mailbox.ts';
import type { PersonRecord } from './people.ts';
import type { RequestLog } from './request-log.ts';
import type { World } from './world.ts';

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
