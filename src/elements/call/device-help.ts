/** What is wrong with a microphone, camera or speaker, and what the user can do about it in their browser. Pure. */
import type { DeviceProblem } from '../../stores/call/call-devices.ts';
import type { MediaDeviceKind } from '../../stores/call/media-engine.ts';
import type { DeviceHelp, StageStrings } from './stage.strings.ts';

/** Where the user allows a device: that differs between browsers. */
export function permissionHelp(userAgent: string): DeviceHelp {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
  if (userAgent.includes('Firefox/')) return 'firefox';
  if (userAgent.includes('Android')) return 'android';
  return /Chrom(?:e|ium)\//.test(userAgent) ? 'chromium' : 'safari';
}

/** The error of `getUserMedia` by what the user can do about it. */
export function problemOfError(error: unknown): DeviceProblem {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'in-use';
    default:
      return 'unsupported';
  }
}

/** Why a browser has refused a device: Chromium says in the message that the system has. */
export function refusalHelp(kind: MediaDeviceKind, error: unknown): DeviceHelp {
  if (error instanceof DOMException && /by system/i.test(error.message)) return 'system';
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } };
  if (featurePolicy?.allowsFeature(kind) === false) return 'frame';
  return permissionHelp(navigator.userAgent);
}

/** What is wrong, and what helps. */
export function deviceSentence(
  strings: StageStrings,
  kind: MediaDeviceKind,
  problem: DeviceProblem,
  error?: unknown,
): string {
  const help = problem === 'refused' ? refusalHelp(kind, error) : problem;
  return `${strings.problems[problem](kind)} ${strings.help[help]}`;
}
