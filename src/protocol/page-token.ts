/** The answer of a page's `token-url`: `{token, tokenType, expiresIn}`, `expiresIn` in seconds. */
import { number, optional, picklist, string } from 'valibot';
import { read, record } from './read.ts';

export interface PageTokenAnswer {
  readonly token: string;
  readonly tokenType: 'jwt' | 'bearer';
  /** Ms since epoch; Infinity when the answer does not say. */
  readonly expiresAt: number;
}

const schema = record({
  token: string(),
  tokenType: optional(picklist(['jwt', 'bearer']), 'jwt'),
  expiresIn: optional(number()),
});

/** @param now ms since epoch */
export function readPageToken(answer: unknown, now: number): PageTokenAnswer | undefined {
  const { token, tokenType, expiresIn = Infinity } = read(schema, answer) ?? {};
  return token && tokenType ? { token, tokenType, expiresAt: now + expiresIn * 1_000 } : undefined;
}
