/** The start and the end of a sign-in for an application: the authorization request and the consent page. */
import { Hono, type Context } from 'hono';
import { csrf } from 'hono/csrf';
import type { Backend, RouteEnv } from '../rest/backend.ts';
import type { PersonRecord } from '../world/people.ts';
import { addParameters, readAuthorization, type Authorization } from './authorization.ts';
import { consentPage, errorPage, isProvider } from './pages.ts';
import { pathWith, signedInPerson, visitOf } from './visit.ts';

const confirmPath = '/oauth2/authorize/confirm';

export function consentRoutes(backend: Backend): Hono<RouteEnv> {
  const { accounts, world } = backend;
  const routes = new Hono<RouteEnv>();
  routes.use(confirmPath, csrf());

  // [doc: D/tutorials/authorizingrequests, D/guides/authorizationoverview]
  routes.get('/oauth2/authorize', (context) => {
    const query = new URL(context.req.url).searchParams;
    const result = readAuthorization(query, accounts.clients);
    if (result.is === 'unsafe') return context.html(errorPage(result.problem), 400);
    if (result.is === 'refused') return context.redirect(result.redirect);
    const visit = { request: accounts.addPending(result.authorization) };
    const { straightProvider, promptHonoured } = world.switches;
    const provider = query.get('idp') ?? '';
    if (straightProvider && isProvider(provider))
      return context.redirect(pathWith(`/identity/${provider}`, visit));
    const prompt = query.get('prompt') ?? '';
    if (promptHonoured && /\bcreate\b/.test(prompt)) return context.redirect(pathWith('/signup', visit));
    const mustSignIn = promptHonoured && /\b(?:login|select_account)\b/.test(prompt);
    const isSignedIn = signedInPerson(backend, context) !== undefined;
    return context.redirect(pathWith(!mustSignIn && isSignedIn ? confirmPath : '/login', visit));
  });

  // [doc: D/tutorials/authorizingrequests names this path]
  routes.get(confirmPath, (context) => {
    const visit = visitOf(backend, context.req.query('request') ?? '');
    const person = signedInPerson(backend, context);
    const { authorization } = visit;
    if (authorization === undefined) return context.html(errorPage(expired), 400);
    if (person === undefined) return context.redirect(pathWith('/login', visit));
    if (world.switches.consent === 'once' && accounts.hasAllowed(person, authorization)) {
      return finish(context, visit.request, authorization, person);
    }
    return context.html(consentPage(person, authorization, visit));
  });

  routes.post(confirmPath, async (context) => {
    const { request = '', decision } = await context.req.parseBody();
    const { authorization } = visitOf(backend, String(request));
    const person = signedInPerson(backend, context);
    if (authorization === undefined || person === undefined) return context.html(errorPage(expired), 400);
    return finish(context, String(request), authorization, decision === 'allow' ? person : undefined);
  });

  return routes;

  /** Redirects back to the page, with a code for this person or, without a person, with `access_denied`. */
  function finish(
    context: Context<RouteEnv>,
    request: string,
    authorization: Authorization,
    person: PersonRecord | undefined,
  ): Response {
    const { redirectUri, state } = authorization;
    accounts.removePending(request);
    if (person !== undefined) accounts.allow(person, authorization);
    const outcome =
      person === undefined
        ? { error: 'access_denied' }
        : { code: accounts.grants.issueCode(authorization, person) };
    const iss = world.switches.issInRedirect ? new URL(context.req.url).origin : undefined;
    return context.redirect(addParameters(redirectUri, { ...outcome, state, iss }), 303);
  }
}

const expired = 'This sign-in has expired or is already complete. Go back and start again.';
