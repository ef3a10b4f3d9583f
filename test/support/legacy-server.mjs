/** Real Socket.IO servers of several versions, with the events of a conversation in namespace `/chat`. */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** How to create a server of each version. The documented service runs 2.0.4 [doc: D/guides/socketio]. */
const makers = {
  '2.0.4': (http) => legacyIo('socket.io-2.0.4', http),
  '2.5.1': (http) => legacyIo('socket.io-2.5.1', http),
  4: async (http) => {
    const { Server } = await import('socket.io');
    return new Server(http, { allowEIO3: true, transports: ['websocket'], serveClient: false });
  },
};

/**
 * @param {{version: '2.0.4' | '2.5.1' | '4', token?: string, port?: number}} wish `token`: the only accepted one
 * @returns a server with `url`, `token`, `version`, `say({spaceId, bodyText})`, `dropAll()`, `stop()`
 */
export async function startLegacyServer({ version, token = 'good-token', port = 0 }) {
  const make = makers[version];
  if (make === undefined) throw new Error(`There is no server of version ${version}.`);
  const http = createServer();
  const connections = new Set();
  http.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  const io = await make(http);
  const chat = io.of('/chat');
  chat.use((socket, next) => next(tokenOf(socket) === token ? undefined : new Error('Authentication error')));
  chat.on('connection', (socket) => attach(chat, socket));
  await new Promise((resolve) => http.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${http.address().port}`,
    token,
    version,
    say: ({ spaceId, bodyText }) =>
      void chat.to(spaceId).emit('MESSAGE_SENT', messageOf(spaceId, { bodyText })),
    dropAll: () => connections.forEach((socket) => socket.resetAndDestroy()),
    stop: async () => {
      const closed = new Promise((resolve) => http.close(resolve));
      io.close();
      connections.forEach((socket) => socket.destroy());
      await closed;
    },
  };
}

/** The packages of version 2 are CommonJS. */
function legacyIo(name, http) {
  return require(name)(http, { transports: ['websocket'], serveClient: false });
}

/** Old servers merge the query of the namespace packet into that of the handshake; new ones name it `auth`. */
function tokenOf({ handshake }) {
  return handshake.auth?.token ?? handshake.query.token;
}

function attach(chat, socket) {
  const sessionId = '8b59782f-0000-4000-8000-000000000000';
  const subscribed = new Set();
  socket.on('SUBSCRIBE_CHANNEL', ({ channel } = {}) => {
    if (channel?.type !== 'topic') {
      const error = { code: 'invalid.parameters', message: 'The channel is not a topic.' };
      socket.emit('SUBSCRIBE_CHANNEL_FAILED', { channel, error });
      return;
    }
    subscribed.add(channel._id);
    socket.join(channel._id);
    const answer = { channel: { _id: channel._id, type: 'topic' }, dtsid: '1234', sessionId };
    socket.emit('CHANNEL_SUBSCRIBED', answer);
  });
  socket.on('UNSUBSCRIBE_CHANNEL', ({ channel } = {}) => {
    subscribed.delete(channel?._id);
    socket.leave(channel?._id);
    socket.emit('CHANNEL_UNSUBSCRIBED', { channel });
  });
  socket.on('SEND_MESSAGE', ({ topicId, content, created, loopbackMetadata } = {}) => {
    if (!subscribed.has(topicId)) {
      const category = 'app.event.channel.subscription.required';
      socket.emit('SEND_MESSAGE_FAILED', {
        category,
        error: { code: category, message: 'Subscribe first.' },
      });
      return;
    }
    const message = messageOf(topicId, content, created);
    socket.broadcast.to(topicId).emit('MESSAGE_SENT', message);
    socket.emit('MESSAGE_SENT', { ...message, loopbackMetadata });
  });
}

let counter = 0;

function messageOf(topicId, content, created = new Date().toISOString()) {
  counter += 1;
  const _id = `64d0${counter.toString(16).padStart(20, '0')}`;
  const sender = { _id: '64a000000000000000000001', type: 'user', displayname: 'Ada Example' };
  return { _id, category: 'chat', topicId, sender, content, created, chatCount: 0 };
}
