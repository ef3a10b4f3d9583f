/** The details of a refused HTTP request: the reason, and how long to wait. Loads later. */
import { readErrorBody } from '../protocol/rest.ts';

/** Words that tell the reason of a refusal when the server's code does not. */
const reasonWord = /passw|\bpin\b|archiv|member|invit|permission|denied|removed/i;

const longestWait = 3_600_000;

export function readRefusal(headers: Headers, answer: unknown): { reason?: string; retryAfter?: number } {
  const { code, message } = readErrorBody(answer);
  const word = reasonWord.exec(message ?? '')?.[0];
  const reason = word !== undefined && !reasonWord.test(code ?? '') ? word : code;
  const retryAfter = parseRetryAfter(headers.get('retry-after'));
  return { ...(reason !== undefined && { reason }), ...(retryAfter !== undefined && { retryAfter }) };
}

/** `Retry-After` as ms, capped at an hour; seconds or an HTTP date (RFC 9110 10.2.3). */
export function parseRetryAfter(header: string | null): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, longestWait) : undefined;
}
