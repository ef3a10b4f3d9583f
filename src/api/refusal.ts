/** Reads why the service refused an HTTP request, and how long to wait. Loads later. */
import { readErrorBody } from '../protocol/error-body.ts';
import { SpacesError, type SpacesErrorCode } from './errors.ts';

/** Words that tell the reason of a refusal when the server's code does not. */
const reasonWord = /passw|\bpin\b|archiv|member|invit|permission|denied|removed/i;

const longestWait = 3_600_000;

/** @param joins the request was one to join a space */
export function readRefusal(
  { status, headers }: Response,
  answer: unknown,
  joins: boolean | undefined,
): SpacesError {
  const { code, message } = readErrorBody(answer);
  const word = reasonWord.exec(message ?? '')?.[0];
  const reason = word !== undefined && !reasonWord.test(code ?? '') ? word : code;
  const retryAfter = parseRetryAfter(headers.get('retry-after'));
  const general = statusCodes[status] ?? (status < 500 ? 'rejected' : 'server-error');
  return new SpacesError(joins ? codeOfJoin(general, reason) : general, {
    ...(reason !== undefined && { reason }),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

/**
 * 403 on join means that the PIN is missing or wrong [client: SS:sdk:472], unless the server's text gives another reason.
 * The response to an unknown or withdrawn invite is unknown; clients only report "not found".
 */
function codeOfJoin(code: SpacesErrorCode, reason = ''): SpacesErrorCode {
  if (code === 'forbidden' && !/member|invit|permission|archiv|denied|removed/i.test(reason))
    return 'pin-required';
  return code === 'rejected' ? 'not-found' : code;
}

const statusCodes: Readonly<Record<number, SpacesErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  410: 'not-found',
  429: 'rate-limited',
};

/** `Retry-After` as ms, capped at an hour; seconds or an HTTP date (RFC 9110 10.2.3). */
export function parseRetryAfter(header: string | null): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, longestWait) : undefined;
}
