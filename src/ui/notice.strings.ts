/** English sentences for what may go wrong between a visitor and the service. */
import type { Failure } from '../stores/failure.ts';

export interface NoticeStrings {
  readonly failures: Readonly<Record<Failure['code'], string>>;
  readonly tryAgain: string;
}

export const noticeStrings: NoticeStrings = {
  failures: {
    offline: 'You are offline. Check your connection, then try again.',
    unreachable: 'The service cannot be reached right now.',
    timeout: 'The service took too long to answer.',
    'rate-limited': 'There were too many requests. Please wait a moment.',
    'server-error': 'The service has a problem right now.',
    'bad-answer': 'The service gave an answer that could not be understood.',
    unauthorized: 'Your session is no longer valid.',
    forbidden: 'You are not allowed to do this.',
    'pin-required': 'This space asks for a PIN.',
    'not-found': 'This was not found. It may have been removed.',
    rejected: 'The service did not accept this.',
    'server-not-allowed': 'This page is not allowed to use that server.',
    'bad-configuration': 'This part of the page is not set up correctly.',
    'token-unavailable': 'The page could not sign you in.',
  },
  tryAgain: 'Try again',
};
