/** The control actions of meetings and of calls between two people: what the seeded people do. */
import { absentDevice, type MeetingRecord } from '../world/meetings.ts';
import { idOf, personOf, spaceOf } from './world-actions.ts';
import type { ControlHost, Handlers } from './actions.ts';

export function callControls(host: ControlHost): Handlers<'call' | 'ring' | 'directSpace' | 'media'> {
  const { backend, channel, media } = host;
  const { world, faults } = backend;
  const { meetings } = world;
  return {
    call: ({ what, who = 'ada', on = true, space }) => {
      const { id: spaceId } = spaceOf(host, space);
      const person = personOf(host, who);
      if (what === 'join') {
        meetings.join(person, spaceId, absentDevice, true);
        return {};
      }
      const meeting = runningIn(host, spaceId);
      if (what === 'leave') meetings.leave(person.id, spaceId);
      if (what === 'end') meetings.end(meeting);
      if (what === 'mute') meetings.setMediaState(meeting, person.id, { audio: false });
      if (what === 'tracks') meetings.setMediaState(meeting, person.id, { audio: on });
      if (what === 'hand') meetings.setHand(meeting, person.id, on ? 'requested' : 'rejected');
      if (what === 'record') record(host, meeting, on);
      return { id: meeting.id };
    },
    ring: ({ what, who, space }) => {
      channel.ring(personOf(host, who), spaceOf(host, space).id, `space.call.${what}`);
    },
    directSpace: ({ who, with: other }) => {
      const { id } = world.direct.open(personOf(host, who), 'user', personOf(host, other).id);
      return { space: id };
    },
    media: (action) => {
      if (action.what === 'fail')
        faults.failMedia(action.error, action.times === 'all' ? Infinity : action.times);
      if (action.what === 'cut') media.cut(action.ms);
      if (action.what === 'devices') return { devices: media.devices };
      if (action.what !== 'end') return {};
      const personId = idOf(host, action.who);
      media.end(action.reason, ({ owner }) => personId === undefined || owner.personId === personId);
      return {};
    },
  };
}

function record({ backend: { world } }: ControlHost, meeting: MeetingRecord, on: boolean): void {
  if (on) {
    world.meetings.startRecording(meeting, meeting.starter);
    return;
  }
  for (const { id, ended } of meeting.recordings)
    if (ended === undefined) world.meetings.stopRecording(meeting, meeting.starter, id);
}

function runningIn({ backend: { world } }: ControlHost, spaceId: string): MeetingRecord {
  const meeting = world.meetings.active(spaceId);
  if (meeting === undefined) throw new Error('No meeting is running.');
  return meeting;
}
