import { strFromU8, unzipSync } from 'fflate';
import writeXlsxFile, { type Cell as XlsxCell } from 'write-excel-file/node';
import type { Column, Row, Sheet } from './table.js';

/** Widths of columns, in characters. */
const WIDTH = { least: 10, most: 60 } as const;
/** The most characters of a sheet's name, and what it may not hold. */
const NAME_LIMIT = 31;
const NOT_IN_NAMES = /[[\]:*?/\\]/g;

/** A workbook without its rows: what stands around them, as the library writes it. */
export interface XlsxFrame {
  /** By the name of each part; those of the sheets are in `sheets`. */
  readonly parts: Readonly<Record<string, Uint8Array>>;
  readonly sheets: readonly SheetFrame[];
}

export interface SheetFrame {
  /** The part it is. */
  readonly name: string;
  /** Up to the row of titles, and from behind the last row. */
  readonly head: string;
  readonly foot: string;
  /** The style of the cells of each column. */
  readonly styles: readonly string[];
}

/** A table with its first rows, which its widths go by. */
export interface BegunSheet {
  readonly sheet: Pick<Sheet, 'name' | 'columns'>;
  readonly first: readonly Row[];
}

const ROW_BEGINS = '<row r="2">';
const ROW_ENDS = '</row>';

/** Has the library write a workbook whose tables have one row, and cuts that row out. */
export async function xlsxFrame(begun: readonly BegunSheet[]): Promise<XlsxFrame> {
  const whole = await writeXlsxFile(
    begun.map(({ sheet: { name, columns }, first }) => ({
      sheet: name.replace(NOT_IN_NAMES, ' ').slice(0, NAME_LIMIT),
      stickyRowsCount: 1,
      columns: columns.map((column, index) => ({ width: widthOf(column, index, first) })),
      data: [columns.map(headCell), columns.map(sampleCell)],
    })),
  ).toBuffer();
  const parts = unzipSync(whole);
  const sheets = begun.map((_, index) => sheetFrame(`xl/worksheets/sheet${index + 1}.xml`, parts));
  const names = new Set(sheets.map(({ name }) => name));
  return { parts: Object.fromEntries(Object.entries(parts).filter(([name]) => !names.has(name))), sheets };
}

function sheetFrame(name: string, parts: Readonly<Record<string, Uint8Array>>): SheetFrame {
  const xml = strFromU8(parts[name] ?? new Uint8Array());
  const from = xml.indexOf(ROW_BEGINS);
  const to = xml.indexOf(ROW_ENDS, from) + ROW_ENDS.length;
  const styles = xml
    .slice(from, to)
    .split('<c ')
    .slice(1)
    .flatMap((cell) => / s="(\d{1,6})"/.exec(cell.slice(0, cell.indexOf('>')))?.[1] ?? []);
  return { name, head: xml.slice(0, from), foot: xml.slice(to), styles };
}

function headCell({ title }: Column): XlsxCell {
  return { value: title, type: String, fontWeight: 'bold', wrap: true, alignVertical: 'top' };
}

/** Says how the cells of a column are shown. */
function sampleCell(column: Column): XlsxCell {
  switch (column.kind) {
    case 'text':
      return { value: column.title, type: String, wrap: true, alignVertical: 'top' };
    case 'day':
      return { value: new Date(0), type: Date, format: 'yyyy-mm-dd' };
    case 'share':
      return { value: 0, type: Number, format: '0.0%' };
    case 'count':
      return { value: 0, type: Number, format: '#,##0' };
    case 'money':
      return {
        value: 0,
        type: Number,
        format: `[$${column.currency}] #,##0${decimalsOf(column.currency)}`,
      };
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
