import type { SpacesError, SpacesErrorCode } from '../api/errors.ts';

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
