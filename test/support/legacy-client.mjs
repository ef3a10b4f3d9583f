/** Runs socket.io-client 2.5.0, which pages of the service use, in Node, to show that it works with a server. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Connects, subscribes, sends one message, waits for its echo, and leaves; then tries with a wrong token.
 * @param {{socket: string, token: string, tokenType?: string, space: string, text?: string, timeoutMs?: number}} wish
 *   `socket`: origin of the socket server
 * @returns {Promise<{connected: boolean, subscribed: object, echo: object, unsubscribed: object, refusal: unknown}>}
 */
export async function runLegacyClient({ socket: origin, token, tokenType = 'jwt', space, ...wish }) {
  const { text = '<p>hello from 2.5.0</p>', timeoutMs = 5000 } = wish;
  const channel = { type: 'topic', _id: space };
  const client = open(origin, token, tokenType);
  try {
    await heard(client, 'connect', timeoutMs);
    const subscribed = await ask(client, ['SUBSCRIBE_CHANNEL', { channel }], 'CHANNEL_SUBSCRIBED', timeoutMs);
    const loopbackMetadata = { clientId: 'legacy-1' };
    const message = {
      category: 'chat',
      topicId: space,
      content: { bodyText: text, data: [] },
      loopbackMetadata,
    };
    const echo = await ask(client, ['SEND_MESSAGE', message], 'MESSAGE_SENT', timeoutMs);
    const unsubscribed = await ask(
      client,
      ['UNSUBSCRIBE_CHANNEL', { channel }],
      'CHANNEL_UNSUBSCRIBED',
      timeoutMs,
    );
    const refusal = await refusalOf(origin, timeoutMs);
    return { connected: true, subscribed, echo, unsubscribed, refusal };
  } finally {
    client.close();
  }
}

/** The error that the library reports for a refused token. */
async function refusalOf(origin, timeoutMs) {
  const client = open(origin, 'wrong-token', 'jwt');
  try {
    return await heard(client, 'error', timeoutMs);
  } finally {
    client.close();
  }
}

function open(origin, token, tokenType) {
  const io = require('socket.io-client-2.5.0');
  return io(`${origin}/chat`, {
    query: `token=${token}&tokenType=${tokenType}`,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
}

function ask(client, [event, payload], answer, timeoutMs) {
  const answered = heard(client, answer, timeoutMs);
  client.emit(event, payload);
  return answered;
}

/** The first payload of an event. */
function heard(client, event, timeoutMs) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No ${event} within ${timeoutMs} ms.`)), timeoutMs);
    client.once(event, (payload) => {
      clearTimeout(timer);
      resolve(payload);
    });
  });
}
