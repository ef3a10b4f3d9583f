/** Reads why the REST API refused a request. Loads later. */
import { anything, read, record, text } from './read.ts';

const errorSchema = record({ code: anything, message: text(500), error: anything });

/** `{code, message}` of an error response, also from inside `error`; `{}` when it has none. [doc: D/api/messages/messages_deletemessages] */
export function readErrorBody(answer: unknown): { code?: string; message?: string } {
  const outer = read(errorSchema, answer);
  const found = read(errorSchema, outer?.error) ?? outer;
  if (!found) return {};
  const { message } = found;
  // OAuth names its code `error` (RFC 6749 §5.2).
  const named = found.code ?? found.error;
  const code = typeof named === 'number' ? String(named) : named;
  return {
    ...(typeof code === 'string' && code !== '' && { code: code.slice(0, 200) }),
    ...(message !== '' && { message }),
  };
}
