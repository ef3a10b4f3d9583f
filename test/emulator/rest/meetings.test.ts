import { expect } from '@open-wc/testing';
import { startWorld, type World } from '../../support/world.ts';
import { dataOf, guestInside, rest, user, type Answer } from '../rest.ts';

describe('The REST calls of meetings', () => {
  let world: World;
  let meetingId: string;

  const as = async (who: string, path: string, body?: unknown): Promise<Answer> =>
    rest(world, `/api/spaces/${world.space}/${path}`, {
      token: await user(world, who),
      ...(body !== undefined && { body }),
    });
  const meeting = async (): Promise<Record<string, unknown>> =>
    (await as('ada', 'activemeeting')).body['content'] as Record<string, unknown>;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'call', what: 'join', who: 'ada' });
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    meetingId = String((await as('ada', 'activemeeting')).body['_id']);
  });
  afterEach(() => world.stop());

  it('list who is in, and afterwards the past meetings', async () => {
    const { attendees, endTime } = await meeting();
    expect(endTime).to.equal(null);
    expect((attendees as { displayname: string }[]).map(({ displayname }) => displayname)).to.deep.equal([
      'Ada Moreno',
      'Ben Okafor',
    ]);
    expect(
      (await as('ada', `meetings/${meetingId}/end`, { spaceId: world.space, meetingId })).status,
    ).to.equal(200);
    expect((await as('ada', 'activemeeting')).status).to.equal(404);
    const [past] = dataOf(await as('ada', 'meetings?size=5'));
    expect(past).to.include({ _id: meetingId });
    expect(past?.['content']).to.have.property('meetingStatus', 'inactive');
  });

  it('let only hosts end it, mute others and record', async () => {
    const paths = [
      `meetings/${meetingId}/end`,
      `meetings/${meetingId}/muteall`,
      `meetings/${meetingId}/recordings`,
    ];
    for (const path of paths) expect((await as('ben', path, {})).status, path).to.equal(403);
    await world.control({ do: 'switch', set: { meetingHosts: 'members' } });
    expect((await as('ben', `meetings/${meetingId}/muteall`, { exclusionList: [] })).status).to.equal(200);
    const token = await guestInside(world);
    const path = `/api/spaces/${world.space}/meetings/${meetingId}/muteall`;
    expect((await rest(world, path, { token, body: {} })).status).to.equal(403);
    expect((await as('ben', 'meetings/unknown/muteall', {})).status).to.equal(404);
  });

  it('start and stop recordings', async () => {
    const { body } = await as('ada', `meetings/${meetingId}/recordings`, {});
    const [item] = body['data'] as { content: { recordings: { _id: string }[] } }[];
    const id = item?.content.recordings[0]?._id;
    expect((await meeting())['recordings']).to.have.nested.property('[0].endTime', null);
    const stop = `meetings/${meetingId}/recordings/${id}/stop`;
    expect((await as('ada', stop, {})).status).to.equal(200);
    expect((await as('ada', stop, {})).status).to.equal(404);
  });

  it('raise, accept and lower hands', async () => {
    const hands = `meetings/${meetingId}/attendees/raisedhands`;
    const ben = ((await meeting())['attendees'] as { _id: string }[])[1]?._id;
    const attendee = { attendeeId: ben, attendeeType: 'user' };
    const raised = async (): Promise<unknown> =>
      ((await meeting())['attendees'] as { requestedPermissions: unknown[] }[])[1]?.requestedPermissions;
    await as('ben', hands, { requestedPermissions: ['PERMISSION_UNMUTE'] });
    expect(await raised()).to.deep.equal(['PERMISSION_UNMUTE']);
    expect((await as('chiara', `${hands}/accept`, attendee)).status).to.equal(403);
    await as('ada', `${hands}/accept`, { ...attendee, grantedPermissions: ['PERMISSION_UNMUTE'] });
    expect(await raised()).to.deep.equal([]);
    await as('ben', hands, { requestedPermissions: ['PERMISSION_UNMUTE'] });
    await as('ben', `${hands}/lower`, { ...attendee, rejectedPermissions: ['PERMISSION_UNMUTE'] });
    expect(await raised()).to.deep.equal([]);
  });

  it('let hosts mute one person, but not unmute them', async () => {
    const [ada, ben] = (await meeting())['attendees'] as { _id: string }[];
    const path = (one: { _id: string } | undefined) =>
      `meetings/${meetingId}/attendees/user/${one?._id}/mediastate`;
    expect((await as('ada', path(ben), { audio: false })).status).to.equal(200);
    expect((await as('ada', path(ben), { audio: true })).status).to.equal(400);
    expect((await as('ben', path(ada), { audio: false })).status).to.equal(403);
    expect((await as('ben', path(ben), { audio: true, mdsrvSessionId: 'm' })).status).to.equal(200);
  });
});
