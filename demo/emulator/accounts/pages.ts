/** The pages of the accounts server: plain HTML forms that work without scripts. */
import { html } from 'hono/html';
import colours from '../../colours.css?raw';
import type { PersonRecord } from '../world/people.ts';
import ownStyles from './accounts.css?raw';
import type { Authorization } from './authorization.ts';
import { pathWith, type Visit } from './visit.ts';

/** The identity providers that the service supports [doc: D/guides/invitations]. */
export const providers = {
  google: 'Google',
  office365: 'Office 365',
  salesforce: 'Salesforce',
} as const;

type Provider = keyof typeof providers;

export function isProvider(name: string): name is Provider {
  return Object.hasOwn(providers, name);
}

/** The style sheet of the pages: the demo's colours and the files beside this one. */
export const accountsStyles = `${colours}\n${ownStyles}`;

type Markup = ReturnType<typeof html>;

/** What the visitor entered before, and the problem with it. */
interface PreviousInput {
  readonly username?: string;
  readonly displayname?: string;
  readonly problem?: string;
}

export function loginPage(visit: Visit, { username = '', problem }: PreviousInput = {}): Markup {
  const providerLinks = Object.entries(providers).map(
    ([id, name]) =>
      html`<a class="button provider" href="${pathWith(`/identity/${id}`, visit)}">
        <span class="letter" aria-hidden="true">${name.charAt(0)}</span>Continue with ${name}
      </a>`,
  );
  return page(
    'Sign in',
    html`<p class="quiet">${purpose(visit)}</p>
      ${alert(problem)}
      <form method="post" action="/login">
        ${requestField(visit)} ${field('User name', 'username', 'text', 'username', username)}
        ${field('Password', 'password', 'password', 'current-password')}
        <button class="main">Sign in</button>
      </form>
      <p class="or">or</p>
      <div class="providers">${providerLinks}</div>
      <p class="quiet">New here? <a href="${pathWith('/signup', visit)}">Create an account</a></p>
      <details>
        <summary>Demo accounts</summary>
        <dl>
          <dt>gil.novak@example.test</dt>
          <dd>Password gil-lark. The invitation includes this address.</dd>
          <dt>hana.ito@elsewhere.example</dt>
          <dd>Password hana-lark. The invitation does not include this address.</dd>
          <dt>ada.moreno@example.test</dt>
          <dd>Password ada-lark. Ada owns the space.</dd>
        </dl>
      </details>`,
  );
}

export function signUpPage(
  visit: Visit,
  { username = '', displayname = '', problem }: PreviousInput = {},
): Markup {
  return page(
    'Create an account',
    html`<p class="quiet">${purpose(visit)}</p>
      ${alert(problem)}
      <form method="post" action="/signup">
        ${requestField(visit)} ${field('Name', 'displayname', 'text', 'name', displayname)}
        ${field('E-mail', 'username', 'email', 'username', username)}
        ${field('Password', 'password', 'password', 'new-password')}
        <button class="main">Create account</button>
      </form>
      <p class="quiet">Have an account? <a href="${pathWith('/login', visit)}">Sign in</a></p>`,
  );
}

export function providerPage(
  provider: Provider,
  visit: Visit,
  { username = '', problem }: PreviousInput = {},
): Markup {
  const name = providers[provider];
  return page(
    `Sign in with ${name}`,
    html`<p class="quiet">
        This page simulates ${name}. Enter any e-mail address. You don’t need a password.
      </p>
      ${alert(problem)}
      <form method="post" action="/identity/${provider}">
        ${requestField(visit)} ${field('E-mail', 'username', 'email', 'username', username)}
        <button class="main">Continue</button>
      </form>
      <p class="quiet"><a href="${pathWith('/login', visit)}">Back to sign-in</a></p>`,
  );
}

export function consentPage(person: PersonRecord, { client, scope }: Authorization, visit: Visit): Markup {
  const permissions = scope.split(/[ +]/).flatMap((word) => permissionFor(word) ?? []);
  return page(
    'Allow access?',
    html`<p><strong>${client.name}</strong> wants to use your account.</p>
      ${identity(person, visit)}
      <ul class="permissions">
        ${permissions.map((permission) => html`<li>${permission}</li>`)}
      </ul>
      <form method="post" action="/oauth2/authorize/confirm" class="choice">
        ${requestField(visit)}
        <button class="main" name="decision" value="allow">Allow</button>
        <button name="decision" value="deny">Deny</button>
      </form>`,
  );
}

export function accountPage(person: PersonRecord): Markup {
  return page('You are signed in', identity(person, { request: '' }));
}

export function errorPage(problem: string): Markup {
  return page('Something went wrong', alert(problem));
}

/** The permission behind a scope [doc: spaces-api §2.5]. The older form of a scope is a URL that ends in the same word. */
function permissionFor(scope: string): string | undefined {
  if (scope.endsWith('email')) return 'See your name and e-mail address';
  if (scope.endsWith('profile')) return 'See your profile and picture';
  return /(?:spaces|logan)$/.test(scope) ? 'Join your spaces, and read and post messages there' : undefined;
}

function purpose({ authorization }: Visit): string {
  return authorization === undefined ? 'to your account' : `to continue to ${authorization.client.name}`;
}

function identity({ displayname, username }: PersonRecord, visit: Pick<Visit, 'request'>): Markup {
  const initials = displayname.split(' ').map((word) => word.charAt(0));
  return html`<div class="identity">
    <span class="letter" aria-hidden="true">${initials.slice(0, 2).join('')}</span>
    <p><strong>${displayname}</strong><br /><span class="quiet">${username}</span></p>
    <form method="post" action="/account">
      ${requestField(visit)}
      <button class="plain">Use another account</button>
    </form>
  </div>`;
}

function requestField({ request }: Pick<Visit, 'request'>): Markup {
  return html`<input type="hidden" name="request" value="${request}" />`;
}

function field(label: string, name: string, type: string, autocomplete: string, value = ''): Markup {
  return html`<label>
    ${label}
    <input name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" required />
  </label>`;
}

function alert(problem: string | undefined): Markup | '' {
  return problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`;
}

function page(title: string, content: Markup | ''): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Spaces Accounts</title>
        <link rel="stylesheet" href="/accounts.css" />
      </head>
      <body>
        <header>
          <svg viewBox="0 0 32 32" fill="none" aria-hidden="true">
            <path d="M3 5h18v13H12l-5 5v-5H3z" fill="currentColor" />
            <path
              d="M24 11h5v12h-3v5l-5-5h-7v-2"
              stroke="var(--sun)"
              stroke-width="2.4"
              stroke-linejoin="round"
            />
          </svg>
          <p>Spaces <span>Accounts</span></p>
        </header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
        <footer>This is an emulator. Nothing you type here leaves your machine.</footer>
      </body>
    </html>`;
}
