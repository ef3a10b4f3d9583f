/** The one error class of the package: thrown only by `api/`, caught only by stores, shown by elements. */
export class SpacesError extends Error {
  override readonly name = 'SpacesError';

  constructor(
    /** What went wrong, from a closed set. */
    readonly code: SpacesErrorCode,
    /**
     * `retryAfter`: milliseconds the server asked us to wait. `reason`: the server's own error code; where it sends
     * none, the one word of its text that tells, never the text.
     */
    readonly detail: {
      readonly retryAfter?: number;
      readonly reason?: string;
      readonly cause?: unknown;
    } = {},
  ) {
    super(sentences[code], { cause: detail.cause });
  }

  /** Also one of another copy of the package: a page may have two, or load one under two addresses. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'SpacesError';
  }

  /** The same call may succeed later without anybody changing anything. */
  get retryable(): boolean {
    return retryableCodes.has(this.code);
  }
}

export type SpacesErrorCode = keyof typeof sentences;

/** What went wrong, in plain English: for visitors as for logs. Other languages have theirs in `locales/`. */
export const sentences = {
  offline: 'You are offline. Check your connection.',
  unreachable: 'The service cannot be reached right now.',
  timeout: 'The service took too long to answer.',
  'rate-limited': 'Too many requests. Please wait a moment.',
  'server-error': 'The service has a problem right now.',
  'bad-answer': 'The service gave an answer that could not be understood.',
  unauthorized: 'Your session is no longer valid.',
  forbidden: 'You are not allowed to do this.',
  'pin-required': 'This space asks for a PIN.',
  'not-found': 'This was not found. It may be gone.',
  rejected: 'The service did not accept this.',
  'server-not-allowed': 'This page is not allowed to use that server.',
  'bad-configuration': 'This part of the page is not set up correctly.',
  'token-unavailable': 'The page could not sign you in.',
  'sign-in-refused': 'The sign-in was cancelled or refused.',
  'sign-in-failed': 'The sign-in did not work.',
} as const;

const retryableCodes: ReadonlySet<SpacesErrorCode> = new Set<SpacesErrorCode>([
  'offline',
  'unreachable',
  'timeout',
  'rate-limited',
  'server-error',
  'bad-answer',
  'token-unavailable',
  'sign-in-failed',
]);
