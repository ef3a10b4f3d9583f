import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { CallEvent } from '../../../src/protocol/call.ts';
import type { Person } from '../../../src/protocol/person.ts';
import {
  applyAnswer,
  applyCallEvent,
  emptyView,
  isDeserted,
  type MeetingView,
} from '../../../src/stores/call/meeting.ts';
import { property } from '../../support/property.ts';

const spaceId = '65f3b4e8190c7a42d6b85e20';
const names = ['Ada', 'Ben', 'Cy', 'Di', 'Ed'];

const person = (name: string): Person => ({
  id: `id-${name}`,
  name,
  username: '',
  picture: undefined,
  kind: 'user',
});

const base = (meetingId: string, isByService = true) => ({ spaceId, meetingId, isByService });

const started = (meetingId = 'm1', since = 1): CallEvent => ({
  ...base(meetingId),
  kind: 'started',
  meeting: { id: meetingId, since, attendees: [], recordings: undefined },
});
const ended = (meetingId = 'm1', isByService = true): CallEvent => ({
  ...base(meetingId, isByService),
  kind: 'ended',
});
const joins = (name: string, meetingId = 'm1'): CallEvent => ({
  ...base(meetingId),
  kind: 'joined',
  person: person(name),
});
const leaves = (name: string, meetingId = 'm1'): CallEvent => ({
  ...base(meetingId),
  kind: 'left',
  person: person(name),
});

function play(events: readonly CallEvent[], from: MeetingView = emptyView) {
  let view = from;
  let isInDoubt = false;
  for (const each of events) {
    const change = applyCallEvent(view, each);
    view = change.view;
    isInDoubt ||= change.isInDoubt;
  }
  return { view, isInDoubt, people: peopleOf(view) };
}

function peopleOf({ meeting }: MeetingView): string[] | undefined {
  return meeting?.attendees.map(({ person: { name } }) => name).sort();
}

describe('What is known about a meeting', () => {
  it('is the same after its events in any order and with duplicates', () => {
    const story = fc
      .record({
        joined: fc.subarray(names),
        left: fc.subarray(names),
        isOver: fc.boolean(),
        order: fc.infiniteStream(fc.nat()),
        duplicates: fc.array(fc.nat(), { maxLength: 10 }),
      })
      .map(({ joined, left, isOver, order, duplicates }) => {
        const gone = left.filter((name) => joined.includes(name));
        const all = [started(), ...joined.map((name) => joins(name)), ...gone.map((name) => leaves(name))];
        if (isOver) all.push(ended());
        const repeated = duplicates.flatMap((at) => all[at % all.length] ?? []);
        const events = [...all, ...repeated]
          .map((each) => ({ each, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each);
        const people = joined.filter((name) => !gone.includes(name)).sort();
        return { events, people: isOver ? undefined : people };
      });
    property(
      fc.property(story, ({ events, people }) => {
        expect(play(events).people).to.deep.equal(people);
      }),
    );
  });

  it('is in doubt, or right, after any events of which some were lost or came in another order', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('join', 'leave', 'end'), fc.constantFrom(...names)), {
      maxLength: 12,
    });
    const fate = fc.constantFrom('heard', 'heard', 'heard', 'twice', 'late');
    property(
      fc.property(steps, fc.array(fate, { minLength: 60, maxLength: 60 }), (script, fates) => {
        const { events, people } = tell(script);
        const heard: CallEvent[] = [];
        const late: CallEvent[] = [];
        events.forEach((each, at) => {
          const what = fates[at] ?? 'heard';
          (what === 'late' ? late : heard).push(each);
          if (what === 'twice') heard.push(each);
        });
        const outcome = play([...heard, ...late]);
        const isUncertain = outcome.isInDoubt || isDeserted(outcome.view);
        if (!isUncertain) expect(outcome.people).to.deep.equal(people);
      }),
    );
  });

  it('is what the service answers, whatever was known before', () => {
    const before = play([started('m0'), joins('Ada', 'm0'), leaves('Ben', 'm0')]).view;
    const answer = {
      id: 'm1',
      since: 5,
      attendees: [{ person: person('Ben'), hasHandRaised: true }],
      recordings: ['r1'],
    };
    const view = applyAnswer(before, answer);
    expect(view.meeting).to.deep.equal({
      id: 'm1',
      since: 5,
      isRecorded: true,
      attendees: [
        {
          person: person('Ben'),
          microphone: undefined,
          camera: undefined,
          isSharing: false,
          hasHandRaised: true,
        },
      ],
    });
    expect(applyAnswer(view, undefined).meeting).to.equal(undefined);
  });

  it('keeps what clients have reported of their devices when the service answers', () => {
    const media = { connected: true, audio: true, video: false, screenshare: undefined, sessionId: '' };
    const heard = play([
      started(),
      joins('Ada'),
      { ...base('', false), kind: 'media', source: 'tracks', person: person('Ada'), media },
    ]);
    const answer = {
      id: 'm1',
      since: 1,
      attendees: [{ person: person('Ada'), hasHandRaised: undefined }],
      recordings: undefined,
    };
    const [ada] = applyAnswer(heard.view, answer).meeting?.attendees ?? [];
    expect(ada).to.include({ microphone: true, camera: false, isSharing: false });
  });

  it('keeps the picture of a person when the service answers without it', () => {
    const picture = 'https://faces.example/ada.png';
    const joined = { ...base('m1'), kind: 'joined', person: { ...person('Ada'), picture } } as const;
    const attendees = [{ person: person('Ada'), hasHandRaised: undefined }];
    const answer = { id: 'm1', since: 1, attendees, recordings: undefined };
    const { meeting } = applyAnswer(play([started(), joined]).view, answer);
    expect(meeting?.attendees[0]?.person.picture).to.equal(picture);
  });

  it('does not change by the end of another meeting, or by an old answer about one that has ended', () => {
    const { view } = play([started('m2', 2), joins('Ada', 'm2'), ended('m1')]);
    expect(view.meeting?.id).to.equal('m2');
    const over = play([ended('m2')], view).view;
    const answer = { id: 'm2', since: 2, attendees: [], recordings: undefined };
    expect(applyAnswer(over, answer).meeting).to.equal(undefined);
  });

  it('is in doubt when a person is added twice, because that may report that they have left', () => {
    expect(play([started(), joins('Ada'), joins('Ada')])).to.deep.include({
      people: ['Ada'],
      isInDoubt: true,
    });
  });

  it('is in doubt when a client, not the service, says that a meeting has begun or ended', () => {
    expect(play([started(), joins('Ada'), ended('m1', false)])).to.deep.include({
      people: ['Ada'],
      isInDoubt: true,
    });
  });

  it('says that it is recorded while one recording runs', () => {
    const recording = (recordingId: string, isRunning: boolean): CallEvent => ({
      ...base('m1'),
      kind: 'recording',
      recordingId,
      isRunning,
    });
    const both = play([started(), recording('r1', true), recording('r2', true), recording('r1', false)]);
    expect(both.view.meeting?.isRecorded).to.equal(true);
    expect(play([recording('r2', false)], both.view).view.meeting?.isRecorded).to.equal(false);
  });
});

/** The events of a script, and who is in the meeting at its end. */
function tell(script: readonly (readonly [string, string])[]) {
  const events: CallEvent[] = [];
  let number = 0;
  let inside: Set<string> | undefined;
  for (const [what, name] of script) {
    const id = `m${number}`;
    if (what === 'join' && inside === undefined) {
      number += 1;
      inside = new Set([name]);
      events.push(started(`m${number}`, number), joins(name, `m${number}`));
    } else if (what === 'join' && inside && !inside.has(name)) {
      inside.add(name);
      events.push(joins(name, id));
    } else if (what === 'leave' && inside?.delete(name)) events.push(leaves(name, id));
    else if (what === 'end' && inside) {
      inside = undefined;
      events.push(ended(id));
    }
  }
  return { events, people: inside && [...inside].sort() };
}
