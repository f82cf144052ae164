import type { MoneyTotals } from '../domain/money/customer-money.js';
import type { Worth } from '../domain/money/idle-money.js';
import type { MoneyRange } from '../domain/money/money-range.js';
import type { MessageKey, Messages } from '../i18n/messages.js';
import type { Cell, ColumnOf } from './table.js';

/** What unused seats of a line cost a month; undefined where nothing is known of it. */
export interface LineMoney {
  readonly now: readonly MoneyRange[] | 'unknown';
  readonly after: readonly MoneyRange[] | 'unknown';
}

const TERMS = [
  { of: 'now', atLeast: 'file.now-from', atMost: 'file.now-to' },
  { of: 'after', atLeast: 'file.after-from', atMost: 'file.after-to' },
] as const satisfies readonly {
  readonly of: keyof LineMoney;
  readonly atLeast: MessageKey;
  readonly atMost: MessageKey;
}[];

/** Digits that a computed amount is true to. */
const TRUE_DIGITS = 12;

/** Four columns a currency: what unused seats cost now and after renewal, both as a range. None for no currency. */
export function moneyColumns<Line>(
  currencies: readonly string[],
  moneyOf: (line: Line) => LineMoney | undefined,
  messages: Messages,
): readonly ColumnOf<Line>[] {
  return currencies.flatMap((currency) =>
    TERMS.flatMap(({ of, ...titles }) =>
      (['atLeast', 'atMost'] as const).map((end) => ({
        title: messages.say('phrase.bracketed', { text: messages.say(titles[end]), note: currency }),
        kind: 'money' as const,
        currency,
        cell: (line: Line) => amountCell(moneyOf(line)?.[of], currency, end),
      })),
    ),
  );
}

/** Two columns a currency: what unused seats cost a month, as a range, where a list tells one amount of a line. */
export function amountColumns<Line>(
  lines: readonly Line[],
  amountsOf: (line: Line) => readonly MoneyRange[] | undefined,
  messages: Messages,
): readonly ColumnOf<Line>[] {
  const currencies = currenciesOf(
    lines.map((line) => ({ now: amountsOf(line) ?? 'unknown', after: 'unknown' })),
  );
  return currencies.flatMap((currency) =>
    (['atLeast', 'atMost'] as const).map((end) => ({
      title: messages.say('phrase.bracketed', {
        text: messages.say(end === 'atLeast' ? 'file.cost-from' : 'file.cost-to'),
        note: currency,
      }),
      kind: 'money' as const,
      currency,
      cell: (line: Line) => amountCell(amountsOf(line), currency, end),
    })),
  );
}

/**
 * One end of an amount, to the cent; 0 where nothing is lost, empty where no price is known. With a promotion only the
 * upper end holds, so the lower one is empty.
 */
function amountCell(
  amounts: readonly MoneyRange[] | 'unknown' | undefined,
  currency: string,
  end: 'atLeast' | 'atMost',
): Cell {
  if (amounts === undefined || amounts === 'unknown') return undefined;
  const amount = amounts.find((one) => one.currency === currency);
  if (amount === undefined) return amounts.length === 0 ? 0 : undefined;
  if (amount.isAtMost && end === 'atLeast') return undefined;
  return Math.round(Number((amount[end] * 100).toPrecision(TRUE_DIGITS))) / 100;
}

/** Of one product or subscription. */
export function worthMoney(
  worth: { readonly now: Worth; readonly after: Worth } | undefined,
): LineMoney | undefined {
  return worth && { now: amountsOf(worth.now), after: amountsOf(worth.after) };
}

/** Of a customer: without an amount where none of its products is priced. */
export function totalMoney(money: Pick<MoneyTotals, 'now' | 'after'> | undefined): LineMoney | undefined {
  if (money === undefined) return undefined;
  const known = ({ amounts, priced }: MoneyTotals['now']) => (priced === 0 ? 'unknown' : amounts);
  return { now: known(money.now), after: known(money.after) };
}

/** Every currency that amounts are in, by its code. */
export function currenciesOf(monies: Iterable<LineMoney | undefined>): readonly string[] {
  const currencies = new Set<string>();
  for (const money of monies) {
    for (const amounts of [money?.now, money?.after]) {
      if (amounts === undefined || amounts === 'unknown') continue;
      for (const { currency } of amounts) currencies.add(currency);
    }
  }
  return [...currencies].sort();
}

function amountsOf(worth: Worth): readonly MoneyRange[] | 'unknown' {
  if (worth === 'unknown') return 'unknown';
  return worth === 'nothing' ? [] : [worth];
}
