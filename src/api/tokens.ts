/** Where a request or a socket gets the token from, at the moment it is sent. */
export interface TokenSource {
  /** The token to use now; undefined when nobody is signed in. */
  current(): Promise<Token | undefined>;
  /**
   * The server refused `token`. Resolves with a newer one to try once, or with undefined: the session is over.
   * A late refusal of an old token starts nothing and gives the current one.
   */
  refused(token: Token): Promise<Token | undefined>;
}

/**
 * `jwt`: user or guest JWT; `bearer`: OAuth access token [doc: D/guides/authorization_types]. `cookie`: none at all, the
 * browser sends the service's own cookie along.
 */
export interface Token {
  readonly value: string;
  readonly type: 'jwt' | 'bearer' | 'cookie';
}

/** A token of somebody, until it is forgotten. */
export interface HeldToken extends TokenSource {
  forget(): void;
}
