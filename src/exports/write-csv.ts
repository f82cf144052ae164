import type { Writable } from 'node:stream';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CastReturnObject, stringify } from 'csv-stringify';
import { isoDay } from '../base/time.js';
import { formattingLocale, tongueOf } from '../i18n/locale.js';
import { fileText } from './file-text.js';
import type { Cell, Column, Sheet } from './table.js';

/**
 * Writes one table as CSV that a spreadsheet of the language opens with a double click: a mark that it is UTF-8, the
 * language's decimal sign, and a semicolon between fields where that sign is a comma. Text that a spreadsheet would
 * calculate begins with an apostrophe. Rows are written as they come.
 */
export async function writeCsv(
  { columns, rows }: Sheet,
  locale: string | undefined,
  into: Writable,
): Promise<void> {
  const decimalSign = decimalSignOf(formattingLocale(tongueOf(locale)));
  const number = (value: number): CastReturnObject => {
    // Our own number, so that a minus is no formula.
    const plain = { value: String(value).replace('.', decimalSign), escape_formulas: false };
    return plain;
  };
  const writer = stringify({
    bom: true,
    delimiter: decimalSign === ',' ? ';' : ',',
    record_delimiter: 'windows',
    escape_formulas: true,
    // A file that is opened with the other separator still has its text in one field.
    quoted_string: true,
    cast: { number },
  });
  await pipeline(Readable.from(records(columns, rows)), writer, into);
}

async function* records(columns: readonly Column[], rows: Sheet['rows']): AsyncGenerator<Cell[]> {
  yield columns.map(titleOf);
  for await (const row of rows) yield columns.map((column, index) => fieldOf(column, row[index]));
}

function titleOf(column: Column): string {
  return column.kind === 'share' ? `${column.title} (%)` : column.title;
}

function fieldOf({ kind }: Column, cell: Cell): string | number | undefined {
  if (cell instanceof Date) return isoDay(cell);
  if (typeof cell === 'string') return fileText(cell);
  // A fraction of three digits: as a percentage it has one.
  return kind === 'share' && cell !== undefined ? Math.round(cell * 1000) / 10 : cell;
}

function decimalSignOf(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
}
