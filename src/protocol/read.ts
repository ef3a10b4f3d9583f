/** Reading what a server sent: schemas shared by all readers, and the one way to apply a schema. */
import {
  check,
  fallback,
  object,
  pipe,
  safeParse,
  transform,
  unknown,
  type GenericSchema,
  type InferOutput,
  type ObjectEntries,
} from 'valibot';

/** `value` as the schema describes it, unknown fields left out; undefined when it does not fit. Never throws. */
export function read<const Schema extends GenericSchema>(
  schema: Schema,
  value: unknown,
): InferOutput<Schema> | undefined {
  try {
    const result = safeParse(schema, value, { abortEarly: true });
    return result.success ? result.output : undefined;
  } catch {
    // Not from JSON, but a value handed in by a page may have getters that throw.
    return undefined;
  }
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The items of a list that a reader understands, in the order sent. */
export function readEach<T>(items: readonly unknown[], readItem: (item: unknown) => T | undefined): T[] {
  return items.flatMap((item) => readItem(item) ?? []);
}

/**
 * Text of a person or a server as one harmless line: no control or bidi characters, no line breaks,
 * no lone surrogates, at most 200 characters. Still text: never markup.
 */
export function cleanLine(text: string): string {
  // Runs of white space, control characters, lone surrogates, and characters that turn or hide text.
  const junk = /[\s\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/gu;
  return text.slice(0, longestLine).replace(junk, blankOrNothing).trim();
}

/** Ids are 24 hex [doc examples], but not promised to be; a name of `Object.prototype` is never one. */
export function isId(text: string): boolean {
  return /^[\w-]{1,64}$/.test(text) && !/^(?:__proto__|prototype|constructor)$/.test(text);
}

/** Milliseconds since epoch of an ISO 8601 text or a number of milliseconds; undefined for anything else. */
export function readTime(value: unknown): number | undefined {
  const ms = typeof value === 'string' && value.length <= longestTime ? Date.parse(value) : value;
  return typeof ms === 'number' && Math.abs(ms) <= lastDay ? ms : undefined;
}

/** An object with these fields; others are ignored. */
/* @__NO_SIDE_EFFECTS__ */
export function record<const Entries extends ObjectEntries>(entries: Entries) {
  return object(entries);
}

/** A text cut to `longest` characters; "" when missing or no text. */
/* @__NO_SIDE_EFFECTS__ */
export function text(longest: number) {
  return fallback(
    pipe(
      unknown(),
      transform((value) => asText(value).slice(0, longest)),
    ),
    '',
  );
}

/** An id; anything else fails. */
export const id = pipe(unknown(), transform(asText), check(isId));

/** An id, "" when missing or none. */
export const softId = fallback(id, '');

/** A name or title, cleaned; "" when missing or no text. */
export const line = fallback(
  pipe(
    unknown(),
    transform((value) => cleanLine(asText(value))),
  ),
  '',
);

/** A keyword of the service; "" when missing or no text. */
export const word = text(100);

/** Any value; null when missing. */
export const anything = fallback(unknown(), null);

/** True only when it says `true`. */
export const flag = fallback(
  pipe(
    unknown(),
    transform((value) => value === true),
  ),
  false,
);

/** A list; fails when it is none. */
export const list = pipe(
  unknown(),
  check(Array.isArray),
  transform((value) => value as readonly unknown[]),
);

/** A list; empty when missing or none. */
export const softList = fallback(list, []);

const longestLine = 200;
const longestTime = 40;
/** The last moment a `Date` can hold; ms. */
const lastDay = 8.64e15;

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function blankOrNothing(run: string): string {
  return /\s/.test(run) ? ' ' : '';
}
