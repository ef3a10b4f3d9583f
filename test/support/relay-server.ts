/** Starts the portal's mail relay and a mailbox behind it, on its own port in Node. */
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { Mailbox } from '../../demo/emulator/rest/mailbox.ts';
import { mailRelay } from '../../demo/portal/mail-relay.ts';

/** `origin`: the page that may send mails; `linkOrigin`: origin of its invitation links; `key`: identifies a member. */
export async function startRelay(wish: {
  origin: string;
  linkOrigin: string;
  joinPage?: string;
  key: string;
}) {
  const mailbox = new Mailbox();
  const app = new Hono();
  // A portal's page and its relay share an origin; the page of a test has another one.
  app.use(cors({ origin: wish.origin, allowHeaders: ['content-type', 'x-key'] }));
  const relay = mailRelay({
    pageOrigin: () => wish.origin,
    linkOrigin: () => wish.linkOrigin,
    joinPage: wish.joinPage === undefined ? undefined : () => wish.joinPage ?? '',
    nameOf: () => 'Ada',
    memberOf: ({ req }) => (req.header('x-key') === wish.key ? 'ada' : undefined),
    send: (mail) => mailbox.send({ from: 'invitations@larkfield.example', ...mail }),
  });
  app.route('/', relay);
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    mails: () => mailbox.mails,
    stop: async () => {
      await Promise.all([new Promise((resolve) => server.close(resolve)), mailbox.close()]);
    },
  };
}
