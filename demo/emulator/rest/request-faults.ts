/** Carries out the planned faults of HTTP requests. */
import { gzipSync } from 'node:zlib';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import type { Faults, FaultyResponse, RequestFault } from '../world/faults.ts';

type Env = { Bindings: HttpBindings };

export function requestFaults(faults: Faults): MiddlewareHandler<Env> {
  let responses = 0;
  return async (context, next) => {
    const planned = faults.takeRequest(context.req.method, context.req.path);
    for (const fault of planned) {
      if (fault.effect === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms()));
    }
    const fault = planned.find(({ effect }) => effect !== 'delay');
    if (fault === undefined) return next();
    const beforeWork = 'when' in fault && fault.when === 'before';
    if (fault.effect === 'hang') {
      await (beforeWork ? hang(context, faults) : next());
      await (beforeWork ? next() : hang(context, faults));
      return;
    }
    if (!beforeWork) await next();
    await replaceResponse(context, fault, (responses += 1));
  };
}

/** Replaces the response. The CORS headers stay, so that the page can read it. */
async function replaceResponse(context: Context<Env>, fault: RequestFault, number: number): Promise<void> {
  switch (fault.effect) {
    case 'answer':
      context.res = responseOf(fault, number);
      return;
    case 'reset':
      reset(context);
      return;
    case 'truncate':
      return truncate(context, fault.bytes);
    case 'slow':
      return slow(context, fault.bytesPerSecond);
    default:
  }
}

/** Waits for `release`, or until the client gives up. */
async function hang(context: Context<Env>, faults: Faults): Promise<void> {
  const { released, giveUp } = faults.hang();
  context.env.outgoing.once('close', giveUp);
  await released;
}

function reset(context: Context<Env>): void {
  context.env.incoming.socket.resetAndDestroy();
  context.res = RESPONSE_ALREADY_SENT;
}

async function truncate(context: Context<Env>, bytes: number | undefined): Promise<void> {
  const { outgoing } = context.env;
  const body = await startResponse(context);
  const sent = body.subarray(0, bytes ?? Math.floor(body.length / 2));
  outgoing.write(sent, () => outgoing.destroy());
}

async function slow(context: Context<Env>, bytesPerSecond: number): Promise<void> {
  const { outgoing } = context.env;
  const body = await startResponse(context);
  const step = Math.max(1, Math.ceil(bytesPerSecond / 50));
  for (let at = 0; at < body.length && !outgoing.destroyed; at += step) {
    const part = body.subarray(at, at + step);
    await new Promise((resolve) => setTimeout(resolve, (part.length / bytesPerSecond) * 1000));
    outgoing.write(part);
  }
  outgoing.end();
}

/** Sends the status and headers of the real response with its full length. Returns the body to send. */
async function startResponse(context: Context<Env>): Promise<Buffer> {
  const body = Buffer.from(await context.res.arrayBuffer());
  const headers = Object.fromEntries(context.res.headers);
  context.env.outgoing.writeHead(context.res.status, { ...headers, 'content-length': body.length });
  context.res = RESPONSE_ALREADY_SENT;
  return body;
}

function responseOf(fault: FaultyResponse, number: number): Response {
  const { status } = fault;
  if (fault.body === 'bomb') return new Response(bomb(), { status, headers: bombHeaders });
  const [type, text] = content(fault.body, number);
  const headers = new Headers(type === undefined ? {} : { 'content-type': type });
  if (fault.retryAfter !== undefined) headers.set('retry-after', fault.retryAfter);
  for (const [name, value] of Object.entries(fault.headers ?? {})) headers.set(name, value);
  return new Response(statusesWithoutBody.has(status) ? null : text, { status, headers });
}

/** 64 MiB of blanks in 64 KiB. */
function bomb(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')));
}

const bombHeaders = { 'content-type': 'application/json', 'content-encoding': 'gzip' };

function content(
  body: Exclude<FaultyResponse['body'], 'bomb'>,
  number: number,
): readonly [type: string | undefined, text: string] {
  switch (body) {
    case 'json':
      return ['application/json', JSON.stringify({ code: 'emulator.fault', message: 'Planned fault.' })];
    case 'html':
      return ['text/html', '<!doctype html><title>Error</title><h1>Something went wrong</h1>'];
    case 'login':
      return ['text/html', '<!doctype html><title>Wi-Fi</title><form><button>Connect</button></form>'];
    case 'text':
      return ['text/plain', JSON.stringify({ data: [] })];
    case 'broken-json':
      return ['application/json', '{"data":[{"_id":'];
    case 'empty':
      return [undefined, ''];
    default:
      return ['application/json', body.own.replaceAll('#', String(number))];
  }
}

const statusesWithoutBody: ReadonlySet<number> = new Set([204, 205, 304]);
