/** REST requests of meetings: whether one is running, the media token, what hosts may do, raised hands and dial-in. */
import {
  readActiveMeeting,
  readDialInCode,
  readDialInNumbers,
  readMediaToken,
  type DialIn,
  type MediaToken,
  type MeetingAnswer,
} from '../protocol/call.ts';
import { formatPersonKind, type Person } from '../protocol/person.ts';
import { SpacesError } from './errors.ts';
import type { Http } from './http.ts';

/** Whose call it is: the space, and its PIN if it has one. */
export interface SpaceAccess {
  readonly spaceId: string;
  readonly pin: string | undefined;
}

/** Every method @throws {SpacesError}. [client: SS, BS, LT] */
export interface CallClient {
  /** The running meeting; undefined if there is none. */
  activeMeeting(space: SpaceAccess, signal?: AbortSignal): Promise<MeetingAnswer | undefined>;
  /** A new token, for one join of the meeting's media. */
  mediaToken(space: SpaceAccess, signal?: AbortSignal): Promise<MediaToken>;
  /** For hosts: ends the meeting for all. */
  end(space: SpaceAccess, meetingId: string): Promise<void>;
  /** For hosts: mutes all but these people. */
  muteAll(space: SpaceAccess, meetingId: string, except: readonly Person[]): Promise<void>;
  /** For hosts. */
  muteOne(space: SpaceAccess, meetingId: string, person: Person): Promise<void>;
  raiseHand(space: SpaceAccess, meetingId: string): Promise<void>;
  /** The user's own hand, or, for hosts, the hand of another person. */
  lowerHand(space: SpaceAccess, meetingId: string, person: Person): Promise<void>;
  dialIn(space: SpaceAccess): Promise<DialIn>;
}

const segment = encodeURIComponent;

export function createCallClient(http: Http): CallClient {
  const pathOf = ({ spaceId }: SpaceAccess): string => `/api/spaces/${segment(spaceId)}`;
  const post = async (space: SpaceAccess, path: string, body: object): Promise<void> => {
    const { pin } = space;
    await http({ method: 'POST', path: `${pathOf(space)}/meetings/${path}`, body, pin, read: () => true });
  };
  return {
    activeMeeting: (space, signal) => activeMeeting(http, `${pathOf(space)}/activemeeting`, space, signal),
    mediaToken: ({ spaceId, pin }, signal) =>
      http({ path: `/api/mediasessions/mpaas/token/${segment(spaceId)}`, pin, signal, read: readMediaToken }),
    end: (space, meetingId) =>
      post(space, `${segment(meetingId)}/end`, { spaceId: space.spaceId, meetingId }),
    muteAll: (space, meetingId, except) =>
      post(space, `${segment(meetingId)}/muteall`, { exclusionList: except.map(attendeeOf) }),
    muteOne: (space, meetingId, person) => {
      const { attendeeId, attendeeType } = attendeeOf(person);
      const attendee = `attendees/${attendeeType}/${segment(attendeeId)}`;
      return post(space, `${segment(meetingId)}/${attendee}/mediastate`, { audio: false });
    },
    raiseHand: (space, meetingId) =>
      post(space, `${segment(meetingId)}/attendees/raisedhands`, { requestedPermissions }),
    lowerHand: (space, meetingId, person) =>
      post(space, `${segment(meetingId)}/attendees/raisedhands/lower`, {
        rejectedPermissions: requestedPermissions,
        ...attendeeOf(person),
      }),
    dialIn: async (space) => {
      const [numbers, code] = await Promise.all([
        http({ path: '/api/confnumbers', read: readDialInNumbers }),
        http({ path: pathOf(space), pin: space.pin, read: readDialInCode }),
      ]);
      return { numbers, code };
    },
  };
}

async function activeMeeting(
  http: Http,
  path: string,
  { pin }: SpaceAccess,
  signal: AbortSignal | undefined,
): Promise<MeetingAnswer | undefined> {
  try {
    const read = (answer: unknown) => ({ meeting: readActiveMeeting(answer) });
    return (await http({ path, pin, signal, read })).meeting;
  } catch (error) {
    // The usual response if no meeting is running.
    if (error instanceof SpacesError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** What a raised hand asks for. */
const requestedPermissions = ['PERMISSION_UNMUTE'];

/** `user` in these requests, `userId` elsewhere. [client: SS, from `aType`] */
function attendeeOf(person: Person): { attendeeId: string; attendeeType: string } {
  return { attendeeId: person.id, attendeeType: formatPersonKind(person.kind) };
}
