/** A call as elements see it: the meeting of a space or a call with one person, its states, which are plain data, and its methods. */
import type { ReadableAtom } from 'nanostores';
import type { DialIn } from '../../protocol/call.ts';
import type { Person } from '../../protocol/person.ts';
import type { Role } from '../../protocol/space.ts';
import type { Failure } from '../failure.ts';
import type { CallEngine, MediaErrorCode } from './media-engine.ts';

/** The running meeting of a space, as the service reports it. */
export interface Meeting {
  readonly id: string;
  /** Ms since epoch; undefined if the service does not say. */
  readonly since: number | undefined;
  /** In the order in which they joined; with the user, once they are in. */
  readonly attendees: readonly Attendee[];
  /** Recordings that are running. */
  readonly isRecorded: boolean;
}

export interface Attendee {
  readonly person: Person;
  /** Undefined while their client has not reported it. */
  readonly microphone: boolean | undefined;
  readonly camera: boolean | undefined;
  readonly isSharing: boolean;
  readonly hasHandRaised: boolean;
}

/** What the user's own devices do. */
export interface OwnMedia {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly isSharing: boolean;
  readonly hasHandRaised: boolean;
  /** A host has muted the user, who has not unmuted since. */
  readonly isMutedByHost: boolean;
  /** The devices that the user wanted and joined without, and why they could not be used. */
  readonly denied?: Readonly<Partial<Record<'microphone' | 'camera', MediaErrorCode>>>;
}

export type CallState =
  /** No one is in the call, or that is not known. `known`: the service said so. */
  | { readonly step: 'none'; readonly known: boolean }
  /** A meeting is running, and the user is not in it here. */
  | { readonly step: 'live'; readonly meeting: Meeting }
  /** The user looks at their camera and microphone before joining. */
  | { readonly step: 'checking'; readonly meeting: Meeting | undefined }
  | { readonly step: 'joining'; readonly meeting: Meeting | undefined }
  | { readonly step: 'in-call'; readonly meeting: Meeting | undefined; readonly own: OwnMedia }
  /** The user is still in, but the connection of the call is lost; it comes back by itself or fails. */
  | { readonly step: 'reconnecting'; readonly meeting: Meeting | undefined; readonly own: OwnMedia }
  /** A direct call that no one has answered yet. `person`: the other one. `until`: ms since epoch when it stops ringing. */
  | {
      readonly step: 'ringing';
      readonly direction: 'incoming' | 'outgoing';
      readonly person: Person;
      readonly until: number;
    }
  | { readonly step: 'ended'; readonly reason: CallEnd; readonly person?: Person | undefined }
  /** `mediaCode`: what the engine reported, if it was the engine. `refusal`: why the user cannot call the person. */
  | {
      readonly step: 'failed';
      readonly failure: Failure;
      readonly mediaCode?: MediaErrorCode | undefined;
      readonly refusal?: CallRefusal | undefined;
    };

/** No account has the address; or the service does not let the two talk. */
export type CallRefusal = 'no-person' | 'no-direct';

/** Why the user is no longer in the call, or why a direct call did not come about. */
export type CallEnd =
  | 'left'
  | 'ended-by-host'
  | 'meeting-ended'
  | 'removed'
  | 'declined'
  | 'cancelled'
  | 'busy'
  | 'no-answer'
  | 'not-reachable'
  /** Another tab or device of the user has answered or declined. */
  | 'answered-elsewhere';

/** Whose call it is. */
export type CallTarget =
  { readonly kind: 'space'; readonly spaceId: string } | { readonly kind: 'person'; readonly person: string };

/** A call. Its methods never throw or reject: failures are states. */
export interface Call {
  readonly $call: ReadableAtom<CallState>;
  /** The space of the call; undefined while the one with a person is not known. */
  readonly spaceId: string | undefined;
  /** The user's role in the space, if known: hosts may mute others. */
  readonly role: Role | undefined;
  /** Starts or joins; calls the person in a direct call. Resolves when the user is in, or when it failed. */
  join(wish: { readonly microphone: boolean; readonly camera: boolean }): Promise<void>;
  /** Leaves; cancels a call that rings. */
  leave(reason?: CallEnd): Promise<void>;
  /** Answers an incoming call. */
  accept(): Promise<void>;
  decline(): Promise<void>;
  /** This and the next two resolve with what the engine reports if it failed; then the device stays as it was. */
  setMicrophone(on: boolean): Promise<MediaErrorCode | undefined>;
  setCamera(on: boolean): Promise<MediaErrorCode | undefined>;
  setShare(on: boolean): Promise<MediaErrorCode | undefined>;
  setHand(raised: boolean): Promise<void>;
  /** For hosts. Resolves with a failure if the service refused. */
  muteAll(): Promise<Failure | undefined>;
  mute(person: Person): Promise<Failure | undefined>;
  /** How to join by telephone; undefined if the service does not tell. */
  dialIn(): Promise<DialIn | undefined>;
  /** Asks the service again instead of waiting. */
  retry(): void;
}

/** A call that several elements show. */
export interface SharedCall extends Call {
  /** What carries the media when the user joins. Without it, `join` does nothing. */
  engine(): CallEngine | undefined;
  /** Asks the service which meeting is running, instead of waiting for a sign of one. */
  ask(): void;
}
