import { utcDay } from '../base/time.js';
import { fileText } from './file-text.js';
import type { Cell, Row } from './table.js';

/** What looks like a sign written by its number, which spreadsheets would read as that sign. */
const CODED = /_(?=x[0-9a-f]{4}_)/gi;
/** Spreadsheets count days from the end of 1899. */
const FIRST_DAY = 25_569;
const LETTERS = 26;

/** A row as a sheet holds it; `number` counts from 1, `styles` are those of its columns. Empty cells are left out. */
export function xlsxRow(row: Row, number: number, styles: readonly string[]): string {
  const cells = styles.map((style, index) => cellXml(row[index], `${columnName(index)}${number}`, style));
  return `<row r="${number}">${cells.join('')}</row>`;
}

function cellXml(cell: Cell, at: string, style: string): string {
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'string') {
    const text = escaped(fileText(cell).replace(CODED, '_x005F_'));
    return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  }
  const value = cell instanceof Date ? utcDay(cell) + FIRST_DAY : cell;
  return `<c r="${at}" s="${style}"><v>${value}</v></c>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A, B … Z, AA. */
function columnName(index: number): string {
  const last = String.fromCharCode('A'.charCodeAt(0) + (index % LETTERS));
  return index < LETTERS ? last : `${columnName(Math.floor(index / LETTERS) - 1)}${last}`;
}
