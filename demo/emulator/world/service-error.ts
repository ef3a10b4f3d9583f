/** The errors of the emulated service, thrown by its rules and sent by the REST server and the channel. */

/** The service documents hardly any error code [doc: spaces-api §1.6], so most codes are invented. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';

  constructor(
    /** HTTP status of the response. */
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The documented error for an invalid request. */
export function invalidParameters(message: string): ServiceError {
  return new ServiceError(400, 'invalid.parameters', message);
}

/** The documented error for writing to an archived space. The service misspells the code like this. */
export function archivedSpace(): ServiceError {
  return new ServiceError(
    403,
    'topic.invalid_acesss_to_archived_topic',
    'Accessing archived topic is not valid.',
  );
}
