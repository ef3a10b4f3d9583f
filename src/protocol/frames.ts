/** Encodes and decodes the Engine.IO (3 and 4) and Socket.IO text frames that the service uses. */
import { fallback, pipe, transform, unknown } from 'valibot';
import { cleanLine, formatJson, parseJson, read, record, text } from './read.ts';

/** The documented server speaks 3 [doc: D/guides/socketio]; newer Socket.IO servers speak 4. */
export type EngineVersion = 3 | 4;

export type Frame =
  /** Both in ms, within sensible bounds. */
  | {
      readonly type: 'open';
      readonly sid: string;
      readonly pingInterval: number;
      readonly pingTimeout: number;
    }
  | { readonly type: 'close' }
  /** In protocol 3 the client pings, in protocol 4 the server. `data` goes back in the pong. */
  | { readonly type: 'ping'; readonly data: string }
  | { readonly type: 'pong'; readonly data: string }
  | { readonly type: 'connect'; readonly namespace: string }
  | { readonly type: 'disconnect'; readonly namespace: string }
  /** `payload`: the event's first argument, any JSON value or undefined. */
  | { readonly type: 'event'; readonly namespace: string; readonly name: string; readonly payload: unknown }
  /** A namespace refused the connection, for instance for its token. */
  | { readonly type: 'refused'; readonly namespace: string; readonly message: string }
  /** It is not read, so an event may be missing. */
  | { readonly type: 'oversized' }
  /** Frames that we do not use: binary ones, acknowledgements, garbage. */
  | { readonly type: 'ignored' };

/** Decodes one WebSocket message. Never throws. */
export function decodeFrame(data: unknown): Frame {
  if (typeof data !== 'string') return ignored;
  if (data.length > longestFrame) return { type: 'oversized' };
  const rest = data.slice(1);
  switch (data[0]) {
    case '0':
      return decodeOpen(rest);
    case '1':
      return { type: 'close' };
    case '2':
      // Only a probe carries data, which is one word. A long one would make us send as much as we receive.
      return rest.length > longestName ? ignored : { type: 'ping', data: rest };
    case '3':
      return { type: 'pong', data: rest };
    case '4':
      return decodePacket(rest);
    default:
      return ignored;
  }
}

/** Connects to a namespace. Protocol 3 takes the token as a query, protocol 4 as JSON. */
export function encodeConnect(
  namespace: string,
  credentials: Readonly<Record<string, string>>,
  version: EngineVersion,
): string {
  if (version === 4) return `40${prefix(namespace)}${formatJson(credentials)}`;
  return `40${namespace}?${new URLSearchParams(credentials).toString()},`;
}

export function encodeDisconnect(namespace: string): string {
  return `41${prefix(namespace)}`;
}

export function encodeEvent(namespace: string, name: string, payload: unknown): string {
  return `42${prefix(namespace)}${formatJson([name, payload])}`;
}

export function encodePing(): string {
  return '2';
}

/** `data`: the data of the ping. */
export function encodePong(data: string): string {
  return `3${data}`;
}

/** Characters; a longer frame is an attack or a mistake. */
const longestFrame = 1_048_576;
const longestName = 200;

const ignored: Frame = { type: 'ignored' };

/** Milliseconds between a second and five minutes: the server must not set our timers to any value it likes. */
/* @__NO_SIDE_EFFECTS__ */
function pause(usual: number) {
  return fallback(
    pipe(
      unknown(),
      transform((ms) => (typeof ms === 'number' ? Math.min(Math.max(ms, 1_000), 300_000) : usual)),
    ),
    usual,
  );
}

/** Missing values are the defaults of Engine.IO 3.1, which Socket.IO 2.0.4 uses. [local] */
const openSchema = record({ sid: text(200), pingInterval: pause(25_000), pingTimeout: pause(60_000) });

function decodeOpen(json: string): Frame {
  const found = read(openSchema, parseJson(json));
  return found ? { type: 'open', ...found } : ignored;
}

/** `<type>[<namespace>[?query],][<acknowledgement id>][<JSON>]`; the comma may be missing when nothing follows. */
function decodePacket(packet: string): Frame {
  const [, kind, space = '/', json = ''] =
    /^([0124])(?:(\/[^,?]*)[^,]*(?:,|$))?\d*([^]*)$/.exec(packet) ?? [];
  const namespace = space.slice(0, longestName);
  switch (kind) {
    case '0':
      return { type: 'connect', namespace };
    case '1':
      return { type: 'disconnect', namespace };
    case '2':
      return decodeEvent(namespace, parseJson(json));
    case '4':
      return { type: 'refused', namespace, message: messageOf(parseJson(json)) };
    default:
      return ignored;
  }
}

/** We only compare the name, so `__proto__` and `toString` are harmless. */
function decodeEvent(namespace: string, args: unknown): Frame {
  if (!Array.isArray(args)) return ignored;
  const [name, payload] = args as unknown[];
  return typeof name === 'string' && name.length <= longestName
    ? { type: 'event', namespace, name, payload }
    : ignored;
}

/** Protocol 3 sends a string, protocol 4 an object with `message`. */
function messageOf(reason: unknown): string {
  return typeof reason === 'string' ? cleanLine(reason) : (read(refusalSchema, reason)?.message ?? '');
}

const refusalSchema = record({ message: pipe(text(500), transform(cleanLine)) });

/** Frames of the main namespace do not name it. */
function prefix(namespace: string): string {
  return namespace === '/' ? '' : `${namespace},`;
}
