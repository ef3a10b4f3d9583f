/** Reads untrusted data: schemas that all readers share, and `read`, which applies a schema and never throws. */
import {
  custom,
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

/** `value` in the shape of the schema, without unknown fields; undefined when it does not fit. Never throws. */
export function read<const Schema extends GenericSchema>(
  schema: Schema,
  value: unknown,
): InferOutput<Schema> | undefined {
  try {
    const result = safeParse(schema, value, { abortEarly: true });
    return result.success ? result.output : undefined;
  } catch {
    // A value from a page's own script, unlike JSON, may have getters that throw.
    return undefined;
  }
}

/** Undefined when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** JSON of plain data, also on a page whose scripts give all objects or arrays a `toJSON`, as old libraries do. */
export function formatJson(data: unknown): string {
  return JSON.stringify(data, function (this: Record<string, unknown>, name: string) {
    return this[name];
  });
}

/** The items of a list that a reader accepts, in the same order. */
export function readEach<T>(items: readonly unknown[], readItem: (item: unknown) => T | undefined): T[] {
  return items.flatMap((item) => readItem(item) ?? []);
}

/**
 * Untrusted text as one harmless line: no control or bidi characters, no line breaks, no lone surrogates, no piles of
 * marks, at most 200 characters or `longest`; "" when nothing of it is visible. It is still text: never insert it as HTML.
 */
export function cleanLine(text: string, longest = 200): string {
  const line = text.slice(0, longest);
  // Most lines are this simple. The browser needs 2 ms to prepare an expression with Unicode properties for the others.
  if (/^[!-~]+( [!-~]+)*$/.test(line)) return line;
  // Runs of white space, control characters, lone surrogates, blank symbols, and characters that reverse or hide text.
  // Joiners and variation selectors stay, because scripts and emoji need them. No language needs more than four marks
  // on a letter, and more of them cover the rows above.
  const junk = /(?:(?!\p{Join_C}|\ufe0f)[\s\p{Cc}\p{Cs}\p{DI}\u2800])+|(?<=[\p{M}\p{DI}]{4})\p{M}/gu;
  const clean = line.replace(junk, blankOrNothing).trim();
  return /[^ \p{M}\p{Join_C}]/u.test(clean) ? clean : '';
}

/** Ids are 24 hex digits [doc examples], but the documentation does not promise it. Names of `Object.prototype` are never ids. */
export function isId(text: string): boolean {
  return /^[\w-]{1,64}$/.test(text) && !/^(?:__proto__|prototype|constructor)$/.test(text);
}

/** Milliseconds since epoch of an ISO 8601 text or a number of milliseconds; undefined for anything else. */
export function readTime(value: unknown): number | undefined {
  const ms = typeof value === 'string' && value.length <= longestTime ? Date.parse(value) : value;
  return typeof ms === 'number' && Math.abs(ms) <= lastDay ? ms : undefined;
}

/**
 * An object with these fields; others are ignored. The entries have no prototype, because valibot would take a function
 * that a page's script has added to all objects for a field.
 */
/* @__NO_SIDE_EFFECTS__ */
export function record<const Entries extends ObjectEntries>(entries: Entries) {
  return object(Object.setPrototypeOf(entries, null) as Entries);
}

/** What the function makes of any value, also of a missing one. */
/* @__NO_SIDE_EFFECTS__ */
export function madeBy<T>(make: (value: unknown) => T) {
  return fallback(pipe(unknown(), transform(make)), () => make(undefined) as never);
}

/** A string cut to `longest` characters; "" for anything else. */
/* @__NO_SIDE_EFFECTS__ */
export function text(longest: number) {
  return madeBy((value) => asText(value).slice(0, longest));
}

/*
 * What fails for other values is made of valibot's `custom`. Its `string`, `number`, `regex`, `picklist` and `optional`
 * do the same, but a bundler would put each of them into the first file of a page that has only a join form.
 */

/** A string; fails for anything else. */
export const string = /* @__PURE__ */ custom<string>((value) => typeof value === 'string');

/** A number; fails for anything else. */
export const number = /* @__PURE__ */ custom<number>(
  (value) => typeof value === 'number' && !Number.isNaN(value),
);

/** A string that matches the pattern; fails for anything else. */
/* @__NO_SIDE_EFFECTS__ */
export function matching(pattern: RegExp) {
  return custom<string>((value) => pattern.test(asText(value)));
}

/** One of these values; fails for anything else. */
/* @__NO_SIDE_EFFECTS__ */
export function oneOf<const Value>(values: readonly Value[]) {
  return custom<Value>((value) => values.includes(value as Value));
}

/** What the schema accepts; undefined for anything else. */
/* @__NO_SIDE_EFFECTS__ */
export function orUndefined<const Schema extends GenericSchema>(schema: Schema) {
  return fallback(schema as GenericSchema<unknown, InferOutput<Schema> | undefined>, () => undefined);
}

/** An id; fails for anything else. */
export const id = /* @__PURE__ */ custom<string>((value) => isId(asText(value)));

/** An id; "" for anything else. */
export const idOrEmpty = /* @__PURE__ */ fallback(id, '');

/** A name or title as one clean line; "" for anything else. */
export const line = madeBy((value) => cleanLine(asText(value)));

/** A keyword of the service; "" for anything but a string. */
export const keyword = text(100);

/** Any value; null when missing. */
export const anything = /* @__PURE__ */ fallback(unknown(), null);

/** True only for `true`. */
export const flag = madeBy((value) => value === true);

/** A list; fails for anything else. */
export const list = /* @__PURE__ */ custom<readonly unknown[]>(Array.isArray);

/** A list; empty for anything else. */
export const listOrEmpty = /* @__PURE__ */ fallback(list, []);

const longestTime = 40;
/** The last moment a `Date` can hold; ms. */
const lastDay = 8.64e15;

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function blankOrNothing(run: string): string {
  return /\s/.test(run) ? ' ' : '';
}
