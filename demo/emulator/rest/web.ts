/** The pages of the service's web host: invite links, calls and pictures. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import { faceOf } from '../world/faces.ts';
import type { RouteEnv, Backend } from './backend.ts';

/** Redirects invite links to `joinPage`, with the link in its parameter `invite`. Without `joinPage`, shows a plain page. */
export function webRoutes({ world }: Backend, joinPage: string | (() => string) | undefined): Hono<RouteEnv> {
  const routes = new Hono<RouteEnv>();

  routes.get('/spaces/invites/:inviteId/join', (context) => {
    if (joinPage !== undefined) {
      const target = new URL(typeof joinPage === 'string' ? joinPage : joinPage());
      target.searchParams.set('invite', context.req.url);
      return context.redirect(target.href);
    }
    const invite = world.invites.get(context.req.param('inviteId'));
    const space = invite === undefined ? undefined : world.spaces.get(invite.spaceId);
    const known = space !== undefined && invite?.withdrawn === false;
    return context.html(invitePage(known ? space.title : undefined), known ? 200 : 404);
  });

  // [doc: D/api/spaces_calling/uri_functionality]
  routes.get('/d/call', (context) => {
    const email = context.req.query('email') ?? '';
    const callee = world.people.users.find(({ username }) => username === email.toLowerCase());
    const heading = callee === undefined ? 'This call has no recipient' : `A call with ${callee.displayname}`;
    return context.html(plainPage(heading, 'The service’s own web client would start the call here.'));
  });

  routes.get('/norevimages/noimage.jpg', (context) =>
    context.body(defaultPicture, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' }),
  );

  routes.get('/faces/:nick', (context) => {
    const face = faceOf(context.req.param('nick').replace('.svg', ''));
    if (face === undefined) return context.notFound();
    return context.body(face, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' });
  });

  return routes;
}

function invitePage(title: string | undefined) {
  const heading = title ?? 'This invitation is not valid';
  const text = title === undefined ? 'Ask for a new link.' : 'Open this link in a page that can join spaces.';
  return plainPage(heading, text);
}

function plainPage(heading: string, text: string) {
  return html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>${heading}</title>
      <h1>${heading}</h1>
      <p>${text}</p>
    </html>`;
}

const defaultPicture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="#d8dce3"/>' +
  '<circle cx="32" cy="25" r="11" fill="#8d96a5"/><path d="M10 58c3-14 13-19 22-19s19 5 22 19z" fill="#8d96a5"/></svg>';
