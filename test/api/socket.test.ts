/** The socket against real Socket.IO servers: the two versions the service is known to run, and the current one. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { Socket, type SocketEnd } from '../../src/api/socket.ts';
import { until } from '../support/visitors.ts';

const servers = [
  { version: '2.0.4', engine: 3 },
  { version: '2.5.1', engine: 3 },
  { version: '4', engine: 3 },
  { version: '4', engine: 4 },
] as const;

const space = 'a'.repeat(24);

for (const { version, engine } of servers) {
  describe(`The socket and a Socket.IO ${version} server, protocol ${engine}`, () => {
    let server: { id: string; url: string; token: string };
    let socket: Socket | undefined;
    let heard: [string, unknown][];
    let connected: boolean;
    let end: SocketEnd | undefined;

    const open = (token = server.token): void => {
      heard = [];
      connected = false;
      end = undefined;
      socket = new Socket(
        { origin: server.url, token: { value: token, type: 'jwt' }, version: engine },
        {
          connected: () => (connected = true),
          missed: () => {},
          event: (name, payload) => heard.push([name, payload]),
          ended: (how) => (end = how),
        },
      );
    };

    beforeEach(async () => {
      server = await executeServerCommand('legacy:start', { version });
    });
    afterEach(async () => {
      socket?.close();
      await executeServerCommand('legacy:stop', { id: server.id });
    });

    it('connects, subscribes and gets its own message back', async () => {
      open();
      await until(() => connected, 'connected');
      socket?.send('SUBSCRIBE_CHANNEL', { channel: { type: 'topic', _id: space } });
      await until(() => heard.some(([name]) => name === 'CHANNEL_SUBSCRIBED'), 'subscribed');
      const content = { bodyText: '<p>grüße 👋 "quoted"</p>' };
      socket?.send('SEND_MESSAGE', {
        category: 'chat',
        topicId: space,
        content,
        loopbackMetadata: { clientId: 'x1' },
      });
      await until(() => heard.some(([name]) => name === 'MESSAGE_SENT'), 'echo');
      const [, echo] = heard.find(([name]) => name === 'MESSAGE_SENT') ?? [];
      expect(echo).to.deep.include({ content, loopbackMetadata: { clientId: 'x1' } });
    });

    it('ends as refused when the server does not accept the token', async () => {
      open('wrong');
      await until(() => end !== undefined, 'an end');
      expect(end).to.equal('refused');
      expect(connected).to.equal(false);
    });

    it('ends as lost when the server goes away', async () => {
      open();
      await until(() => connected, 'connected');
      await executeServerCommand('legacy:stop', { id: server.id });
      await until(() => end !== undefined, 'an end');
      expect(end).to.equal('lost');
    });
  });
}
