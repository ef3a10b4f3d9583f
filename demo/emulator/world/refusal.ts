/**
 * The service's "no": thrown by the world's rules, answered by the HTTP and the socket skin.
 * The service documents hardly any error code [doc: spaces-api §1.6], so most codes here are invented.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    /** HTTP status of the answer. */
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The documented code for a request that makes no sense. */
export function invalidParameters(message: string): Refusal {
  return new Refusal(400, 'invalid.parameters', message);
}

/** The documented code (spelled like this) for acting in an archived space. */
export function archivedSpace(): Refusal {
  return new Refusal(403, 'topic.invalid_acesss_to_archived_topic', 'Accessing archived topic is not valid.');
}
