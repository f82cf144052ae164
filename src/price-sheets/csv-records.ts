import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { PriceSheetError } from '../usecases/prices/price-sheet-error.js';

/** One line of a CSV file by its columns, whose names are in lower case and without spaces. */
export interface CsvRecord {
  /** Of the file, from 1; of a record over several lines the last. */
  readonly line: number;
  readonly fields: Readonly<Record<string, string | undefined>>;
  /** It has more fields than the first line, or fewer. */
  readonly isRagged: boolean;
}

/** A CSV file as its first line announces it. */
export interface CsvFile {
  readonly delimiter: ',' | ';' | '\t';
  readonly records: AsyncIterable<CsvRecord>;
}

/** More than a line of any sheet has, its description included. */
const MOST_IN_A_RECORD = 256 * 1024;
const HEAD_BYTES = 64 * 1024;

/**
 * Reads CSV as it comes, with commas, semicolons or tabs, whichever its first line has most of; in UTF-8, or in UTF-16
 * with a byte order mark. The required columns are named as people write them. Throws PriceSheetError, also while it is
 * iterated.
 */
export async function readCsv(bytes: AsyncIterable<Buffer>, required: readonly string[]): Promise<CsvFile> {
  const chunks = bytes[Symbol.asyncIterator]();
  const head: Buffer[] = [];
  for (let size = 0; size < HEAD_BYTES && !head.some((chunk) => chunk.includes('\n')); ) {
    const { value, done } = await chunks.next();
    if (done) break;
    head.push(value);
    size += value.length;
  }
  const firstLine =
    Buffer.concat(head)
      .toString('latin1')
      .replaceAll('\0', '')
      .split(/\r?\n|\r/, 1)[0] ?? '';
  const delimiter = delimiterOf(firstLine);

  async function* all(): AsyncGenerator<Buffer> {
    try {
      yield* head;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    } finally {
      await chunks.return?.();
    }
  }
  return { delimiter, records: readRecords(Readable.from(all()), delimiter, required) };
}

function delimiterOf(firstLine: string): CsvFile['delimiter'] {
  const counted = ([',', ';', '\t'] as const).map((sign) => ({ sign, count: firstLine.split(sign).length }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).sign;
}

interface ParsedRecord {
  readonly record: Readonly<Record<string, string | undefined>>;
  readonly info: { readonly lines: number; readonly invalid_field_length: number };
}

async function* readRecords(
  bytes: Readable,
  delimiter: string,
  required: readonly string[],
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    bom: true,
    columns: (header: readonly string[]) => columnsOf(header, required),
    delimiter,
    info: true,
    max_record_size: MOST_IN_A_RECORD,
    relax_column_count: true,
    // Descriptions may hold a quotation mark that nobody doubled.
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  });
  // A fault of either goes to the iteration below.
  pipeline(bytes, parser, () => undefined);
  let count = 0;
  let ragged = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      count += 1;
      yield { line: info.lines, fields: record, isRagged: info.invalid_field_length > ragged };
      ragged = info.invalid_field_length;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The parser's own messages may quote the line.
    const problem =
      error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quotation mark is not closed' : 'it cannot be read';
    throw new PriceSheetError('cut-off', 'A line is damaged, or the last one ends in the middle', [
      `line ${error['lines'] ?? '?'}: ${problem}`,
    ]);
  }
  if (count === 0) throw new PriceSheetError('empty', 'It has no lines below its header');
}

function columnsOf(header: readonly string[], required: readonly string[]): string[] {
  const columns = header.map(columnName);
  const missing = required.filter((name) => !columns.includes(columnName(name)));
  if (missing.length > 0)
    throw new PriceSheetError('not-a-sheet', `Its first line lacks ${missing.join(', ')}`);
  const doubled = required.filter((name) => columns.filter((one) => one === columnName(name)).length > 1);
  if (doubled.length > 0)
    throw new PriceSheetError('not-a-sheet', `Its first line has ${doubled.join(', ')} more than once`);
  return columns;
}

function columnName(written: string): string {
  return written.replace(/\s+/g, '').toLowerCase();
}
