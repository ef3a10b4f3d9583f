/** The steps on the socket: how it connects and refuses, and what two guests see of each other. */
import { channelEvents, subscribePayload, unsubscribePayload } from '../protocol/channel.ts';
import { at, textAt } from './evidence.ts';
import { joinAsOther } from './guest-steps.ts';
import type { Caller, Run } from './run.ts';
import { Wire, type WireEvent } from './wire.ts';

const online = 'app.event.presence.party.online';
const leaves = 'app.event.presence.party.leaves';
const noSpace = '000000000000000000000000';

export async function listen(run: Run): Promise<void> {
  const { guest, other, space, evidence, patience } = run;
  if (!guest || !space) return;
  await tryTokens(run, guest);
  if (other) await subscribeAsStranger(run, other);
  const wire = openWire(run, guest);
  run.wire = wire;
  evidence.note('connection', await wire.settled(patience * 2));
  evidence.note('opening', wire.opening);
  evidence.note('packets', wire.packets);
  const subscribed = await subscribe(run, wire);
  evidence.note('subscription', subscribed);
  if (subscribed?.name !== channelEvents.subscribed) return;
  const message = { category: 'chat', content: { bodyText: 'Service check', data: [] }, topicId: noSpace };
  wire.send(channelEvents.sendMessage, { ...message, loopbackMetadata: { clientId: 'service-check' } });
  evidence.note(
    'failure',
    (await wire.event(({ name }) => name === channelEvents.sendFailed, patience))?.payload,
  );
  await watchPresence(run, wire, guest);
}

export function openWire(run: Run, { credentials }: Caller): Wire {
  return new Wire({ origin: run.socketServer, query: credentials, packet: credentials });
}

export async function subscribe(run: Run, wire: Wire): Promise<WireEvent | undefined> {
  wire.send(channelEvents.subscribe, subscribePayload(run.space?.id ?? '', run.pin));
  const answers: readonly string[] = [channelEvents.subscribed, channelEvents.subscribeFailed];
  return wire.event(({ name }) => answers.includes(name), run.patience);
}

/** What happens to a socket with its token in one place only, with a wrong one, and with a newer protocol. */
async function tryTokens(run: Run, { credentials }: Caller): Promise<void> {
  const wrong = { token: 'not.a.token', tokenType: 'jwt' };
  const attempts = {
    'token in one place': { query: credentials, packet: {} },
    'wrong token': { query: wrong, packet: wrong },
    'protocol 4': { query: credentials, packet: credentials, version: 4 },
  } as const;
  for (const [name, options] of Object.entries(attempts)) {
    const wire = new Wire({ origin: run.socketServer, ...options });
    run.evidence.note(name, await wire.settled(run.patience));
    wire.close();
  }
}

async function subscribeAsStranger(run: Run, other: Caller): Promise<void> {
  const wire = openWire(run, other);
  if ((await wire.settled(run.patience)) === 'connected')
    run.evidence.note('subscription of a stranger', (await subscribe(run, wire))?.name);
  wire.close();
}

/** A second guest joins, sees what the first one says of itself, and leaves without a word. */
async function watchPresence(run: Run, wire: Wire, guest: Caller): Promise<void> {
  const { evidence, patience } = run;
  const other = await joinAsOther(run);
  if (!other) return;
  const second = openWire(run, other);
  await second.settled(patience);
  if ((await subscribe(run, second))?.name !== channelEvents.subscribed) return second.close();
  wire.send(channelEvents.sendPresence, presence(run, guest, 'guest', []));
  const seen = await second.event(isPresence(online, guest), patience);
  evidence.note('presence', seen?.payload);
  if (seen)
    evidence.note('own presence', (await wire.event(isPresence(online, guest), patience)) !== undefined);
  // Only to the second guest: no one else sees the wrong role.
  const { length } = second.events;
  wire.send(channelEvents.sendPresence, presence(run, guest, 'member', [other]));
  const claim = await second.event(
    (event) => second.events.indexOf(event) >= length && isPresence(online, guest)(event),
    patience,
  );
  evidence.note('claimed role', at(claim?.payload, 'content', 'role'));
  second.close();
  evidence.note('leaving', (await wire.event(isPresence(leaves, other), patience)) !== undefined);
}

/** [doc: D/tutorials/media_session] */
function presence(run: Run, { id }: Caller, role: string, receivers: readonly Caller[]): object {
  return {
    category: online,
    topicId: run.space?.id,
    content: {
      desktop: false,
      idle: false,
      offline: false,
      role,
      mediaSession: {
        audio: false,
        video: false,
        connected: false,
        phone: false,
        screenshare: false,
        selfMuted: true,
      },
      subscribeTime: new Date().toISOString(),
      // Others answer an event without receivers [client: LT k6/src/chat.js].
      ...(receivers.length > 0 && { joinedSessionIds: [] }),
    },
    receivers: receivers.map((each) => ({ _id: each.id, type: 'anonymous' })),
    sender: { _id: id, type: 'anonymous' },
    version: '1.1',
  };
}

function isPresence(category: string, { id }: Caller): (event: WireEvent) => boolean {
  return ({ name, payload }) =>
    name === channelEvents.presenceResponse &&
    textAt(payload, 'category') === category &&
    textAt(payload, 'sender', '_id') === id;
}

/** Leaves the space politely. The elements' own guests stay members, too: there is no call with which a guest leaves. */
export function leave({ wire, guest, space }: Run): void {
  if (wire && guest && space) {
    wire.send(channelEvents.unsubscribe, unsubscribePayload(space.id));
    const content = { desktop: false, idle: true, offline: true, role: 'guest', mediaSession: {} };
    const sender = { _id: guest.id, type: 'anonymous' };
    wire.send(channelEvents.sendPresence, {
      category: leaves,
      topicId: space.id,
      content,
      receivers: [],
      sender,
    });
  }
  wire?.close();
}
