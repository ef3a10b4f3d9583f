import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import type { Faults, Reply, RequestFault } from './faults.ts';

type Env = { Bindings: HttpBindings };

/** Carries out the planned faults of a request, around the real answer. */
export function requestFaults(faults: Faults): MiddlewareHandler<Env> {
  return async (context, next) => {
    const planned = faults.takeRequest(context.req.method, context.req.path);
    for (const fault of planned) {
      if (fault.effect === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    }
    const fault = planned.find(({ effect }) => effect !== 'delay');
    if (fault === undefined) return next();
    if (!('when' in fault) || fault.when === 'after') await next();
    return spoil(context, fault, faults);
  };
}

async function spoil(
  context: Context<Env>,
  fault: RequestFault,
  faults: Faults,
): Promise<Response | undefined> {
  switch (fault.effect) {
    case 'answer':
      // The answer that was made stays unread: headers of it must not mix with the spoiled one.
      context.res = undefined;
      return replyOf(fault);
    case 'hang':
      return hang(context, fault.when, faults);
    case 'reset':
      return cut(context);
    case 'truncate':
      return truncate(context, fault.bytes);
    case 'slow':
      return slow(context, fault.bytesPerSecond);
    case 'delay':
      return undefined;
  }
}

async function hang(
  context: Context<Env>,
  when: 'before' | 'after',
  faults: Faults,
): Promise<Response | undefined> {
  const { outgoing } = context.env;
  const { released, giveUp } = faults.hang();
  outgoing.once('close', giveUp);
  await released;
  // Released in time after the work was done: the late answer goes out.
  if (when === 'after' && !outgoing.destroyed) return undefined;
  return cut(context);
}

function cut(context: Context<Env>): Response {
  context.env.incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

async function truncate(context: Context<Env>, bytes: number | undefined): Promise<Response> {
  const { outgoing } = context.env;
  const body = await openReply(context);
  const sent = body.subarray(0, bytes ?? Math.floor(body.length / 2));
  outgoing.write(sent, () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}

async function slow(context: Context<Env>, bytesPerSecond: number): Promise<Response> {
  const { outgoing } = context.env;
  const body = await openReply(context);
  const step = Math.max(1, Math.ceil(bytesPerSecond / 10));
  for (let at = 0; at < body.length && !outgoing.destroyed; at += step) {
    outgoing.write(body.subarray(at, at + step));
    await new Promise((resolve) => setTimeout(resolve, (step / bytesPerSecond) * 1000));
  }
  outgoing.end();
  return RESPONSE_ALREADY_SENT;
}

/** Sends status and headers of the real answer with the full length, and returns the body still to be sent. */
async function openReply(context: Context<Env>): Promise<Buffer> {
  const body = Buffer.from(await context.res.arrayBuffer());
  const headers = Object.fromEntries(context.res.headers);
  context.env.outgoing.writeHead(context.res.status, { ...headers, 'content-length': body.length });
  return body;
}

function replyOf(reply: Reply): Response {
  const [type, text] = content(reply.body);
  const headers = new Headers(type === undefined ? {} : { 'content-type': type });
  if (reply.retryAfter !== undefined) headers.set('retry-after', reply.retryAfter);
  for (const [name, value] of Object.entries(reply.headers ?? {})) headers.set(name, value);
  return new Response(noBody.has(reply.status) ? null : text, { status: reply.status, headers });
}

function content(body: Reply['body']): readonly [type: string | undefined, text: string] {
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
      return ['application/json', body.own];
  }
}

const noBody: ReadonlySet<number> = new Set([204, 205, 304]);
