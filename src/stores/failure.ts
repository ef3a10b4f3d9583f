import { SpacesError, type SpacesErrorCode } from '../api/errors.ts';

/** A `SpacesError` as plain data, fit for a state that pages may read. */
export interface Failure {
  readonly code: SpacesErrorCode;
  /** Plain English sentence. */
  readonly message: string;
  readonly retryable: boolean;
}

export function failureOf(error: SpacesError): Failure {
  return { code: error.code, message: error.message, retryable: error.retryable };
}

/** What is said of a code that no call brought. */
export function failureFor(code: SpacesErrorCode): Failure {
  return failureOf(new SpacesError(code));
}

// The service says no: to this person, this place, this pair, and not for the moment only.

/** With which status it says that two may not talk is unknown, so all of these count. [unknown: §4.5] */
export function isRefusal({ code }: { readonly code: SpacesErrorCode }): boolean {
  return code === 'forbidden' || code === 'not-found' || code === 'rejected';
}
