/** From here on nobody minds cents, which a price from a list is not good for. */
const WHOLE_UNITS_FROM = 10;
/** Digits that a computed amount is true to: a sum that is a half by hand is one here too. */
const TRUE_DIGITS = 12;

/** An amount of one currency, both ends equal where it is known. */
interface AmountOfMoney {
  readonly currency: string;
  readonly atLeast: number;
  readonly atMost: number;
}

/**
 * Writes amounts as a language does, halves up; a range whose ends are written alike is one amount, any other has the
 * currency's sign once and both ends as `rangeOf` joins them, which is as ranges of seats are written. The sign is the language's own: two dollars are told apart.
 */
export function createMoneyFormat(
  locale: string,
  rangeOf: (low: string, high: string) => string,
): (amount: AmountOfMoney) => string {
  const formats = new Map<string, Intl.NumberFormat>();
  function formatOf(currency: string, isWhole: boolean): Intl.NumberFormat {
    const key = `${currency}${isWhole}`;
    const known = formats.get(key);
    if (known !== undefined) return known;
    const digits = isWhole ? { maximumFractionDigits: 0 } : {};
    const format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      roundingMode: 'halfExpand',
      ...digits,
    });
    formats.set(key, format);
    return format;
  }

  return ({ currency, atLeast, atMost }) => {
    const format = formatOf(currency, atMost >= WHOLE_UNITS_FROM);
    const [low, high] = [format.formatToParts(exact(atLeast)), format.formatToParts(exact(atMost))];
    const [from, to] = [digitsOf(low), digitsOf(high)];
    if (from === to) return textOf(high);
    const first = high.findIndex(isDigits);
    const last = high.findLastIndex(isDigits);
    return `${textOf(high.slice(0, first))}${rangeOf(from, to)}${textOf(high.slice(last + 1))}`;
  };
}

function isDigits({ type }: Intl.NumberFormatPart): boolean {
  return type === 'integer' || type === 'group' || type === 'decimal' || type === 'fraction';
}

function digitsOf(parts: readonly Intl.NumberFormatPart[]): string {
  return textOf(parts.filter(isDigits));
}

function textOf(parts: readonly Intl.NumberFormatPart[]): string {
  return parts.map(({ value }) => value).join('');
}

function exact(amount: number): number {
  return Number(amount.toPrecision(TRUE_DIGITS));
}
