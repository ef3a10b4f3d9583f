/** The error class of the package: the API throws it, stores catch it, and elements show its message. */
export class SpacesError extends Error {
  override readonly name = 'SpacesError';

  constructor(
    /** What went wrong. */
    readonly code: SpacesErrorCode,
    /**
     * `retryAfter`: milliseconds that the server asks us to wait. `reason`: the server's own error code, or, when that
     * tells no reason, the one word of its text that does. Never the whole text.
     */
    readonly detail: {
      readonly retryAfter?: number;
      readonly reason?: string;
      readonly cause?: unknown;
      /** The setting of the page that is wrong, by its attribute, and the origin in it. */
      readonly setting?: string;
      readonly origin?: string | undefined;
      /** How the page author corrects it, in English. Other languages have theirs in `src/locales` (`settings`). */
      readonly hint?: string;
    } = {},
  ) {
    super(errorSentences[code], { cause: detail.cause });
  }

  /** Also true for errors of another copy of the package: a page may load two copies, or one from two URLs. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'SpacesError';
  }

  /** The same request may succeed later without any change. */
  get retryable(): boolean {
    return retryableCodes.test(this.code);
  }
}

/** A setting of the page is wrong: `origin` is not allowed, or there is none because the setting breaks `rule`. */
export function wrongSetting(
  setting: string,
  origin?: string,
  rule = 'must be an https origin',
): SpacesError {
  const hint = `\`${setting}\`: ${origin ? `add ${origin} to <meta name="spaces-servers">` : rule}.`;
  return new SpacesError(origin ? 'server-not-allowed' : 'bad-configuration', { setting, origin, hint });
}

export const pageOriginRule = 'must have the origin of this page';

export type SpacesErrorCode = keyof typeof errorSentences;

/** The English messages, for visitors and for logs. Other languages have theirs in `src/locales` (`failures`). */
export const errorSentences = {
  offline: 'You are offline. Check your connection.',
  unreachable: 'The service cannot be reached right now.',
  timeout: 'The service took too long to respond.',
  'rate-limited': 'Too many requests. Wait a moment and try again.',
  'server-error': 'The service has a problem right now.',
  'bad-answer': 'The service sent a response that could not be understood.',
  unauthorized: 'Your session has ended. Sign in or join again.',
  forbidden: 'You do not have permission to do this.',
  'pin-required': 'This space requires a PIN. It is usually in the invitation.',
  'not-found': 'This was not found. It may have been deleted.',
  rejected: 'The service did not accept this request.',
  'server-not-allowed': 'This page is not allowed to use that server.',
  'bad-configuration': 'This part of the page is not set up correctly. Please tell the site owner.',
  'token-unavailable': 'The page could not sign you in. Try again or reload the page.',
  'sign-in-refused': 'The sign-in was cancelled or refused.',
  'sign-in-failed': 'The sign-in did not work. Try again.',
} as const;

const retryableCodes =
  /^(?:offline|unreachable|timeout|rate-limited|server-error|bad-answer|token-unavailable|sign-in-failed)$/;
