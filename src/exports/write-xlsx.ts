import writeXlsxFile, { type Cell as XlsxCell } from 'write-excel-file/node';
import { DAY_MS, utcDay } from '../base/time.js';
import { fileText } from './file-text.js';
import type { Cell, Column, Row, Sheet } from './table.js';

/** Widths of columns, in characters. */
const WIDTH = { least: 10, most: 60 } as const;
/** What looks like a sign written by its number, which spreadsheets would read as that sign. */
const CODED = /_(?=x[0-9a-f]{4}_)/gi;
/** The most characters of a sheet's name, and what it may not hold. */
const NAME_LIMIT = 31;
const NOT_IN_NAMES = /[[\]:*?/\\]/g;

/** The tables as a workbook: a sheet each, with real numbers, days, percentages and amounts, and a first row that stays. */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Buffer> {
  const read = await Promise.all(sheets.map(async (sheet) => ({ sheet, rows: await collect(sheet.rows) })));
  return writeXlsxFile(
    read.map(({ sheet: { name, columns }, rows }) => ({
      sheet: name.replace(NOT_IN_NAMES, ' ').slice(0, NAME_LIMIT),
      stickyRowsCount: 1,
      columns: columns.map((column, index) => ({ width: widthOf(column, index, rows) })),
      data: [
        columns.map(headCell),
        ...rows.map((row) => columns.map((column, index) => cellOf(column, row[index]))),
      ],
    })),
  ).toBuffer();
}

async function collect(rows: Sheet['rows']): Promise<readonly Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

function headCell({ title }: Column): XlsxCell {
  return { value: title, type: String, fontWeight: 'bold', wrap: true, alignVertical: 'top' };
}

function cellOf(column: Column, cell: Cell): XlsxCell {
  if (cell === undefined || cell === '') return null;
  if (cell instanceof Date)
    return { value: new Date(utcDay(cell) * DAY_MS), type: Date, format: 'yyyy-mm-dd' };
  if (typeof cell === 'string')
    return {
      value: fileText(cell).replace(CODED, '_x005F_'),
      type: String,
      wrap: true,
      alignVertical: 'top',
    };
  return { value: cell, type: Number, format: formatOf(column) };
}

function formatOf(column: Column): string {
  switch (column.kind) {
    case 'share':
      return '0.0%';
    case 'money':
      return `[$${column.currency}] #,##0${decimalsOf(column.currency)}`;
    case 'text':
    case 'count':
    case 'day':
      return '#,##0';
  }
}

/** ".00", or empty for a currency without cents. */
function decimalsOf(currency: string): string {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return maximumFractionDigits === 0 ? '' : `.${'0'.repeat(maximumFractionDigits)}`;
}

function widthOf(column: Column, index: number, rows: readonly Row[]): number {
  // A title of several words may take two lines.
  const title = column.title.length;
  let longest = column.kind === 'text' ? title : Math.min(title, 18);
  for (const row of rows) {
    const cell = row[index];
    if (typeof cell === 'string') longest = Math.max(longest, cell.length);
  }
  return Math.min(WIDTH.most, Math.max(WIDTH.least, longest + 2));
}
