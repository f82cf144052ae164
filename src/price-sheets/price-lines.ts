import type { PriceLine } from '../domain/money/price.js';
import { PriceSheetError } from '../usecases/prices/price-sheet-error.js';
import { readCsv } from './csv-records.js';
import { type PriceRecord, type PriceStyle, readPriceRecord } from './price-record.js';
import { openSheetFile } from './sheet-bytes.js';

/** What a line cannot do without. Segment came later, and dates may be missing in a file of one's own. */
const REQUIRED = [
  'ProductId',
  'SkuId',
  'Market',
  'Currency',
  'TermDuration',
  'BillingPlan',
  'UnitPrice',
  'ERP Price',
];
const RAGGED = 'it has more fields than the first line, or fewer';
const BATCH = 2_000;
/** So many findings are told of a file; the others are counted. */
const MOST_TOLD = 20;

/**
 * The lines of a sheet of Partner Center's, in a file, for one market. What is no readable line is left out; a sheet of
 * which a tenth is unreadable, or that is for another market, is not taken. Throws PriceSheetError while it is iterated.
 */
export async function* readSheetLines(path: string, market: string): AsyncGenerator<readonly PriceLine[]> {
  const { records } = await readCsv(await openSheetFile(path), REQUIRED);
  const style: PriceStyle = { numbers: 'sheet', knowsPlans: false };
  let batch: PriceLine[] = [];
  let read = 0;
  const problems: string[] = [];
  let wrong = 0;
  for await (const record of records) {
    if (record.isRagged) {
      const problem = `line ${record.line}: ${RAGGED}`;
      throw new PriceSheetError('cut-off', 'A line is damaged, or the last one ends in the middle', [
        problem,
      ]);
    }
    const result = readPriceRecord(record, style);
    if (result.kind === 'wrong') {
      wrong += 1;
      if (problems.length < MOST_TOLD) problems.push(`line ${record.line}: ${result.problem}`);
      continue;
    }
    const { line } = result;
    if (line.market !== market)
      throw new PriceSheetError('other-market', `It is for ${line.market}, and ${market} was asked for`);
    read += 1;
    if (batch.push(line) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (wrong > read / 9)
    throw new PriceSheetError('wrong-lines', `${wrong} of its lines cannot be read`, problems);
  yield batch;
}

/**
 * The lines of a price file of one's own, for any markets. Nothing of it is taken unless all of it can be read. Throws
 * PriceSheetError, with what is wrong by the number of the line.
 */
export async function* readOwnLines(path: string): AsyncGenerator<readonly PriceLine[]> {
  const { records, delimiter } = await readCsv(await openOwnFile(path), REQUIRED);
  const style: PriceStyle = { numbers: delimiter === ',' ? 'point' : 'either', knowsPlans: true };
  let batch: PriceLine[] = [];
  const problems: string[] = [];
  let wrong = 0;
  for await (const record of records) {
    const result: PriceRecord = record.isRagged
      ? { kind: 'wrong', problem: RAGGED }
      : readPriceRecord(record, style);
    if (result.kind === 'wrong') {
      wrong += 1;
      if (problems.length < MOST_TOLD) problems.push(`line ${record.line}: ${result.problem}`);
    } else if (batch.push(result.line) === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (wrong > 0) {
    const finding = `${wrong === 1 ? 'One line is' : `${wrong} lines are`} wrong`;
    throw new PriceSheetError('wrong-lines', finding, problems);
  }
  yield batch;
}

async function openOwnFile(path: string): Promise<AsyncIterable<Buffer>> {
  try {
    return await openSheetFile(path);
  } catch (error) {
    if (error instanceof PriceSheetError) throw error;
    throw new PriceSheetError('unreadable-file', 'The file cannot be read', [], error);
  }
}
