import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  readActiveMeeting,
  readCallEvent,
  readDialInCode,
  readDialInNumbers,
  readMediaToken,
  tracksPayload,
} from '../../src/protocol/call.ts';
import type { Person } from '../../src/protocol/person.ts';
import { property } from '../support/property.ts';
import { sample } from './fixtures/samples.ts';

const mira: Person = {
  id: '65f3a1d27be04c918a6d3f10',
  name: 'Mira Holt',
  username: 'mira.holt@garden.example',
  picture: undefined,
  kind: 'user',
};
const spaceId = '65f3b4e8190c7a42d6b85e20';

describe('The readers of calls', () => {
  it('read the running meeting', async () => {
    expect(readActiveMeeting(await sample('activemeeting', 'response'))).to.deep.equal({
      id: '65f41b6f8d03a72c94e51b70',
      since: Date.parse('2025-03-15T08:30:00.000Z'),
      attendees: [{ person: mira, hasHandRaised: undefined }],
      recordings: undefined,
    });
    expect(readActiveMeeting({ _id: 'm1', content: { endTime: '2025-03-15T09:00:00Z' } })).to.equal(
      undefined,
    );
  });

  it('read the media token, the numbers to dial in with and the code', async () => {
    expect(readMediaToken(await sample('mpaas-token', 'response'))).to.deep.equal({
      token: 'opaque-media-context',
      sessionId: '7c41',
    });
    expect(readDialInNumbers(await sample('confnumbers', 'response'))).to.deep.equal([
      { country: 'Austria', number: '+14821193050' },
    ]);
    expect(readDialInNumbers({ data: [{ number: 'javascript:alert(1)' }, { number: 7 }] })).to.deep.equal([]);
    expect(readDialInCode(await sample('space-join', 'response'))).to.match(/^\d+$/);
    expect(readDialInCode({ settings: { confId: '12;ext=1' } })).to.equal('');
  });

  it('read the events of a meeting', async () => {
    const name = 'socket-media-session-response';
    const started = readCallEvent(await sample(name, 'payload_meeting_started'));
    expect(started).to.deep.include({
      kind: 'started',
      spaceId,
      meetingId: '65f41b6f8d03a72c94e51b70',
      isByService: true,
    });
    expect(readCallEvent(await sample(name, 'payload_attendee_added'))).to.deep.equal({
      kind: 'joined',
      spaceId,
      meetingId: '',
      isByService: true,
      person: mira,
    });
    expect(readCallEvent(await sample(name, 'payload_all_muted'))).to.deep.include({
      kind: 'all-muted',
      except: ['65f3a1d27be04c918a6d3f11'],
    });
    expect(readCallEvent(await sample(name, 'payload_permission'))).to.deep.include({
      kind: 'hand',
      personId: '65f3a1d27be04c918a6d3f11',
      isRaised: true,
    });
    expect(readCallEvent(await sample('socket-media-tracksstatus', 'payload_v11'))).to.deep.include({
      kind: 'media',
      person: mira,
      media: {
        connected: true,
        audio: false,
        video: true,
        screenshare: undefined,
        sessionId: 'media-31',
      },
      source: 'tracks',
      isByService: false,
    });
  });

  it('never throw, and read at most 1,000 attendees', () => {
    const anyPayload = fc.oneof(
      fc.anything({ withNullPrototype: true }),
      fc.record(
        {
          category: fc.constantFrom('tracksstatus', 'app.event.meeting.started', 'space.call.offer', 'x'),
          topicId: fc.oneof(fc.constant(spaceId), fc.anything()),
          messageId: fc.anything(),
          sender: fc.anything(),
          content: fc.anything(),
        },
        { requiredKeys: [] },
      ),
    );
    property(
      fc.property(anyPayload, (payload) => {
        readCallEvent(payload);
        readActiveMeeting(payload);
        readMediaToken(payload);
        readDialInNumbers(payload);
        readDialInCode(payload);
      }),
    );
    const attendees = Array.from({ length: 5_000 }, (_, number) => ({ _id: `p${number}` }));
    expect(readActiveMeeting({ _id: 'm1', content: { attendees } })?.attendees).to.have.length(1_000);
  });

  it('count a person who is listed twice once', () => {
    const attendees = [{ _id: 'p1' }, { _id: 'p1', displayname: 'Mira' }];
    expect(readActiveMeeting({ _id: 'm1', content: { attendees } })?.attendees).to.have.length(1);
  });
});

describe('The payloads of calls', () => {
  it('have the shape of the samples', async () => {
    const report = { connected: true, audio: false, video: true, screenshare: false };
    const media = { ...report, phone: false, selfMuted: true };
    const joined = '2025-03-15T08:30:00.000Z';
    const tracks = tracksPayload({ spaceId, me: mira, sessionId: '7c41', joined, media });
    const wanted = (await sample('socket-media-tracksstatus', 'payload_v11')) as Record<string, object>;
    const { created: _, ...known } = wanted;
    expect(tracks).to.include.keys(Object.keys(known));
    expect(readCallEvent(tracks)).to.deep.include({ kind: 'media', media: { ...report, sessionId: '7c41' } });
  });
});
