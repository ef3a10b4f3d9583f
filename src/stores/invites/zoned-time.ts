/** Converts local times of a time zone to timestamps, across changes to and from daylight saving time. */

/**
 * Ms since epoch of `date` (YYYY-MM-DD) and `time` (HH:MM) in the zone. If the clocks show a time twice, this is the
 * first. If they skip it, it moves forward by as much as they skip. Undefined if the date, time or zone does not exist.
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

/** The user's own time zone. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** All time zones, including the user's own. */
export function timeZones(): readonly string[] {
  return [...new Set([ownZone(), ...Intl.supportedValuesOf('timeZone'), 'UTC'])].sort();
}

const day = 86_400_000;

/** How far the zone's clocks are ahead of UTC, in ms. */
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
