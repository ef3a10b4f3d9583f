/** The control actions that cause faults in requests, sockets and socket events. */
import { channelEvents } from '../../../src/protocol/channel.ts';
import { bodyOf, idOf, personOf, spaceOf } from './world-actions.ts';
import type { ControlHost, Handlers, OnPerson, OnRequest, Times } from './actions.ts';
import type { Json } from '../rest/json.ts';
import type { EventFault, RequestMatch } from '../world/faults.ts';
import { chatDraft } from '../world/messages.ts';

type RequestAction =
  'fail' | 'delay' | 'hang' | 'reset' | 'truncate' | 'slow' | 'release' | 'emptyPages' | 'clear';
type SocketAction = 'dropSockets' | 'refuseSockets' | 'silence' | 'resume' | 'outage' | 'emit';
type EventAction =
  | 'dropEvents'
  | 'duplicateEvents'
  | 'reorderEvents'
  | 'delayEvents'
  | 'missEvents'
  | 'refuseSubscriptions'
  | 'ignoreSubscriptions'
  | 'refuseMessages'
  | 'swallow'
  | 'poison'
  | 'hold';

export function faultControls(host: ControlHost): Handlers<RequestAction | SocketAction | EventAction> {
  return { ...requestControls(host), ...socketControls(host), ...eventControls(host) };
}

function requestControls({ backend: { faults, world } }: ControlHost): Handlers<RequestAction> {
  return {
    fail: ({ status = 500, body = 'json', retryAfter, headers = {}, when = 'before', ...on }) => {
      const reply = { status, body, headers, ...(retryAfter !== undefined && { retryAfter }) };
      faults.onRequest(matchOf(on), { effect: 'answer', when, ...reply });
    },
    delay: ({ ms, upTo = ms, ...on }) =>
      faults.onRequest(matchOf(on), { effect: 'delay', ms: () => world.random.between(ms, upTo) }),
    hang: ({ when = 'before', ...on }) => faults.onRequest(matchOf(on), { effect: 'hang', when }),
    reset: ({ when = 'before', ...on }) => faults.onRequest(matchOf(on), { effect: 'reset', when }),
    truncate: ({ bytes, ...on }) =>
      faults.onRequest(matchOf(on), { effect: 'truncate', ...(bytes !== undefined && { bytes }) }),
    slow: ({ bytesPerSecond, ...on }) => faults.onRequest(matchOf(on), { effect: 'slow', bytesPerSecond }),
    release: () => faults.release(),
    emptyPages: ({ times = 1 }) => {
      faults.emptyPages = times;
    },
    clear: () => faults.clear(),
  };
}

function socketControls(host: ControlHost): Handlers<SocketAction> {
  const { backend, channel, servers } = host;
  const { faults } = backend;
  const silences = new Set<() => void>();
  return {
    dropSockets: ({ who, how = 'reset' }) => {
      const targets = channel.participantsOf(idOf(host, who));
      channel.drop(targets, how);
      return { dropped: targets.length };
    },
    refuseSockets: ({ times, how = 'status' }) => {
      faults.refuseSockets = { how, left: count(times) };
    },
    silence: ({ who, direction = 'both', ms, ending = 'resume' }) => {
      const targets = channel.participantsOf(idOf(host, who));
      channel.silence(targets, direction);
      const end = (): void => {
        if (!silences.delete(end)) return;
        if (ending === 'reset') channel.drop(targets, 'reset');
        else channel.resume(targets, direction);
      };
      silences.add(end);
      if (ms !== undefined) channel.after(ms, end);
      return { silenced: targets.length };
    },
    resume: () => {
      for (const end of [...silences]) end();
    },
    emit: ({ event, payload, who, count: times = 1 }) => {
      const targets = channel.participantsOf(idOf(host, who));
      const text = JSON.stringify(payload);
      for (let number = 1; number <= times; number += 1) {
        const numbered = JSON.parse(text.replaceAll('#', String(number))) as Json;
        for (const { socket } of targets) socket.emit(event, numbered);
      }
      return { sockets: targets.length };
    },
    outage: ({ ms }) => {
      // Starts a moment later, so that the client that sent the action still gets a response.
      channel.after(20, () => servers.forEach((server) => server.shut()));
      channel.after(20 + ms, () => servers.forEach((server) => server.open()));
    },
  };
}

function eventControls(host: ControlHost): Handlers<EventAction> {
  const { world, faults } = host.backend;
  const on = (direction: 'in' | 'out', event: string, { who, times }: OnPerson, fault: EventFault): void => {
    const personId = idOf(host, who);
    faults.onEvent(
      { direction, event, times: count(times), ...(personId !== undefined && { personId }) },
      fault,
    );
  };
  return {
    dropEvents: ({ event, direction = 'out', ...rest }) => on(direction, event, rest, { effect: 'drop' }),
    duplicateEvents: ({ event, direction = 'out', ...rest }) =>
      on(direction, event, rest, { effect: 'duplicate' }),
    reorderEvents: ({ event, direction = 'out', ...rest }) =>
      on(direction, event, rest, { effect: 'reorder' }),
    delayEvents: ({ event, ms, direction = 'out', ...rest }) =>
      on(direction, event, rest, { effect: 'delay', ms }),
    missEvents: (rest) => on('out', channelEvents.mediaResponse, rest, { effect: 'drop' }),
    refuseSubscriptions: ({ code = 'invalid.parameters', ...rest }) =>
      on('in', channelEvents.subscribe, rest, { effect: 'refuse', code }),
    ignoreSubscriptions: (rest) => on('in', channelEvents.subscribe, rest, { effect: 'drop' }),
    refuseMessages: ({ code = 'invalid.parameters', ...rest }) =>
      on('in', channelEvents.sendMessage, rest, { effect: 'refuse', code }),
    swallow: ({ stored = true, ...rest }) =>
      on('in', channelEvents.sendMessage, rest, { effect: 'swallow', stored }),
    poison: ({ text }) => {
      faults.poison.add(text);
    },
    hold: ({ who = 'ada', at = 'between', space, ...content }) => {
      const person = personOf(host, who);
      const target = spaceOf(host, space);
      const draft = chatDraft(bodyOf(content));
      faults.hold({ at, spaceId: target.id, store: () => void world.postUnchecked(person, target, draft) });
    },
  };
}

function matchOf({ path, method, times }: OnRequest): RequestMatch {
  return {
    times: count(times),
    ...(path !== undefined && { path }),
    ...(method !== undefined && { method }),
  };
}

function count(times: Times | undefined): number {
  return times === 'all' ? Infinity : (times ?? 1);
}
