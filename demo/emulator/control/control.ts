import { Hono } from 'hono';
import type { ChannelServer } from '../channel/server.ts';
import type { RestEnv, RestGround } from '../rest/backend.ts';
import { type Json, messageShape } from '../rest/json.ts';
import { originOf, readBody } from '../rest/request.ts';
import type { Action, Control, ControlGround } from './actions.ts';
import { faultControls } from './fault-actions.ts';
import { accountControls, worldControls } from './world-actions.ts';

/** Makes the controls of one emulator: every action of `control.ts`, by name. */
export function createControl(ground: ControlGround): Control {
  const handlers: Readonly<Record<string, (action: never) => Json | void | Promise<Json>>> = {
    ...accountControls(ground),
    ...worldControls(ground),
    ...faultControls(ground),
  };
  return async (action) => {
    const handle = Object.hasOwn(handlers, action.do) ? handlers[action.do] : undefined;
    if (handle === undefined) throw new Error(`There is no action called "${action.do}".`);
    return (await handle(action as never)) ?? {};
  };
}

// The emulator's own HTTP calls, beside those of the service: controls, log, stored messages, counts.

export function controlRoutes(ground: RestGround, channel: ChannelServer, control: Control): Hono<RestEnv> {
  const { world, log } = ground;
  const routes = new Hono<RestEnv>();

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
    const origin = originOf(context, ground);
    const stored = world.messages.in(context.req.param('spaceId'));
    return context.json(stored.map((message) => messageShape(world, message, origin)));
  });

  routes.get('/mails', (context) => context.json(ground.mailbox.mails));

  routes.get('/stats', (context) => context.json(statsOf(ground, channel)));

  return routes;
}

/** Counts of what there is now and what there was since the start. */
export function statsOf({ world, log }: RestGround, channel: ChannelServer): Json {
  const spaces = world.spaces.all.map((space) => {
    const subscribers = channel.of().filter(({ subscribed }) => subscribed.has(space.id)).length;
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
    participants: channel.of().map(({ person }) => person.displayname),
    guests: world.people.guests,
    requests: log.entries.length,
    spaces: Object.fromEntries(spaces),
  };
}
