/** The sign-in pages: with a password, through an identity provider, or with a new account. */
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
import { pathWith, signedInPerson, signIn, signOut, visitOf } from './visit.ts';
import type { Backend, RouteEnv } from '../rest/backend.ts';

export function loginRoutes(backend: Backend): Hono<RouteEnv> {
  const { credentials } = backend.accounts;
  const routes = new Hono<RouteEnv>();
  for (const path of ['/login', '/signup', '/identity/*', '/account']) routes.use(path, csrf());

  routes.get('/accounts.css', (context) => context.body(accountsStyles, 200, { 'content-type': 'text/css' }));

  // The paths of the service's login page are not known [unknown]; its sign-in methods are [doc: D/tutorials/authorizingrequests].
  routes.get('/login', (context) =>
    context.html(loginPage(visitOf(backend, context.req.query('request') ?? ''))),
  );

  routes.post('/login', async (context) => {
    const { request, username, password } = texts(await context.req.parseBody());
    const visit = visitOf(backend, request);
    const person = credentials.check(username, password);
    if (person !== undefined) return signIn(backend, context, person, visit);
    return context.html(
      loginPage(visit, { username, problem: 'The user name or the password is wrong.' }),
      400,
    );
  });

  routes.get('/signup', (context) =>
    context.html(signUpPage(visitOf(backend, context.req.query('request') ?? ''))),
  );

  routes.post('/signup', async (context) => {
    const { request, displayname, username, password } = texts(await context.req.parseBody());
    const visit = visitOf(backend, request);
    const problem = signUpProblem(displayname, username, password);
    if (problem !== undefined) {
      return context.html(signUpPage(visit, { displayname, username, problem }), 400);
    }
    return signIn(
      backend,
      context,
      backend.accounts.signUp(displayname.trim(), username.trim(), password),
      visit,
    );
  });

  // Simulated identity providers [doc: D/guides/invitations]. They ask for no password.
  routes.get('/identity/:provider', (context) => {
    const provider = context.req.param('provider');
    if (!isProvider(provider)) return context.html(errorPage('This provider does not exist.'), 404);
    return context.html(providerPage(provider, visitOf(backend, context.req.query('request') ?? '')));
  });

  routes.post('/identity/:provider', async (context) => {
    const provider = context.req.param('provider');
    if (!isProvider(provider)) return context.html(errorPage('This provider does not exist.'), 404);
    const { request, username } = texts(await context.req.parseBody());
    const visit = visitOf(backend, request);
    if (!isAddress(username)) {
      const problem = `${providers[provider]} does not know this account.`;
      return context.html(providerPage(provider, visit, { username, problem }), 400);
    }
    // The first sign-in creates an account without a password.
    const person =
      credentials.ownerOf(username) ??
      backend.accounts.signUp(nameIn(username), username, crypto.randomUUID());
    return signIn(backend, context, person, visit);
  });

  routes.get('/account', (context) => {
    const person = signedInPerson(backend, context);
    return person === undefined ? context.redirect('/login') : context.html(accountPage(person));
  });

  // "Use another account". Signing out of the accounts server itself is not documented.
  routes.post('/account', async (context) => {
    const { request } = texts(await context.req.parseBody());
    signOut(backend, context);
    return context.redirect(pathWith('/login', { request }), 303);
  });

  return routes;

  function signUpProblem(displayname: string, username: string, password: string): string | undefined {
    if (displayname.trim() === '') return 'Enter your name.';
    if (!isAddress(username)) return 'Enter a complete e-mail address.';
    if (credentials.ownerOf(username) !== undefined)
      return 'An account with this e-mail address already exists.';
    return password.length < 8 ? 'The password must have at least 8 characters.' : undefined;
  }
}

/** The text fields of a form. A missing field or a file becomes "". */
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
