/** Fixed offsets under names by which people mean a zone with summer time. */
const MISLEADING_NAMES: ReadonlySet<string> = new Set(['EST', 'MST', 'HST']);

/** Areas that hold no cities. */
const OTHER_AREAS: ReadonlySet<string> = new Set(['', 'Etc', 'SystemV', 'US']);

/**
 * The time zone that a text means, by its IANA name: `europe/paris`, `Europe / Paris`, `new york` and `São Paulo`
 * are all understood, a city only when no other area has one of its name. Undefined when there is none.
 */
export function parseZone(text: string): string | undefined {
  const name = text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .trim()
    .replace(/\s*\/\s*/g, '/')
    .replace(/\s+/g, '_');
  // An offset is no zone: it would not follow the clocks.
  if (!/^[a-z][a-z0-9_+/-]*$/i.test(name) || MISLEADING_NAMES.has(name.toUpperCase())) return undefined;
  return platformName(name) ?? (name.includes('/') ? undefined : zoneOfCity(name));
}

function zoneOfCity(city: string): string | undefined {
  const known = Intl.supportedValuesOf('timeZone');
  const areas = new Set(known.map((zone) => zone.slice(0, Math.max(0, zone.lastIndexOf('/')))));
  const names = [...areas]
    .filter((area) => !OTHER_AREAS.has(area))
    .flatMap((area) => platformName(`${area}/${city}`) ?? []);
  // Of two names of one city, such as America/Buenos_Aires, the platform lists one.
  const listed = names.filter((name) => known.includes(name));
  const found = listed.length > 0 ? listed : names;
  return found.length === 1 ? found[0] : undefined;
}

/** A zone's name in proper case; undefined for an unknown one. */
function platformName(name: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    // Platforms answer some names with an older one, Asia/Kolkata with Asia/Calcutta.
    const isOther = timeZone.toLowerCase() !== name.toLowerCase();
    return isOther && /^[a-z]{4}/i.test(name) && name.includes('/') ? inProperCase(name) : timeZone;
  } catch {
    return undefined;
  }
}

function inProperCase(name: string): string {
  return name.toLowerCase().replace(/(?<=^|[/_-])[a-z]/g, (letter) => letter.toUpperCase());
}
