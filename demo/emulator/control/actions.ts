import type { Reply, RequestMatch, Faults } from '../world/faults.ts';
import type { ChannelServer } from '../channel/server.ts';
import type { Json } from '../rest/json.ts';
import type { RestGround } from '../rest/backend.ts';
import type { SpaceRole } from '../world/spaces.ts';
import type { Switches } from '../world/switches.ts';
import type { TokenKind } from '../world/tokens.ts';
import type { World } from '../world/world.ts';

/**
 * The emulator's own controls: `POST {server}/_emulator/control` with `{"do": …}`, or `emulator.control({do: …})`.
 *
 * `space` is a space id, by default the seed's space. `who` is a person: nick (`ada`), id, user name or display
 * name; where it may be left out, everybody is meant. `times` counts requests or events: default 1, or `"all"`.
 * `path` is a pattern in which `*` stands for anything. Ms are milliseconds.
 *
 * | do | fields | what happens |
 * |---|---|---|
 * | **the world** | | |
 * | `switch` | set | changes switches (`switches.ts`) |
 * | `clock` | advance?, freeze? | moves the service's time by ms; makes it stand still (true) or run on (false) |
 * | `origin` | url | the origin that answers name from now on (a proxy); "" = the one each client asked |
 * | `token` | user, kind?, seconds? | answers `{token, tokenType}`; kind `user` (default), `access` (bearer), `service` |
 * | `expire` | who?, kind?, drop? | ends tokens (of a `kind`: also `guest`) as if their time were up; their sockets are dropped unless `drop: false` |
 * | `revoke` | who?, kind?, drop? | takes tokens back, without a `kind` refresh tokens as well; the same otherwise |
 * | `grant` | user, client? | signs somebody in out of nowhere; answers what `/oauth2/access_token` would |
 * | `signOut` | who? | ends sessions of browsers on the accounts server, and nothing else |
 * | `signedIn` | | answers `{browsers: [user name], grants: [{user, client}]}` |
 * | `redirectUri` | url, client? | registers an address; answers `{client, secret}` |
 * | `say` | text or body, who?, space?, count?, created? | somebody (default `ada`) says it; answers `{ids}`; `#` in the text becomes the number |
 * | `edit` | text or body, id?, space? | the sender changes a message (default: the newest) |
 * | `delete` | id?, space? | the sender deletes a message (default: the newest) |
 * | `presence` | who, kind, space? | somebody is `online`, `leaves`, is `typing`, or asks for presence (`request`) |
 * | `person` | name, mail | one more account user; the domain stands for the organization |
 * | `members` | count, role?, space? | so many invented users become members |
 * | `kick` | who, forGood?, space? | takes somebody out; for good unless `forGood: false` |
 * | `pin` | pin, space? | sets the PIN, "" takes it away |
 * | `space` | set: {title?, archived?, memberOnly?, historyDenied?}, space? | changes settings of the space |
 * | `newSpace` | title, pin?, owner?, count? | answers `{space, invite}` of the last one made; `#` in the title becomes the number |
 * | `deleteSpace` | space? | the space is gone |
 * | `invite` | invitees?: [{invitee, role}], pwd?, space? | answers `{id, invite}`; with `pwd: true` the link carries the password |
 * | `withdraw` | id? | the invitation (default: the seed's) is no longer valid |
 * | **requests** | path?, method?, times? | |
 * | `fail` | status?, body?, retryAfter?, headers?, when? | answers 500 or `status`; body `json` `html` `login` `text` `broken-json` `empty` or `{own}`; `when: "after"` does the work first |
 * | `delay` | ms, upTo? | answers later; with `upTo` each time another time between the two |
 * | `hang` | when? | stays silent until `release`, then answers after all |
 * | `reset` | when? | cuts the connection instead of answering |
 * | `truncate` | bytes? | cuts the body after so many bytes (default: half) |
 * | `slow` | bytesPerSecond | trickles the body |
 * | `release` | | lets hanging requests go on |
 * | `emptyPages` | times? | history pages come empty, with a link to the real page |
 * | **sockets** | | |
 * | `dropSockets` | who?, how? | `reset` (default, TCP), `close` (properly), `disconnect` (out of the namespace) |
 * | `refuseSockets` | times?, how? | new sockets get an error `status` (default), a `reset`, or `hang` |
 * | `silence` | who?, direction?, ms?, ending? | no bytes `both` (default) ways, `down` or `up`; after ms `resume` (default) or `reset` |
 * | `resume` | | ends every silence; what was held back arrives |
 * | `outage` | ms | 20 ms later every connection is cut, and none accepted for so long |
 * | **socket events** | event, direction?, who?, times? | direction `out` (default, to clients) or `in` |
 * | `dropEvents`, `duplicateEvents`, `reorderEvents` | | lost; twice; behind the next one of its kind |
 * | `delayEvents` | ms | late, and out of order |
 * | `refuseSubscriptions` | times?, who?, code? | SUBSCRIBE_CHANNEL_FAILED |
 * | `ignoreSubscriptions` | times?, who? | no answer at all |
 * | `refuseMessages` | times?, who?, code? | SEND_MESSAGE_FAILED |
 * | `swallow` | times?, who?, stored? | a sent message gets no echo; stored (default) or lost |
 * | `poison` | text | messages that contain it are always rejected |
 * | `hold` | text?, who?, at?, space? | stores a message exactly `between` (default) a history answer and a subscription's answer, or `before-ack`, `before-history`, `after-history` |
 * | `clear` | | forgets every fault and lets go what hangs |
 */
export type Action =
  | { do: 'switch'; set: Partial<Switches> }
  | { do: 'clock'; advance?: number; freeze?: boolean }
  | { do: 'origin'; url: string }
  | { do: 'token'; user: string; kind?: 'user' | 'access' | 'service'; seconds?: number }
  | { do: 'expire' | 'revoke'; who?: string; kind?: TokenKind; drop?: boolean }
  | { do: 'grant'; user: string; client?: string }
  | { do: 'signOut'; who?: string }
  | { do: 'signedIn' }
  | { do: 'redirectUri'; url: string; client?: string }
  | ({ do: 'say'; who?: string; space?: string; count?: number; created?: string } & Said)
  | ({ do: 'edit'; id?: string; space?: string } & Said)
  | { do: 'delete'; id?: string; space?: string }
  | { do: 'presence'; who: string; kind: 'online' | 'leaves' | 'typing' | 'request'; space?: string }
  | { do: 'person'; name: string; mail: string }
  | { do: 'members'; count: number; role?: SpaceRole; space?: string }
  | { do: 'kick'; who: string; forGood?: boolean; space?: string }
  | { do: 'pin'; pin: string; space?: string }
  | { do: 'space'; set: SpaceSettings; space?: string }
  | { do: 'newSpace'; title: string; pin?: string; owner?: string; count?: number }
  | { do: 'deleteSpace'; space?: string }
  | { do: 'invite'; invitees?: { invitee: string; role: SpaceRole }[]; pwd?: boolean; space?: string }
  | { do: 'withdraw'; id?: string }
  | ({ do: 'fail'; when?: 'before' | 'after' } & Partial<Reply> & OnRequest)
  | ({ do: 'delay'; ms: number; upTo?: number } & OnRequest)
  | ({ do: 'hang' | 'reset'; when?: 'before' | 'after' } & OnRequest)
  | ({ do: 'truncate'; bytes?: number } & OnRequest)
  | ({ do: 'slow'; bytesPerSecond: number } & OnRequest)
  | { do: 'release' | 'resume' | 'clear' }
  | { do: 'emptyPages'; times?: number }
  | { do: 'dropSockets'; who?: string; how?: 'reset' | 'close' | 'disconnect' }
  | { do: 'refuseSockets'; times?: Times; how?: 'status' | 'reset' | 'hang' }
  | {
      do: 'silence';
      who?: string;
      direction?: 'both' | 'down' | 'up';
      ms?: number;
      ending?: 'resume' | 'reset';
    }
  | { do: 'outage'; ms: number }
  | ({
      do: 'dropEvents' | 'duplicateEvents' | 'reorderEvents';
      event: string;
      direction?: 'in' | 'out';
    } & OnPerson)
  | ({ do: 'delayEvents'; event: string; ms: number; direction?: 'in' | 'out' } & OnPerson)
  | ({ do: 'refuseSubscriptions' | 'refuseMessages'; code?: string } & OnPerson)
  | ({ do: 'ignoreSubscriptions' } & OnPerson)
  | ({ do: 'swallow'; stored?: boolean } & OnPerson)
  | { do: 'poison'; text: string }
  | ({
      do: 'hold';
      who?: string;
      at?: 'between' | 'before-ack' | 'before-history' | 'after-history';
      space?: string;
    } & Said);

/** `text` is plain and gets encoded as the service's own client does; `body` is stored as it is. */
export type Said = { text?: string; body?: string };
export type Times = number | 'all';
export type OnRequest = Omit<RequestMatch, 'times'> & { times?: Times };
export type OnPerson = { who?: string; times?: Times };

export interface SpaceSettings {
  title?: string;
  archived?: boolean;
  memberOnly?: boolean;
  historyDenied?: boolean;
}

/** What the controls act on. */
export interface ControlGround {
  readonly world: World;
  readonly faults: Faults;
  readonly channel: ChannelServer;
  readonly rest: RestGround;
  /** The seed's space and invitation, used where an action names none. */
  readonly main: { readonly spaceId: string; readonly inviteId: string };
  readonly inviteLink: (inviteId: string, withPassword?: boolean) => string;
  /** Cuts every connection and takes none for so many ms. */
  readonly outage: (ms: number) => void;
}

/** One handler per action. */
export type Handlers<K extends Action['do']> = {
  readonly [N in K]: (action: ActionCalled<N>) => Json | void | Promise<Json>;
};

/** The member of the union that has this name, alone or among several. */
type ActionCalled<N> = Action extends infer A
  ? A extends { do: unknown }
    ? N extends A['do']
      ? A
      : never
    : never
  : never;

/** Carries out an action; rejects with a plain sentence when it cannot. */
export type Control = (action: Action) => Promise<Json>;
