import type { Context } from 'hono';
import { invalidParameters } from './refusal.ts';
import type { Json } from './shapes.ts';

/** The JSON object a request carries; no body at all counts as an empty one. */
export async function readBody(context: Context): Promise<Json> {
  const value = await readJson(context);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidParameters('The body is not a JSON object.');
  }
  return { ...value };
}

/** Whatever JSON a request carries; no body at all counts as `{}`. */
export async function readJson(context: Context): Promise<unknown> {
  const raw = await context.req.text();
  if (raw === '') return {};
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    throw invalidParameters('The body is not JSON.');
  }
}
