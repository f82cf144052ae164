import { setImmediate as nextTurn } from 'node:timers/promises';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Row, Sheet } from './table.js';
import { type SheetFrame, xlsxFrame } from './xlsx-frame.js';
import { xlsxRow } from './xlsx-row.js';

/** Rows read before a workbook begins: widths go by them. */
const FIRST_ROWS = 500;
/** Characters packed at a time: a few milliseconds of work. */
const PIECE = 64 * 1024;

/**
 * The tables as a workbook: a sheet each, with real numbers, days, percentages and amounts, and a first row that stays. Rows
 * are written as they come, and none is kept. Throws what reading them throws.
 */
export async function* xlsxContents(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const begun = await Promise.all(sheets.map(begin));
  const frame = await xlsxFrame(begun);
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    packed.push(chunk);
  });
  for (const [name, bytes] of Object.entries(frame.parts)) {
    const part = partOf(zip, name);
    part.push(bytes, true);
  }
  for (const [index, sheetFrame] of frame.sheets.entries()) {
    const part = partOf(zip, sheetFrame.name);
    const { first = [], rest = rowsOf([]) } = begun[index] ?? {};
    for await (const piece of sheetPieces(sheetFrame, first, rest)) {
      part.push(strToU8(piece));
      yield* packed.splice(0);
      // Whoever waits for an answer meanwhile has a turn.
      await nextTurn();
    }
    part.push(strToU8(sheetFrame.foot), true);
  }
  zip.end();
  yield* packed.splice(0);
}

function partOf(zip: Zip, name: string): ZipDeflate {
  const part = new ZipDeflate(name, { level: 6 });
  zip.add(part);
  return part;
}

async function begin(sheet: Sheet) {
  const rest = rowsOf(sheet.rows);
  const first: Row[] = [];
  while (first.length < FIRST_ROWS) {
    const next = await rest.next();
    if (next.done) break;
    first.push(next.value);
  }
  return { sheet, first, rest };
}

async function* rowsOf(rows: Sheet['rows']): AsyncGenerator<Row, void> {
  yield* rows;
}

async function* sheetPieces(
  { head, styles }: SheetFrame,
  first: readonly Row[],
  rest: AsyncGenerator<Row, void>,
): AsyncGenerator<string> {
  let piece = head;
  let number = 1;
  const add = (row: Row) => {
    number += 1;
    piece += xlsxRow(row, number, styles);
  };
  for (const row of first) add(row);
  for await (const row of rest) {
    add(row);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
