import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { matrixLines } from '../../demo/price-host/sheet.js';
import { assignedAs, type OfferLine } from '../../src/domain/money/offer-line.js';
import { readOfferLines } from '../../src/price-sheets/offer-lines.js';
import { PriceSheetError } from '../../src/usecases/prices/price-sheet-error.js';
import { makeTempDir } from '../helpers/database.js';

const HEADER =
  'ProductTitle,ProductId,SkuId,SkuTitle,MinLicenses,MaxLicenses,ProvisioningId,ProvisioningString';
const ESSENTIALS = '3b555118-da6a-4418-894f-7df1e2096870';

describe('readOfferLines', () => {
  let folder: string;
  before(async () => {
    folder = await makeTempDir();
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function read(...lines: readonly string[]): Promise<readonly OfferLine[]> {
    const path = join(folder, 'matrix.csv');
    await writeFile(path, `\ufeff${lines.join('\r\n')}\r\n`);
    const all: OfferLine[] = [];
    for await (const batch of readOfferLines(path)) all.push(...batch);
    return all;
  }
  const fault = async (...lines: readonly string[]) => {
    try {
      await read(...lines);
    } catch (error) {
      return error instanceof PriceSheetError ? error.fault : error;
    }
    return 'none';
  };

  it('gives the documented line: what a SKU is where its licences are assigned', async () => {
    const row = `Microsoft 365 Business Basic,cfq7ttc0lh18,1,"Basic, for one",1,300,${ESSENTIALS.toUpperCase()},o365_business_essentials`;
    assert.deepEqual(await read(HEADER, row), [
      {
        productId: 'CFQ7TTC0LH18',
        skuId: '0001',
        provisioningId: ESSENTIALS,
        partNumber: 'O365_BUSINESS_ESSENTIALS',
        title: 'Basic, for one',
      },
    ]);
  });

  it('leaves out what nobody is assigned, and takes the product’s name where the SKU has none', async () => {
    const found = await read(
      HEADER,
      'SQL Server,DG7GMGF0FKX9,0002,SQL Server,1,,,',
      `Exchange,CFQ7TTC0LH16,0001,,1,300,${ESSENTIALS},`,
    );
    assert.deepEqual(
      found.map(({ title, partNumber }) => [title, partNumber]),
      [['Exchange', '']],
    );
  });

  it('reads every line of the emulator’s', async () => {
    const [header = '', ...lines] = matrixLines();
    assert.equal((await read(header, ...lines)).length, lines.length);
  });

  it('says what is no matrix, and what ends in the middle', async () => {
    assert.equal(await fault('ProductId,SkuId', 'A,1'), 'not-a-sheet');
    assert.equal(await fault(HEADER), 'empty');
    assert.equal(await fault(HEADER, 'A,CFQ7TTC0LH16,0001,A,1,300,none,'), 'not-a-sheet');
    assert.equal(await fault(HEADER, `A,CFQ7TTC0LH16,0001,A,1,300,${ESSENTIALS},X`, 'B,CFQ7'), 'cut-off');
  });
});

describe('assignedAs', () => {
  const offer = (productId: string, skuId: string, partNumber: string): OfferLine => ({
    productId,
    skuId,
    provisioningId: ESSENTIALS,
    partNumber,
    title: '',
  });
  const offers = [offer('CFQ7TTC0LH18', '0001', 'A'), offer('CFQ7TTC0LH18', '0002', 'B')];
  const partsOf = (offerId: string | undefined) =>
    assignedAs(offerId, offers).map(({ partNumber }) => partNumber);

  it('joins a subscription by the product and SKU of its offer, whatever the availability', () => {
    assert.deepEqual(partsOf('cfq7ttc0lh18:0001:CFQ7TTC0K971'), ['A']);
    assert.deepEqual(partsOf('CFQ7TTC0LH18:0002'), ['B']);
  });

  it('knows nothing of older offers and of what the matrix lacks', () => {
    for (const offerId of [undefined, '', ESSENTIALS, 'CFQ7TTC0LH18:0003:X', 'CFQ7TTC0LH18:'])
      assert.deepEqual(partsOf(offerId), []);
  });
});
