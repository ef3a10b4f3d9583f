/** Gives each request and socket its token at the moment of sending. */
export interface TokenSource {
  /** The token to use now; undefined when no user is signed in. */
  current(): Promise<Token | undefined>;
  /**
   * The server refused `token`. Resolves with a newer one to try once, or with undefined when the session is over.
   * A late refusal of an old token resolves with the current one and renews nothing.
   */
  refused(token: Token): Promise<Token | undefined>;
}

/**
 * `jwt`: user or guest JWT; `bearer`: OAuth access token [doc: D/guides/authorization_types]. `cookie`: no token; the
 * browser sends the service's own cookie.
 */
export interface Token {
  readonly value: string;
  readonly type: 'jwt' | 'bearer' | 'cookie';
}

/** The token of a signed-in user or guest, until `forget()`. */
export interface HeldToken extends TokenSource {
  forget(): void;
}
