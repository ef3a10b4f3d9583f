/** REST calls about meetings and the settings of the user. */
import { Hono } from 'hono';
import type { Caller } from '../world/access.ts';
import type { MeetingRecord, RecordingRecord } from '../world/meetings.ts';
import { invalidParameters, ServiceError } from '../world/service-error.ts';
import type { RouteEnv, Backend } from './backend.ts';
import { confIdOf, meetingContent, type Json } from './json.ts';
import { pageSize } from './query.ts';
import { authorized, callerOf, readBody } from './request.ts';

export function callRoutes(backend: Backend): Hono<RouteEnv> {
  const { world } = backend;
  const settings = new Map<string, Json>();
  const routes = meetingRoutes(backend);
  const settingsOf = (personId: string): Json => ({
    ...usualSettings,
    ...settings.get(personId),
    // [client: SS]
    companyPolicy: { user: { denyFeatures: { attachment: world.switches.files === 'denied' } } },
    _id: personId,
  });

  // [client: SS:sdk:1176, LT]
  routes.get('/users/me/settings', authorized(backend), (context) =>
    context.json({ data: [settingsOf(context.get('person').id)] }),
  );

  // [doc: D/api/users/users_me_settings_id] Only known fields change.
  routes.post('/users/me/settings/:id', authorized(backend), async (context) => {
    const { id } = context.get('person');
    if (context.req.param('id') !== id)
      throw new ServiceError(404, 'not.found', 'There are no such settings.');
    const changes = Object.entries(await readBody(context));
    if (changes.some(([name]) => !Object.hasOwn(usualSettings, name)))
      throw invalidParameters('A setting is not known.');
    settings.set(id, { ...settings.get(id), ...Object.fromEntries(changes) });
    return context.json({ data: [settingsOf(id)] });
  });

  // [client: LT, BS, SS] The token is opaque to everything but the media SDK.
  routes.get('/mediasessions/mpaas/token/:spaceId', authorized(backend), (context) => {
    const space = world.access.read(callerOf(context), context.req.param('spaceId'));
    const { token, sessionId } = world.meetings.issueToken(context.get('person').id, space.id);
    return context.json({ token, sessionId, confId: confIdOf(space.id) });
  });

  // [client: BS]
  routes.get('/confnumbers', authorized(backend), (context) =>
    context.json({
      data: [
        { description: 'Austria', number: '+4312345678' },
        { description: 'United States', number: '+15555550100' },
      ],
    }),
  );

  return routes;
}

/** [client: SS, BS, LT] */
function meetingRoutes(backend: Backend): Hono<RouteEnv> {
  const { world } = backend;
  const { meetings } = world;
  const routes = hostRoutes(backend);

  // 404 means that no meeting is running.
  routes.get('/spaces/:spaceId/activemeeting', authorized(backend), (context) => {
    const { id } = world.access.read(callerOf(context), context.req.param('spaceId'));
    const meeting = meetings.active(id);
    if (meeting === undefined) throw new ServiceError(404, 'not.found', 'No meeting is running.');
    const content = meetingContent(meeting, world.switches.activeMeetingDetails);
    return context.json({ _id: meeting.id, content });
  });

  routes.get('/spaces/:spaceId/meetings', authorized(backend), (context) => {
    const { id } = world.access.read(callerOf(context), context.req.param('spaceId'));
    const past = meetings.past(id).slice(0, pageSize(context, 30, 50));
    return context.json({
      data: past.map((meeting) => ({ _id: meeting.id, content: meetingContent(meeting, true) })),
    });
  });

  // A raised hand asks for permission to unmute.
  routes.post(
    '/spaces/:spaceId/meetings/:meetingId/attendees/raisedhands',
    authorized(backend),
    (context) => {
      const caller = callerOf(context);
      const { spaceId, meetingId } = context.req.param();
      world.access.read(caller, spaceId);
      meetings.setHand(meetings.running(spaceId, meetingId), caller.person.id, 'requested');
      return context.json({});
    },
  );

  // People lower their own hand, and hosts any hand.
  routes.post(
    '/spaces/:spaceId/meetings/:meetingId/attendees/raisedhands/lower',
    authorized(backend),
    async (context) => {
      const caller = callerOf(context);
      const { spaceId, meetingId } = context.req.param();
      const { attendeeId = caller.person.id } = await readBody(context);
      if (attendeeId !== caller.person.id) checkHost(backend, caller, spaceId);
      world.access.read(caller, spaceId);
      meetings.setHand(meetings.running(spaceId, meetingId), String(attendeeId), 'rejected');
      return context.json({});
    },
  );

  // People report their own state, and hosts mute others.
  routes.post(
    '/spaces/:spaceId/meetings/:meetingId/attendees/:type/:personId/mediastate',
    authorized(backend),
    async (context) => {
      const caller = callerOf(context);
      const { spaceId, meetingId, personId } = context.req.param();
      const state = await readBody(context);
      world.access.read(caller, spaceId);
      if (personId !== caller.person.id) {
        checkHost(backend, caller, spaceId);
        if (state['audio'] !== false) throw invalidParameters('Others can only be muted.');
      }
      meetings.setMediaState(meetings.running(spaceId, meetingId), personId, state);
      return context.json({});
    },
  );

  return routes;
}

/** What only hosts may do. */
function hostRoutes(backend: Backend): Hono<RouteEnv> {
  const { meetings } = backend.world;
  const routes = new Hono<RouteEnv>();
  const base = '/spaces/:spaceId/meetings/:meetingId';

  const asHost = (caller: Caller, spaceId: string, meetingId: string): MeetingRecord => {
    checkHost(backend, caller, spaceId);
    return meetings.running(spaceId, meetingId);
  };

  routes.post(`${base}/end`, authorized(backend), (context) => {
    const { spaceId, meetingId } = context.req.param() as MeetingPath;
    meetings.end(asHost(callerOf(context), spaceId, meetingId));
    return context.json({});
  });

  routes.post(`${base}/muteall`, authorized(backend), async (context) => {
    const { spaceId, meetingId } = context.req.param() as MeetingPath;
    const { exclusionList } = await readBody(context);
    const excluded = Array.isArray(exclusionList) ? exclusionList : [];
    const ids = excluded.map((one) => String((one as Json | null)?.['attendeeId']));
    const caller = callerOf(context);
    meetings.muteAll(asHost(caller, spaceId, meetingId), caller.person, ids);
    return context.json({});
  });

  routes.post(`${base}/attendees/raisedhands/accept`, authorized(backend), async (context) => {
    const { spaceId, meetingId } = context.req.param() as MeetingPath;
    const { attendeeId } = await readBody(context);
    meetings.setHand(asHost(callerOf(context), spaceId, meetingId), String(attendeeId), 'granted');
    return context.json({});
  });

  routes.post(`${base}/recordings`, authorized(backend), (context) => {
    const { spaceId, meetingId } = context.req.param() as MeetingPath;
    const caller = callerOf(context);
    const meeting = asHost(caller, spaceId, meetingId);
    return context.json(recordingAnswer(meetings.startRecording(meeting, caller.person)));
  });

  routes.post(`${base}/recordings/:recordingId/stop`, authorized(backend), (context) => {
    const { spaceId, meetingId } = context.req.param() as MeetingPath;
    const caller = callerOf(context);
    const meeting = asHost(caller, spaceId, meetingId);
    const recordingId = String(context.req.param('recordingId'));
    return context.json(recordingAnswer(meetings.stopRecording(meeting, caller.person, recordingId)));
  });

  return routes;
}

type MeetingPath = { spaceId: string; meetingId: string };

/** The id of the recording is at `data[0].content.recordings[0]._id`. [client: SS] */
function recordingAnswer({ id }: RecordingRecord): Json {
  return { data: [{ content: { recordings: [{ _id: id }] } }] };
}

/** Direct spaces have no admin, so both people are hosts there. @throws {ServiceError} */
function checkHost({ world }: Backend, caller: Caller, spaceId: string): void {
  const space = world.access.read(caller, spaceId);
  const role = world.access.roleOf(caller.person, space);
  const isEnough = world.switches.meetingHosts === 'members' ? role !== 'guest' : role === 'admin';
  if (!isEnough && space.type !== 'direct')
    throw new ServiceError(403, 'access.denied', 'Only hosts may do this.');
}

/** The sample of the documentation [doc: D/api/users/users_me_settings_id]. */
const usualSettings: Json = {
  muteaudio: false,
  mutevideo: false,
  disableAutoJoin: false,
  disablePreviewWhenJoin: false,
  disableNoiseReductionOnJoin: false,
  dNotif: 'all',
  dANotif: 'vibes',
  mNotif: 'all',
  mANotif: 'vibes',
  autoAcceptInvite: 'none',
  showFeatureTipsOnStartUp: true,
  homeFlavorUrls: {},
};
