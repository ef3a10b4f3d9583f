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
  return todaysName(new Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** All time zones, including the user's own. */
export function timeZones(): readonly string[] {
  return (zones ??= [
    ...new Set([ownZone(), ...Intl.supportedValuesOf('timeZone').map(todaysName), 'UTC']),
  ].sort());
}

let zones: readonly string[] | undefined;

/** The time zone of a city whose name begins with the text, or else contains it; old names count. */
export function zoneOfCity(text: string): string | undefined {
  const wanted = plain(text);
  if (wanted === '') return undefined;
  const names = timeZones().flatMap((zone) =>
    [zone, ...(oldNames[zone] ?? [])].map((name) => ({ zone, name: plain(name) })),
  );
  const found =
    names.find(({ name }) => name.slice(name.lastIndexOf('/') + 1).startsWith(wanted)) ??
    names.find(({ name }) => name.includes(wanted));
  return found?.zone;
}

/** Browsers list places by the names of 1993. [IANA tz database, file "backward"; Unicode CLDR, timezone.xml] */
const oldNames: Readonly<Record<string, readonly string[]>> = {
  'Africa/Asmara': ['Africa/Asmera'],
  'America/Argentina/Buenos_Aires': ['America/Buenos_Aires'],
  'America/Argentina/Catamarca': ['America/Catamarca'],
  'America/Argentina/Cordoba': ['America/Cordoba'],
  'America/Argentina/Jujuy': ['America/Jujuy'],
  'America/Argentina/Mendoza': ['America/Mendoza'],
  'America/Atikokan': ['America/Coral_Harbour'],
  'America/Indiana/Indianapolis': ['America/Indianapolis'],
  'America/Kentucky/Louisville': ['America/Louisville'],
  'America/Nuuk': ['America/Godthab'],
  'Asia/Ho_Chi_Minh': ['Asia/Saigon'],
  'Asia/Kathmandu': ['Asia/Katmandu'],
  'Asia/Kolkata': ['Asia/Calcutta', 'Asia/Bombay'],
  'Asia/Yangon': ['Asia/Rangoon'],
  'Atlantic/Faroe': ['Atlantic/Faeroe'],
  'Europe/Kyiv': ['Europe/Kiev'],
  'Pacific/Chuuk': ['Pacific/Truk'],
  'Pacific/Kanton': ['Pacific/Enderbury'],
  'Pacific/Pohnpei': ['Pacific/Ponape'],
};

/** A browser that does not know the new name keeps the old one. */
function todaysName(zone: string): string {
  const [name] = Object.entries(oldNames).find(([, old]) => old.includes(zone)) ?? [];
  return name === undefined || offsetAt(0, name) === undefined ? zone : name;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('_', ' ').trim().toLowerCase();
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
