/** The two ends of a sign-in for an application: its request, and the visitor's yes or no. */
import { Hono, type Context } from 'hono';
import { csrf } from 'hono/csrf';
import { consentPage, errorPage, isProvider } from './pages.ts';
import { pathWith, visitOf, visitorOf } from './visit.ts';
import { addressWith, readAuthorization, type Authorization } from './authorization.ts';
import type { PersonRecord } from '../world/people.ts';
import type { RestEnv } from '../rest/backend.ts';
import type { World } from '../world/world.ts';

const confirmPath = '/oauth2/authorize/confirm';

export function consentRoutes(world: World): Hono<RestEnv> {
  const { accounts } = world;
  const routes = new Hono<RestEnv>();
  routes.use(confirmPath, csrf());

  // [doc: D/tutorials/authorizingrequests, D/guides/authorizationoverview]
  routes.get('/oauth2/authorize', (context) => {
    const query = new URL(context.req.url).searchParams;
    const wish = readAuthorization(query, accounts.clients);
    if (wish.is === 'stray') return context.html(errorPage(wish.problem), 400);
    if (wish.is === 'refused') return context.redirect(wish.redirect);
    const visit = { request: accounts.keep(wish.authorization) };
    const { straightProvider, promptHonoured } = world.switches;
    const provider = query.get('idp') ?? '';
    if (straightProvider && isProvider(provider))
      return context.redirect(pathWith(`/identity/${provider}`, visit));
    const prompt = query.get('prompt') ?? '';
    if (promptHonoured && /\bcreate\b/.test(prompt)) return context.redirect(pathWith('/signup', visit));
    const asksAgain = promptHonoured && /\b(?:login|select_account)\b/.test(prompt);
    const known = !asksAgain && visitorOf(world, context) !== undefined;
    return context.redirect(pathWith(known ? confirmPath : '/login', visit));
  });

  // [doc: D/tutorials/authorizingrequests names this path]
  routes.get(confirmPath, (context) => {
    const visit = visitOf(world, context.req.query('request') ?? '');
    const person = visitorOf(world, context);
    const { authorization } = visit;
    if (authorization === undefined) return context.html(errorPage(tooLate), 400);
    if (person === undefined) return context.redirect(pathWith('/login', visit));
    if (world.switches.consent === 'once' && accounts.hasAllowed(person, authorization)) {
      return goBack(context, visit.request, authorization, person);
    }
    return context.html(consentPage(person, authorization, visit));
  });

  routes.post(confirmPath, async (context) => {
    const { request = '', decision } = await context.req.parseBody();
    const { authorization } = visitOf(world, String(request));
    const person = visitorOf(world, context);
    if (authorization === undefined || person === undefined) return context.html(errorPage(tooLate), 400);
    return goBack(context, String(request), authorization, decision === 'allow' ? person : undefined);
  });

  return routes;

  /** Back to the page: with a code for this person, or with their "no". */
  function goBack(
    context: Context<RestEnv>,
    request: string,
    authorization: Authorization,
    person: PersonRecord | undefined,
  ): Response {
    const { redirectUri, state } = authorization;
    accounts.settle(request);
    if (person !== undefined) accounts.allow(person, authorization);
    const answer =
      person === undefined
        ? { error: 'access_denied' }
        : { code: accounts.grants.code(authorization, person) };
    const iss = world.switches.issInRedirect ? new URL(context.req.url).origin : undefined;
    return context.redirect(addressWith(redirectUri, { ...answer, state, iss }), 303);
  }
}

const tooLate = 'This sign-in has run out or was finished already. Go back and begin again.';
