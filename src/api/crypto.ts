/** Random secrets, PKCE challenges (RFC 7636, S256), and encryption of messages between tabs. */
import { formatJson } from '../protocol/read.ts';

/** `bytes` random bytes as base64url. */
export function randomText(bytes: number): string {
  return base64url(crypto.getRandomValues(new Uint8Array(bytes)));
}

/** The PKCE challenge of a verifier. */
export async function createChallenge(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

/** A value that only holders of the same secret can read or change (AES-GCM). */
export interface EncryptedValue {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

export async function encryptValue(secret: string, value: unknown): Promise<EncryptedValue> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(formatJson(value));
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(secret), text);
  return { iv, bytes };
}

/** The value; undefined for anything that was not encrypted with this secret. */
export async function decryptValue(secret: string, encrypted: unknown): Promise<unknown> {
  const { iv, bytes } = Object(encrypted) as Partial<EncryptedValue>;
  if (!(iv instanceof Uint8Array) || !(bytes instanceof ArrayBuffer)) return undefined;
  try {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await keyOf(secret), bytes);
    return JSON.parse(new TextDecoder().decode(text)) as unknown;
  } catch {
    return undefined;
  }
}

async function keyOf(secret: string): Promise<CryptoKey> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  return crypto.subtle.importKey('raw', digest, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
