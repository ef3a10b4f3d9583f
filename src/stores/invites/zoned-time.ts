/** Wall-clock times of a time zone as moments, through summer and winter time. */

/**
 * Ms since epoch of `date` (YYYY-MM-DD) and `time` (HH:MM) in the zone. A time that comes twice is the first of
 * the two; one that a change of the clock skips is moved on by what it skips. Undefined when there is no such day,
 * time or zone.
 */
export function zonedTime(date: string, time: string, zone: string): number | undefined {
  const wall = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(date)) return undefined;
  const before = offsetAt(wall - day, zone);
  const after = offsetAt(wall + day, zone);
  if (before === undefined || after === undefined) return undefined;
  const meant = [wall - before, wall - after].filter((ms) => ms + (offsetAt(ms, zone) ?? 0) === wall);
  return meant.length > 0 ? Math.min(...meant) : wall - before;
}

/** The visitor's own zone. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Every zone there is, the visitor's own among them. */
export function zones(): readonly string[] {
  return [...new Set([ownZone(), ...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort();
}

const day = 86_400_000;

/** What the zone's clocks are ahead of UTC, ms. */
function offsetAt(ms: number, zone: string): number | undefined {
  try {
    const form = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    return Date.parse(`${form.format(ms).replace(' ', 'T')}Z`) - Math.floor(ms / 1000) * 1000;
  } catch {
    return undefined;
  }
}
