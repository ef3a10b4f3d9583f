/** REST calls about meetings and the settings of the user. No meeting ever runs here. */
import { Hono } from 'hono';
import { invalidParameters, ServiceError } from '../world/service-error.ts';
import type { RouteEnv, Backend } from './backend.ts';
import type { Json } from './json.ts';
import { authorized, callerOf, readBody } from './request.ts';

export function callRoutes(backend: Backend): Hono<RouteEnv> {
  const { world } = backend;
  const settings = new Map<string, Json>();
  const routes = new Hono<RouteEnv>();
  const settingsOf = (personId: string): Json => ({
    ...usualSettings,
    ...settings.get(personId),
    _id: personId,
  });

  // [client: SS:sdk:1176, LT]
  routes.get('/users/me/settings', authorized(backend), (context) =>
    context.json({ data: [settingsOf(context.get('person').id)] }),
  );

  // [doc: D/api/users/users_me_settings_id] Only known fields change.
  routes.post('/users/me/settings/:id', authorized(backend), async (context) => {
    const { id } = context.get('person');
    if (context.req.param('id') !== id)
      throw new ServiceError(404, 'not.found', 'There are no such settings.');
    const changes = Object.entries(await readBody(context));
    if (changes.some(([name]) => !Object.hasOwn(usualSettings, name)))
      throw invalidParameters('A setting is not known.');
    settings.set(id, { ...settings.get(id), ...Object.fromEntries(changes) });
    return context.json({ data: [settingsOf(id)] });
  });

  // [client: LT, BS, SS] The token is opaque to everything but the media SDK.
  routes.get('/mediasessions/mpaas/token/:spaceId', authorized(backend), (context) => {
    const space = world.access.read(callerOf(context), context.req.param('spaceId'));
    const sessionId = world.random.uuid();
    return context.json({ token: `mpaas ${sessionId}`, sessionId, confId: confIdOf(space.id) });
  });

  // [client: BS]
  routes.get('/confnumbers', authorized(backend), (context) =>
    context.json({ data: [{ description: 'Country', number: '+10000000000' }] }),
  );

  // [client: SS, BS, LT] 404 means that no meeting is running.
  routes.get('/spaces/:spaceId/activemeeting', authorized(backend), (context) => {
    world.access.read(callerOf(context), context.req.param('spaceId'));
    throw new ServiceError(404, 'not.found', 'No meeting is running.');
  });

  return routes;
}

/** The sample of the documentation [doc: D/api/users/users_me_settings_id]. */
const usualSettings: Json = {
  muteaudio: false,
  mutevideo: false,
  disableAutoJoin: false,
  disablePreviewWhenJoin: false,
  disableNoiseReductionOnJoin: false,
  dNotif: 'all',
  dANotif: 'vibes',
  mNotif: 'all',
  mANotif: 'vibes',
  autoAcceptInvite: 'none',
  showFeatureTipsOnStartUp: true,
  homeFlavorUrls: {},
};

/** Nine digits, as in the samples. */
function confIdOf(spaceId: string): string {
  return String(parseInt(spaceId.slice(-7), 16) % 1_000_000_000).padStart(9, '0');
}
