import { dataAgePhrase } from '../cards/usage/usage-phrases.js';
import { amountsBasisPhrase } from '../cards/words/money-phrases.js';
import type { MoneyTotals } from '../domain/money/customer-money.js';
import type { PriceBasis } from '../domain/money/price-basis.js';
import type { DataAge } from '../domain/usage/data-age.js';
import type { Messages } from '../i18n/messages.js';
import type { Reading } from '../usecases/ports.js';
import type { Exported } from './exported.js';
import { type Sheet, sheetOf } from './table.js';

/** What a file says of itself. */
export interface AboutFile {
  /** "License usage", "All customers". */
  readonly subject: string;
  /** Whom it is about; undefined for all customers. */
  readonly customerName?: string | undefined;
  readonly madeAt: Date;
  /** From when the rows of usage are; undefined where the table says so line by line. */
  readonly dataAge?: DataAge | undefined;
  /** Of one customer: when Partner Center was read. */
  readonly reading?: Reading | undefined;
  /** Of all customers: when they were last read to the end; undefined for never. */
  readonly swept?: { readonly at: Date | undefined } | undefined;
  /** Sentences about what is missing, empty ones left out. */
  readonly notes?: readonly string[];
  /** Whose prices the amounts are by; undefined without amounts. */
  readonly basis: PriceBasis | undefined;
  readonly money?: Pick<MoneyTotals, 'now' | 'after'> | undefined;
  /** Whether terms are told of. */
  readonly hasTerms: boolean;
}

/** Tables with what a file says of itself. */
export function exportedOf(
  tables: readonly [Sheet, ...Sheet[]],
  about: AboutFile,
  messages: Messages,
): Extract<Exported, { readonly kind: 'sheets' }> {
  const { subject, customerName } = about;
  return { kind: 'sheets', subject, customerName, tables, about: aboutSheet(about, messages) };
}

/** The sheet that says what the figures mean, from when they are and by which prices. */
function aboutSheet(about: AboutFile, messages: Messages): Sheet {
  const lines = [...origin(about, messages), ...meaning(about, messages)].filter((line) => line !== '');
  const title = messages.say('file.about');
  return sheetOf(title, [{ title, kind: 'text', cell: (line: string) => line }], lines);
}

function origin(about: AboutFile, messages: Messages): readonly string[] {
  const { subject, customerName, madeAt, dataAge, reading, swept, notes = [] } = about;
  const date = (day: Date) => messages.date(day);
  return [
    customerName === undefined
      ? subject
      : messages.say('phrase.labelled', { label: subject, value: customerName }),
    messages.say('file.made', { date: date(madeAt) }),
    dataAge === undefined ? '' : dataAgePhrase(dataAge, messages),
    reading === undefined ? '' : messages.say('file.read', { date: date(reading.readAt) }),
    reading?.lastKnown === undefined ? '' : messages.say('file.last-known'),
    swept === undefined ? '' : sweptLine(swept.at, messages),
    ...notes,
  ];
}

function sweptLine(at: Date | undefined, messages: Messages): string {
  return at === undefined
    ? messages.say('portfolio.not-swept')
    : messages.say('file.swept', { date: messages.date(at) });
}

function meaning({ basis, money, hasTerms }: AboutFile, messages: Messages): readonly string[] {
  return [
    messages.say('file.about-seats'),
    messages.say('file.about-range'),
    hasTerms ? messages.say('file.about-terms') : '',
    ...(basis === undefined
      ? []
      : [amountsBasisPhrase(basis, messages), pricedLine(money, messages), messages.say('file.about-money')]),
    messages.say('file.about-empty'),
  ];
}

function pricedLine(money: AboutFile['money'], messages: Messages): string {
  if (money === undefined) return '';
  const { priced, products } = money.after.priced > money.now.priced ? money.after : money.now;
  return priced === products ? '' : messages.say('money.priced', { priced, products });
}
