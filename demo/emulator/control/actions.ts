/** The control actions of the emulator: what each one does, its fields and the type of its handler. */
import type { ChannelServer } from '../channel/server.ts';
import type { MediaServer } from '../media/server.ts';
import type { HttpServer } from '../http-server.ts';
import type { Backend } from '../rest/backend.ts';
import type { Json } from '../rest/json.ts';
import type { FaultyResponse, RequestMatch } from '../world/faults.ts';
import type { SpaceRole } from '../world/spaces.ts';
import type { Switches } from '../world/switches.ts';
import type { TokenKind } from '../world/tokens.ts';

/**
 * A control action. Send it with `POST {server}/_emulator/control` and `{"do": …}`, or call `emulator.control({do: …})`.
 *
 * `space` is a space id; the default is the seed's space. `who` is a person: nick (`ada`), id, user name or display
 * name. If `who` is optional, the default is all people. `times` is a number of requests or events: default 1, or
 * `"all"`. `path` is a pattern in which `*` matches any text. `ms` is in milliseconds.
 *
 * | do | fields | what happens |
 * |---|---|---|
 * | **the world** | | |
 * | `switch` | set | changes switches (`world/switches.ts`) |
 * | `clock` | advance?, freeze? | moves the service's time by ms; stops the clock (true) or lets it run again (false) |
 * | `origin` | url | sets the origin that responses name (for example a proxy); "" restores the origin of each request |
 * | `token` | user, kind?, seconds? | returns `{token, tokenType}`; kind `user` (default), `access` (bearer), `service` |
 * | `expire` | who?, kind?, drop? | lets tokens expire (of a `kind`, including `guest`); closes their sockets unless `drop: false` |
 * | `revoke` | who?, kind?, drop? | like `expire`, but revokes tokens; without a `kind`, also refresh tokens |
 * | `grant` | user, client? | creates a grant without a sign-in; returns the response of `/oauth2/access_token` |
 * | `signOut` | who? | ends browser sessions on the accounts server, but no tokens of applications |
 * | `signedIn` | | returns `{browsers: [user name], grants: [{user, client}]}` |
 * | `redirectUri` | url, client? | registers an address; returns `{client, secret}` |
 * | `say` | text or body, who?, space?, count?, created?, files?: [{name, type, base64?}], data?, mentions?, category?, on?, work?: {status?, dueDate?, assignees?} | posts messages (default `who`: `ada`); returns `{ids}`; `#` in the text becomes the number; stores `files`, and sends the items of `data` as they are; `category` `idea` or `task` with its `work`; `on`: the id of the one that it comments on |
 * | `edit` | text or body, id?, space? | edits a message as its sender (default: the newest) |
 * | `delete` | id?, space? | deletes a message as its sender (default: the newest) |
 * | `presence` | who, kind, space? | sends presence of a kind: `online`, `leaves`, `typing` or `request` (asks others for their presence) |
 * | `person` | name, mail | adds an account user; the domain serves as the company |
 * | `members` | count, role?, space? | adds `count` new users as members |
 * | `kick` | who, forGood?, space? | removes a person; they can return only with `forGood: false` |
 * | `role` | who, role, space? | changes the role of a person: `admin`, `member` or `guest` |
 * | `pin` | pin, space? | sets the PIN; "" removes it |
 * | `space` | set: {title?, archived?, memberOnly?, historyDenied?}, space? | changes settings of the space |
 * | `newSpace` | title, pin?, owner?, count? | creates spaces; returns `{space, invite}` of the last one; `#` in the title becomes the number |
 * | `deleteSpace` | space? | deletes the space |
 * | `invite` | invitees?: [{invitee, role}], pwd?, space? | creates an invitation; returns `{id, invite}`; with `pwd: true` the link contains the password |
 * | `call` | what, who?, on?, space? | a meeting: `join` or `leave` of a person, `end`, `record` (`on: false` stops), `mute` (all, or `who`), `hand` (`on: false` lowers it), `tracks` (`on`: the microphone of `who`) |
 * | `ring` | who, what, space? | a call in a direct space: `offer`, `accepted`, `rejected` or `cancelled` by that person, as from a device of theirs |
 * | `directSpace` | who, with | returns the id of their direct space as `{space}` |
 * | `missEvents` | times?, who? | loses the next events of meetings and calls |
 * | `media` | what, error?, times?, reason?, ms?, who? | the media of calls: `fail` lets the next calls fail with an `error` of the SDK, or with `registration`; `end` ends the calls of `who` (default: all) for a `reason`; `cut` closes the signalling for ms; `devices` returns the number of `{devices}` in calls |
 * | `withdraw` | id? | withdraws the invitation (default: the seed's) |
 * | **requests** | path?, method?, times? | |
 * | `fail` | status?, body?, retryAfter?, headers?, when? | responds with 500 or `status`; body `json` `html` `login` `text` `broken-json` `empty` `bomb` or `{own}`, in which `#` becomes a number that grows; `when: "after"` handles the request first |
 * | `delay` | ms, upTo? | delays the response; with `upTo` by a random time between the two |
 * | `hang` | when? | sends no response until `release` |
 * | `reset` | when? | resets the connection instead of responding |
 * | `truncate` | bytes? | closes the connection after this many bytes of the body (default: half) |
 * | `slow` | bytesPerSecond | sends the body slowly |
 * | `release` | | lets hanging requests continue |
 * | `emptyPages` | times? | sends empty history pages with a link to the real page |
 * | **sockets** | | |
 * | `dropSockets` | who?, how? | `reset` (default, TCP), `close` (transport), `disconnect` (namespace) |
 * | `refuseSockets` | times?, how? | refuses new sockets with an error `status` (default), by `reset` or by `hang` |
 * | `silence` | who?, direction?, ms?, ending? | stops all bytes in direction `both` (default), `down` or `up`; after ms `resume` (default) or `reset` |
 * | `resume` | | ends every silence; held bytes arrive |
 * | `outage` | ms | after 20 ms, resets all connections and accepts none for this time |
 * | `emit` | event, payload, who?, count? | sends an event with any payload to open sockets; `#` in the payload becomes the number |
 * | **socket events** | event, direction?, who?, times? | direction `out` (default, to clients) or `in` |
 * | `dropEvents`, `duplicateEvents`, `reorderEvents` | | loses events; sends them twice; sends them after the next one of the same name |
 * | `delayEvents` | ms | delays events, so they can arrive out of order |
 * | `refuseSubscriptions` | times?, who?, code? | responds with SUBSCRIBE_CHANNEL_FAILED |
 * | `ignoreSubscriptions` | times?, who? | does not respond |
 * | `refuseMessages` | times?, who?, code? | responds with SEND_MESSAGE_FAILED |
 * | `swallow` | times?, who?, stored? | sends no echo of a message; the message is stored (default) or lost |
 * | `poison` | text | rejects all messages that contain the text |
 * | `hold` | text?, who?, at?, space? | stores a message at an exact moment: `between` (default) the history response and the subscription's confirmation, or `before-ack`, `before-history`, `after-history` |
 * | `clear` | | removes all faults and lets hanging requests continue |
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
  | ({
      do: 'say';
      who?: string;
      space?: string;
      count?: number;
      created?: string;
      files?: FileText[];
      data?: unknown[];
      category?: 'idea' | 'task';
      on?: string;
      work?: WorkText;
      mentions?: unknown[];
    } & MessageText)
  | ({ do: 'edit'; id?: string; space?: string } & MessageText)
  | { do: 'delete'; id?: string; space?: string }
  | { do: 'presence'; who: string; kind: 'online' | 'leaves' | 'typing' | 'request'; space?: string }
  | { do: 'person'; name: string; mail: string }
  | { do: 'members'; count: number; role?: SpaceRole; space?: string }
  | { do: 'kick'; who: string; forGood?: boolean; space?: string }
  | { do: 'role'; who: string; role: SpaceRole; space?: string }
  | { do: 'pin'; pin: string; space?: string }
  | { do: 'space'; set: SpaceSettings; space?: string }
  | { do: 'newSpace'; title: string; pin?: string; owner?: string; count?: number }
  | { do: 'deleteSpace'; space?: string }
  | { do: 'invite'; invitees?: { invitee: string; role: SpaceRole }[]; pwd?: boolean; space?: string }
  | { do: 'withdraw'; id?: string }
  | { do: 'call'; what: CallAction; who?: string; on?: boolean; space?: string }
  | { do: 'ring'; what: 'offer' | 'accepted' | 'rejected' | 'cancelled'; who: string; space: string }
  | { do: 'directSpace'; who: string; with: string }
  | ({ do: 'missEvents' } & OnPerson)
  | { do: 'media'; what: 'fail'; error: string; times?: Times }
  | { do: 'media'; what: 'end'; reason: string; who?: string }
  | { do: 'media'; what: 'cut'; ms: number }
  | { do: 'media'; what: 'devices' }
  | ({ do: 'fail'; when?: 'before' | 'after' } & Partial<FaultyResponse> & OnRequest)
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
  | { do: 'emit'; event: string; payload: Json; who?: string; count?: number }
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
    } & MessageText);

export type CallAction = 'join' | 'leave' | 'end' | 'record' | 'mute' | 'hand' | 'tracks';

/** `text` is plain text and is encoded as the service's own client does. `body` is stored unchanged. */
export type MessageText = { text?: string; body?: string };
/** `assignees` are people, as `who`. */
export type WorkText = { status?: string; dueDate?: string; assignees?: string[] };
/** A file of a message, with its bytes. */
export type FileText = { name: string; type: string; base64?: string };
export type Times = number | 'all';
export type OnRequest = Omit<RequestMatch, 'times'> & { times?: Times };
export type OnPerson = { who?: string; times?: Times };

export interface SpaceSettings {
  title?: string;
  archived?: boolean;
  memberOnly?: boolean;
  historyDenied?: boolean;
}

/** The objects that the actions change. */
export interface ControlHost {
  readonly backend: Backend;
  readonly channel: ChannelServer;
  readonly media: MediaServer;
  /** The REST server and the accounts server. */
  readonly servers: readonly HttpServer[];
  /** The seed's space and invitation, the defaults of many actions. */
  readonly main: { readonly spaceId: string; readonly inviteId: string };
}

/** One handler per action. */
export type Handlers<K extends Action['do']> = {
  readonly [N in K]: (action: ActionCalled<N>) => Json | void | Promise<Json>;
};

/** The member of the union for this name. */
type ActionCalled<N> = Action extends infer A
  ? A extends { do: unknown }
    ? N extends A['do']
      ? A
      : never
    : never
  : never;

/** Runs an action. Rejects with a plain sentence if it fails. */
export type Control = (action: Action) => Promise<Json>;
