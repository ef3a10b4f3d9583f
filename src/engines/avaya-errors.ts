/** What the errors of the Avaya media SDK mean for the user. */
import { MediaError, type MediaErrorCode, type MediaEvents } from '../stores/call/media-engine.ts';

/** The values of `CallException.getError()`. [doc: media-sdk §3.9] */
const codes: Readonly<Record<string, MediaErrorCode>> = {
  SESSION_ID_NOT_FOUND: 'session-expired',
  SESSION_ID_ALREADY_CONNECTED: 'session-in-use',
  DEVICES_NOT_FOUND: 'no-microphone',
  MICROPHONE_NOT_FOUND: 'no-microphone',
  CAMERA_NOT_FOUND: 'no-camera',
  SPEAKERS_NOT_FOUND: 'no-speaker',
  // The browser refused a device, or another program uses it.
  MEDIA_CREATION_FAILURE: 'permission',
  MEDIA_START_FAILURE: 'permission',
  AUTHENTICATION_ERROR: 'registration',
  NOT_REGISTERED: 'registration',
  NOT_AUTHORIZED: 'not-allowed',
  NOT_LICENSED: 'not-allowed',
  CAPABILITY_NOT_ALLOWED: 'not-allowed',
  VIDEO_DENIED: 'not-allowed',
  WEBRTC_NOT_SUPPORTED: 'unsupported',
  CODEC_MISMATCH: 'unsupported',
  VIDEO_ONLY_CALL_NOT_SUPPORTED: 'unsupported',
  VIDEO_DEESCALATION_NOT_SUPPORTED: 'unsupported',
  TIMEOUT: 'network',
  SEND_ERROR: 'network',
  TRANSPORT_ERROR: 'network',
  SERVICE_UNAVAILABLE: 'network',
  SERVICE_TEMPORARILY_UNAVAILABLE: 'network',
  TCP_TLS_TURN_NOT_SUPPORTED: 'network',
  // The signalling is lost for good, and only the media went on.
  MEDIA_PRESERVED: 'network',
  CALL_STATE_MISMATCH: 'busy',
  IN_PROGRESS: 'busy',
  MUTE_STATE_MISMATCH: 'busy',
  SERVER_ERROR: 'internal',
  INTERNAL_ERROR: 'internal',
};

/** The values of `CallEndEvent.getReason()`. [doc: media-sdk §3.9] */
const reasons: Readonly<Record<string, MediaEvents['ended']['reason']>> = {
  CALL_ENDED_LOCALLY: 'left',
  // The other side hung up, and that is the media service. [inferred]
  CALL_DISCONNECTED: 'meeting-ended',
  CONFERENCE_TERMINATED: 'meeting-ended',
  DISCONNECTED_BY_CONFERENCE_MODERATOR: 'ended-by-host',
};

/** The error for whatever the SDK throws or rejects with. Its texts are for developers. [doc: AR index] */
export function mediaErrorOf(problem: unknown): MediaError {
  if (problem instanceof MediaError) return problem;
  const code = codeOf(problem);
  const known = Object.hasOwn(codes, code) ? codes[code] : undefined;
  return new MediaError(known ?? 'internal', { cause: problem });
}

/** Why a call is over. Other reasons are losses of the connection. */
export function endReasonOf(event: { getReason?(): string } | undefined): MediaEvents['ended']['reason'] {
  const reason = event?.getReason?.() ?? '';
  return (Object.hasOwn(reasons, reason) ? reasons[reason] : undefined) ?? 'network';
}

function codeOf(problem: unknown): string {
  if (typeof problem !== 'object' || problem === null) return '';
  const { getError } = problem as { getError?: unknown };
  // A user who closes the picker of a screen, or refuses it. [doc: media-capture]
  if (problem instanceof DOMException && problem.name === 'NotAllowedError') return 'MEDIA_CREATION_FAILURE';
  return typeof getError === 'function' ? String(getError.call(problem)) : '';
}
