/**
 * How a file writes numbers. `point`: 1234.50. `sheet`: as Partner Center does, with commas between thousands at most.
 * `either`: 1234.50 or 1234,50, as spreadsheets that separate fields by semicolons do.
 */
export type NumberStyle = 'point' | 'sheet' | 'either';

export type Read<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'none' }
  /** Completes a sentence that begins with the field and its value. */
  | { readonly kind: 'wrong'; readonly problem: string };

/** More than any seat costs; a sum that large comes of a sign that was misread. */
const MOST = 10_000_000;

/** A price, or another number that is not negative; none for an empty text. */
export function numberOf(written: string, style: NumberStyle): Read<number> {
  if (written === '') return { kind: 'none' };
  const digits = style === 'sheet' ? withoutThousands(written) : written;
  if (/^\d+(?:\.\d+)?$/.test(digits)) {
    if (style === 'either' && /^[1-9]\d{0,2}\.\d{3}$/.test(digits))
      return wrong(`can be read in two ways: write ${digits.replace('.', '')}, or ${digits}0 for a fraction`);
    return within(Number(digits));
  }
  if (style === 'either' && /^\d+,\d+$/.test(digits)) return within(Number(digits.replace(',', '.')));
  if (/^-/.test(digits)) return wrong('is negative');
  return wrong(`is not a number such as 1234.50${style === 'either' ? ' or 1234,50' : ''}`);
}

function withoutThousands(written: string): string {
  return /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(written) ? written.replaceAll(',', '') : written;
}

function within(value: number): Read<number> {
  return value <= MOST ? { kind: 'value', value } : wrong(`is more than ${MOST}`);
}

/** The year in which a sheet lets end what has no end. */
const NO_END_YEAR = 9999;

/**
 * A day, at midnight UTC: 2026-07-01, or 7/1/2026 with the month first as sheets have it, with a time of day or not. None
 * for an empty text and for the year 9999. The zone of a sheet's times is not documented: they are taken as UTC.
 */
export function dayOf(written: string): Read<Date> {
  if (written === '') return { kind: 'none' };
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(written);
  const ofSheet = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: \d{1,2}:\d{2}.*)?$/.exec(written);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]].map(Number)
    : [ofSheet?.[3], ofSheet?.[1], ofSheet?.[2]].map(Number);
  if (year === NO_END_YEAR) return { kind: 'none' };
  const date = new Date(Date.UTC(year ?? Number.NaN, (month ?? 0) - 1, day));
  const isDay = date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
  return isDay ? { kind: 'value', value: date } : wrong('is not a day such as 2026-07-01');
}

function wrong(problem: string): { readonly kind: 'wrong'; readonly problem: string } {
  return { kind: 'wrong', problem };
}
