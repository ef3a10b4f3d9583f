/** The RSA key that user JWTs and id tokens are signed with. */
import { generateKeyPair, type CryptoKey } from 'jose';

let made: Promise<CryptoKey> | undefined;

/**
 * Made when first needed and once per process, for that takes a tenth of a second. A token of one world is still
 * no good in another: each world knows the tokens it gave out.
 */
export function signingKey(): Promise<CryptoKey> {
  made ??= generateKeyPair('RS256').then(({ privateKey }) => privateKey);
  return made;
}
