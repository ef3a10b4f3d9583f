/** Runs control actions and serves the emulator's own HTTP calls under `/_emulator`. */
import { createHash } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { isLoopback } from '../../../src/protocol/server.ts';
import type { ChannelServer } from '../channel/server.ts';
import type { Backend, RouteEnv } from '../rest/backend.ts';
import { type Json, messageJson } from '../rest/json.ts';
import { originOf, readBody } from '../rest/request.ts';
import type { Action, Control, ControlHost } from './actions.ts';
import { callControls } from './call-actions.ts';
import { faultControls } from './fault-actions.ts';
import { accountControls, worldControls } from './world-actions.ts';

export function createControl(host: ControlHost): Control {
  const handlers: Readonly<Record<string, (action: never) => Json | void | Promise<Json>>> = {
    ...accountControls(host),
    ...worldControls(host),
    ...callControls(host),
    ...faultControls(host),
  };
  return async (action) => {
    const handle = Object.hasOwn(handlers, action.do) ? handlers[action.do] : undefined;
    if (handle === undefined) throw new Error(`There is no action called "${action.do}".`);
    const { count = 0 } = action as { count?: unknown };
    if (!(Number.isSafeInteger(count) && Number(count) >= 0 && Number(count) <= mostAtOnce))
      throw new Error(`"count" must be a whole number of at most ${mostAtOnce}.`);
    return (await handle(action as never)) ?? {};
  };
}

/** More would fill the memory of the developer's machine. */
const mostAtOnce = 100_000;

/**
 * The controls are for this device only. A page of another site can send a request here, or give its own name the
 * address of this device: so host and origin are compared, and a form cannot send JSON.
 */
const ownDeviceOnly: MiddlewareHandler<RouteEnv> = async (context, next) => {
  const { req } = context;
  const host = `http://${req.header('host') ?? new URL(req.url).host}`;
  if (![host, req.header('origin') ?? host].every(isLoopback))
    return context.json({ message: 'Only pages and programs on this device may control the emulator.' }, 403);
  if (req.method === 'POST' && !/^application\/json\b/i.test(req.header('content-type') ?? ''))
    return context.json({ message: 'The request must have the content type application/json.' }, 415);
  await next();
  return undefined;
};

/** The HTTP calls of the emulator: controls, request log, stored messages, files, mails and statistics. */
export function controlRoutes(backend: Backend, channel: ChannelServer, control: Control): Hono<RouteEnv> {
  const { world, log } = backend;
  const routes = new Hono<RouteEnv>();
  routes.use(ownDeviceOnly);

  routes.post('/control', async (context) => {
    const action = (await readBody(context)) as unknown as Action;
    try {
      return context.json(await control(action));
    } catch (problem) {
      return context.json({ message: problem instanceof Error ? problem.message : String(problem) }, 400);
    }
  });

  routes.get('/requests', (context) => context.json(log.entries));

  routes.get('/messages/:spaceId', (context) => {
    const origin = originOf(context, backend);
    const stored = world.messages.in(context.req.param('spaceId'));
    return context.json(stored.map((message) => messageJson(world, message, origin)));
  });

  routes.get('/files', (context) => {
    const files = world.files.all.map(({ key, type, size, content, puts }) => {
      const sha256 = content && createHash('sha256').update(Buffer.from(content)).digest('hex');
      return { key, type, size, puts, sha256: sha256 ?? null };
    });
    return context.json(files);
  });

  routes.get('/mails', (context) => context.json(backend.mailbox.mails));

  routes.get('/stats', (context) => context.json(statsOf(backend, channel)));

  return routes;
}

/** Current counts, and counts since the start. */
export function statsOf({ world, log }: Backend, channel: ChannelServer): Json {
  const spaces = world.spaces.all.map((space) => {
    const subscribers = channel.participantsOf().filter(({ subscribed }) => subscribed.has(space.id)).length;
    const messages = world.messages.in(space.id).length;
    return [
      space.id,
      { title: space.title, members: space.attendances.size, messages, subscribers },
    ] as const;
  });
  return {
    sockets: channel.sockets,
    socketsTried: channel.tried,
    socketsOpened: channel.opened,
    socketsRefused: channel.refused,
    participants: channel.participantsOf().map(({ person }) => person.displayname),
    guests: world.people.guests,
    requests: log.entries.length,
    spaces: Object.fromEntries(spaces),
  };
}
