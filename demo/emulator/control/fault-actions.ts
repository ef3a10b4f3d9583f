/** The controls that make things go wrong: requests, sockets, socket events. */
import { events } from '../../../src/protocol/channel.ts';
import { bodyOf, idOf, personOf, spaceOf } from './world-actions.ts';
import type { ControlGround, Handlers, OnPerson, OnRequest, Times } from './actions.ts';
import type { EventFault, RequestMatch } from '../world/faults.ts';
import { chatDraft } from '../world/messages.ts';

type RequestAction =
  'fail' | 'delay' | 'hang' | 'reset' | 'truncate' | 'slow' | 'release' | 'emptyPages' | 'clear';
type SocketAction = 'dropSockets' | 'refuseSockets' | 'silence' | 'resume' | 'outage';
type EventAction =
  | 'dropEvents'
  | 'duplicateEvents'
  | 'reorderEvents'
  | 'delayEvents'
  | 'refuseSubscriptions'
  | 'ignoreSubscriptions'
  | 'refuseMessages'
  | 'swallow'
  | 'poison'
  | 'hold';

export function faultControls(ground: ControlGround): Handlers<RequestAction | SocketAction | EventAction> {
  return { ...requestControls(ground), ...socketControls(ground), ...eventControls(ground) };
}

function requestControls({ faults, world }: ControlGround): Handlers<RequestAction> {
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

function socketControls(ground: ControlGround): Handlers<SocketAction> {
  const { faults, channel, outage } = ground;
  const silences = new Set<() => void>();
  return {
    dropSockets: ({ who, how = 'reset' }) => {
      const hit = channel.of(idOf(ground, who));
      channel.drop(hit, how);
      return { dropped: hit.length };
    },
    refuseSockets: ({ times, how = 'status' }) => {
      faults.refuseSockets = { how, left: count(times) };
    },
    silence: ({ who, direction = 'both', ms, ending = 'resume' }) => {
      const hit = channel.of(idOf(ground, who));
      channel.silence(hit, direction);
      const end = (): void => {
        if (!silences.delete(end)) return;
        if (ending === 'reset') channel.drop(hit, 'reset');
        else channel.resume(hit, direction);
      };
      silences.add(end);
      if (ms !== undefined) channel.after(ms, end);
      return { silenced: hit.length };
    },
    resume: () => {
      for (const end of [...silences]) end();
    },
    outage: ({ ms }) => outage(ms),
  };
}

function eventControls(ground: ControlGround): Handlers<EventAction> {
  const { world, faults } = ground;
  const on = (direction: 'in' | 'out', event: string, { who, times }: OnPerson, fault: EventFault): void => {
    const personId = idOf(ground, who);
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
    refuseSubscriptions: ({ code = 'invalid.parameters', ...rest }) =>
      on('in', events.subscribe, rest, { effect: 'refuse', code }),
    ignoreSubscriptions: (rest) => on('in', events.subscribe, rest, { effect: 'drop' }),
    refuseMessages: ({ code = 'invalid.parameters', ...rest }) =>
      on('in', events.sendMessage, rest, { effect: 'refuse', code }),
    swallow: ({ stored = true, ...rest }) =>
      on('in', events.sendMessage, rest, { effect: 'swallow', stored }),
    poison: ({ text }) => {
      faults.poison.add(text);
    },
    hold: ({ who = 'ada', at = 'between', space, ...said }) => {
      const person = personOf(ground, who);
      const target = spaceOf(ground, space);
      const draft = chatDraft(bodyOf(said));
      faults.hold({ at, spaceId: target.id, store: () => void world.say(person, target, draft) });
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
