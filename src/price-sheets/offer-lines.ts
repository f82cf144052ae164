import type { OfferLine } from '../domain/money/offer-line.js';
import { PriceSheetError } from '../usecases/prices/price-sheet-error.js';
import { type CsvRecord, readCsv } from './csv-records.js';
import { openSheetFile } from './sheet-bytes.js';

const REQUIRED = ['ProductId', 'SkuId', 'ProvisioningId', 'ProvisioningString'];
const BATCH = 2_000;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The lines of an offer matrix, in a file. What is assigned to nobody, as software is, has no provisioning id and is left
 * out. Throws PriceSheetError while it is iterated: `not-a-sheet` where no line at all has one.
 */
export async function* readOfferLines(path: string): AsyncGenerator<readonly OfferLine[]> {
  const { records } = await readCsv(await openSheetFile(path), REQUIRED);
  let batch: OfferLine[] = [];
  let read = 0;
  for await (const record of records) {
    if (record.isRagged)
      throw new PriceSheetError('cut-off', 'A line is damaged, or the last one ends in the middle', [
        `line ${record.line}: it has more fields than the first line, or fewer`,
      ]);
    const line = toLine(record);
    if (line === undefined) continue;
    read += 1;
    if (batch.push(line) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (read === 0) throw new PriceSheetError('not-a-sheet', 'None of its lines has a provisioning id');
  yield batch;
}

function toLine({ fields }: CsvRecord): OfferLine | undefined {
  const text = (name: string) => fields[name.toLowerCase()] ?? '';
  const productId = text('ProductId').toUpperCase();
  const skuId = text('SkuId').toUpperCase();
  const provisioningId = text('ProvisioningId').toLowerCase();
  if (productId === '' || skuId === '' || !GUID.test(provisioningId)) return undefined;
  return {
    productId,
    // Spreadsheets and sheets alike may take 0001 for a number.
    skuId: /^\d+$/.test(skuId) ? skuId.padStart(4, '0') : skuId,
    provisioningId,
    partNumber: text('ProvisioningString').toUpperCase(),
    title: text('SkuTitle') || text('ProductTitle'),
  };
}
