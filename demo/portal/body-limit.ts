/** Refuses requests whose body is too long, before it is read. */
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/**
 * Responds with 413 to a body of more bytes, and with 411 to one that does not say its length: browsers always do.
 */
export function limitBody(maxSize: number): MiddlewareHandler {
  const limit = bodyLimit({ maxSize, onError: (context) => context.json({ error: 'too_large' }, 413) });
  return async (context, next) =>
    context.req.header('transfer-encoding') === undefined
      ? limit(context, next)
      : context.json({ error: 'length_required' }, 411);
}
