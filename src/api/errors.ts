/** The one error class of the package: thrown only by `api/`, caught only by stores, shown by elements. */
export class SpacesError extends Error {
  override readonly name = 'SpacesError';

  constructor(
    /** What went wrong, from a closed set. */
    readonly code: SpacesErrorCode,
    /** `retryAfter`: milliseconds the server asked us to wait. `reason`: the server's own error code, never its text. */
    readonly detail: {
      readonly retryAfter?: number;
      readonly reason?: string;
      readonly cause?: unknown;
    } = {},
  ) {
    super(sentences[code], { cause: detail.cause });
  }

  /** The same call may succeed later without anybody changing anything. */
  get retryable(): boolean {
    return retryableCodes.has(this.code);
  }
}

export type SpacesErrorCode = keyof typeof sentences;

/** Plain English, for logs and `spaces-error` events; elements show the sentence of their own language. */
const sentences = {
  offline: 'This device is offline.',
  unreachable: 'The server could not be reached.',
  timeout: 'The server did not answer in time.',
  'rate-limited': 'The server asks to slow down.',
  'server-error': 'The server has a problem.',
  'bad-answer': 'The server gave an answer that could not be understood.',
  unauthorized: 'The session is no longer valid.',
  forbidden: 'The server refused this.',
  'pin-required': 'The space asks for a PIN.',
  'not-found': 'The server does not know this.',
  rejected: 'The server did not accept this.',
  'server-not-allowed': 'This page is not allowed to use that server.',
  'bad-configuration': 'The element is not set up correctly.',
  'token-unavailable': 'The page could not provide a session.',
} as const;

const retryableCodes: ReadonlySet<SpacesErrorCode> = new Set<SpacesErrorCode>([
  'offline',
  'unreachable',
  'timeout',
  'rate-limited',
  'server-error',
  'bad-answer',
  'token-unavailable',
]);
