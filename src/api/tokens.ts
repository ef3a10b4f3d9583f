/** Types for tokens: how requests and sockets get the current token, and how a page provides one. */

/** `jwt`: user or guest JWT; `bearer`: OAuth access token [doc: D/guides/authorization_types]. */
export type TokenType = 'jwt' | 'bearer';

/** `first`: the page has not provided a token yet. `expired`: the token has reached its end. `refused`: the server rejected it. */
export type TokenReason = 'first' | 'expired' | 'refused';

/** Requests a token from the page. `expiresAt` is in ms since epoch. */
export type GetToken = (
  reason: TokenReason,
) => Promise<{ token: string; tokenType?: TokenType; expiresAt?: number }>;

/** A token as it is sent. `cookie`: no token; the browser sends the service's own cookie. */
export interface Token {
  readonly value: string;
  readonly type: TokenType | 'cookie';
}

/** Provides the current token to each request. */
export interface TokenSource {
  /** The token to use now; undefined when the user is not signed in. */
  current(): Promise<Token | undefined>;
  /**
   * The server refused `token`. Resolves with a newer token to try once, or with undefined when the session is over.
   * A late refusal of an old token requests nothing and resolves with the current one.
   */
  refused(token: Token): Promise<Token | undefined>;
}

/** A token source that can be emptied. */
export interface HeldToken extends TokenSource {
  /** The user signs out. */
  forget(): void;
  /** The connection ends, but the user did not sign out. */
  release?(): void;
}
