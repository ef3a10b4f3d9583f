/** The accounts server's "no", in the words of RFC 6749 §5.2; the service's own wording is not known [unknown: spaces-api §13.3]. */
export class OAuthRefusal extends Error {
  override readonly name = 'OAuthRefusal';

  constructor(
    readonly error: OAuthError,
    message: string,
  ) {
    super(message);
  }

  /** HTTP status of the answer: only an unknown client is told 401. */
  get status(): 400 | 401 {
    return this.error === 'invalid_client' ? 401 : 400;
  }
}

export type OAuthError =
  | 'access_denied'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'unsupported_grant_type'
  | 'unsupported_response_type';
