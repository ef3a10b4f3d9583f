/** Values that the copies of this package on a page share. Other scripts can set anything under their keys. */

/** Values of this copy where the page does not let it replace an unusable one. */
const own: Record<symbol, object> = {};

/** The value under `key`; undefined if it is not usable. `isUsable` gets anything, and may throw. */
export function findOnPage<T extends object>(key: symbol, isUsable: (value: T) => unknown): T | undefined {
  try {
    const value = (globalThis as Record<symbol, unknown>)[key] as T;
    // Without a value, `isUsable` would throw, which takes the browser 3 ms.
    if (value && isUsable(value)) return value;
  } catch {
    // Not an object, or it throws when it is read.
  }
  return own[key] as T | undefined;
}

/** The value under `key`, or a new one in place of one that is not usable. */
export function shareOnPage<T extends object>(
  key: symbol,
  isUsable: (value: T) => unknown,
  create: () => T,
): T {
  const known = findOnPage(key, isUsable);
  if (known) return known;
  const value = create();
  own[key] = value;
  try {
    (globalThis as Record<symbol, unknown>)[key] = value;
  } catch {
    // The page does not allow it, so only this copy uses the value.
  }
  return value;
}
