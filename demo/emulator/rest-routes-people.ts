/** REST calls about the service and about people. */
import { Hono } from 'hono';
import { readBody } from './rest-body.ts';
import { authorized, originOf } from './rest-caller.ts';
import type { RestEnv, RestGround } from './rest-ground.ts';
import { meShape } from './shapes.ts';

export function peopleRoutes(ground: RestGround): Hono<RestEnv> {
  const { world } = ground;
  const routes = new Hono<RestEnv>();

  // [doc: D/guides/service-configurations] without authorization [client: LT k6/src/join.js].
  routes.get('/service-configurations', (context) => {
    const origin = originOf(context, ground);
    return context.json({
      spaces: { server_url: origin, socketio_server_url: origin, marketing_url: origin },
      store: { server_url: origin },
      accounts: { server_url: ground.accountsOrigin },
    });
  });

  // [doc: D/api/users/anonymous_auth] Every call makes a new guest; all fields are optional.
  routes.post('/anonymous/auth', async (context) => {
    const body = await readBody(context);
    const guest = world.people.addGuest(
      {
        displayname: text(body['displayname']) || 'Anonymous',
        username: text(body['username']),
        picture: text(body['picturefile']),
      },
      world.clock.now(),
    );
    return context.json({ token: await world.tokens.issueGuest(guest, world.switches.guestTokenSeconds) });
  });

  // [doc: D/api/users/users_me] A bare object, for every kind of token.
  routes.get('/users/me', authorized(ground), (context) =>
    context.json(meShape(context.get('person'), originOf(context, ground))),
  );

  return routes;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
