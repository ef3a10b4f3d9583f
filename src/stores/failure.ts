/** Failures: errors of the service as plain data, for states that pages may read. */
import { SpacesError, type SpacesErrorCode } from '../api/errors.ts';

export interface Failure {
  readonly code: SpacesErrorCode;
  /** A sentence in English. */
  readonly message: string;
  readonly retryable: boolean;
  /** How long the service asks to wait; ms. */
  readonly retryAfter?: number;
  /** The setting of the page that is wrong, by its attribute, such as `socket-server`. */
  readonly setting?: string;
  /** The origin in that setting. */
  readonly origin?: string | undefined;
}

export function failureOf({ code, message, retryable, detail }: SpacesError): Failure {
  const { retryAfter, setting, origin, hint } = detail;
  return {
    code,
    message: hint ? `${message} ${hint}` : message,
    retryable,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(setting && { setting, origin }),
  };
}

/** The failure of a code when no error was thrown. */
export function failureWithCode(code: SpacesErrorCode): Failure {
  return failureOf(new SpacesError(code));
}

/**
 * Whether the service refuses the request itself, so that another try would not help. Which status it uses when two
 * people may not talk is unknown, so all of these count. [unknown: §4.5]
 */
export function isRefusal({ code }: { readonly code: SpacesErrorCode }): boolean {
  return code === 'forbidden' || code === 'not-found' || code === 'rejected';
}
