/** The pages where somebody says who they are: by password, through an identity provider, or as somebody new. */
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import {
  accountPage,
  errorPage,
  loginPage,
  providerPage,
  signUpPage,
  accountsStyles,
  isProvider,
  providers,
} from './pages.ts';
import { farewell, pathWith, visitOf, visitorOf, welcome } from './visit.ts';
import type { RestEnv } from '../rest/backend.ts';
import type { World } from '../world/world.ts';

export function loginRoutes(world: World): Hono<RestEnv> {
  const { credentials } = world.accounts;
  const routes = new Hono<RestEnv>();
  for (const path of ['/login', '/signup', '/identity/*', '/account']) routes.use(path, csrf());

  routes.get('/accounts.css', (context) => context.body(accountsStyles, 200, { 'content-type': 'text/css' }));

  // Which paths the service's login page has is not known [unknown]; what it offers is [doc: D/tutorials/authorizingrequests].
  routes.get('/login', (context) =>
    context.html(loginPage(visitOf(world, context.req.query('request') ?? ''))),
  );

  routes.post('/login', async (context) => {
    const { request, username, password } = texts(await context.req.parseBody());
    const visit = visitOf(world, request);
    const person = credentials.check(username, password);
    if (person !== undefined) return welcome(world, context, person, visit);
    return context.html(
      loginPage(visit, { username, problem: 'The user name or the password is wrong.' }),
      400,
    );
  });

  routes.get('/signup', (context) =>
    context.html(signUpPage(visitOf(world, context.req.query('request') ?? ''))),
  );

  routes.post('/signup', async (context) => {
    const { request, displayname, username, password } = texts(await context.req.parseBody());
    const visit = visitOf(world, request);
    const problem = signUpProblem(displayname, username, password);
    if (problem !== undefined) {
      return context.html(signUpPage(visit, { displayname, username, problem }), 400);
    }
    return welcome(
      world,
      context,
      world.accounts.signUp(displayname.trim(), username.trim(), password),
      visit,
    );
  });

  // Stand-ins for the providers of the service [doc: D/guides/invitations]: who comes from there needs no password here.
  routes.get('/identity/:provider', (context) => {
    const provider = context.req.param('provider');
    if (!isProvider(provider)) return context.html(errorPage('There is no such provider.'), 404);
    return context.html(providerPage(provider, visitOf(world, context.req.query('request') ?? '')));
  });

  routes.post('/identity/:provider', async (context) => {
    const provider = context.req.param('provider');
    if (!isProvider(provider)) return context.html(errorPage('There is no such provider.'), 404);
    const { request, username } = texts(await context.req.parseBody());
    const visit = visitOf(world, request);
    if (!isAddress(username)) {
      const problem = `${providers[provider]} knows no such account.`;
      return context.html(providerPage(provider, visit, { username, problem }), 400);
    }
    // Somebody new gets an account with the first sign-in, without a password.
    const person =
      credentials.holder(username) ?? world.accounts.signUp(nameIn(username), username, crypto.randomUUID());
    return welcome(world, context, person, visit);
  });

  routes.get('/account', (context) => {
    const person = visitorOf(world, context);
    return person === undefined ? context.redirect('/login') : context.html(accountPage(person));
  });

  // "Use another account". A way to sign out of the accounts server itself is not documented.
  routes.post('/account', async (context) => {
    const { request } = texts(await context.req.parseBody());
    farewell(world, context);
    return context.redirect(pathWith('/login', { request }), 303);
  });

  return routes;

  function signUpProblem(displayname: string, username: string, password: string): string | undefined {
    if (displayname.trim() === '') return 'Please enter your name.';
    if (!isAddress(username)) return 'Please enter a whole e-mail address.';
    if (credentials.holder(username) !== undefined)
      return 'There is an account with this e-mail address already.';
    return password.length < 8 ? 'The password needs at least 8 characters.' : undefined;
  }
}

/** The fields of a form; a missing one, or a file, is "". */
function texts(body: Record<string, unknown>): Record<Field, string> {
  const text = (name: Field): string => (typeof body[name] === 'string' ? body[name] : '');
  return {
    request: text('request'),
    displayname: text('displayname'),
    username: text('username'),
    password: text('password'),
  };
}

type Field = 'request' | 'displayname' | 'username' | 'password';

function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text.trim());
}

/** `ivy.lund@example.test` → Ivy Lund */
function nameIn(address: string): string {
  const words = (address.trim().split('@')[0] ?? '').split(/[._-]+/).filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
