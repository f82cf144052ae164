import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PriceLine } from '../../src/domain/money/price.js';
import { createOwnPriceFile } from '../../src/price-sheets/own-price-file.js';
import { PriceSheetError } from '../../src/usecases/prices/price-sheet-error.js';

const HEADER =
  'ProductId,SkuId,Segment,Market,Currency,TermDuration,BillingPlan,EffectiveStartDate,EffectiveEndDate,UnitPrice,ERP Price';
const LINE = 'CFQ7TTC0LH18,0001,Commercial,DE,EUR,P1Y,Annual,2026-07-01,,57.60,72.00';

describe('createOwnPriceFile', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seatwise-test-'));
    path = join(folder, 'prices.csv');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function read(content: string | Uint8Array): Promise<readonly PriceLine[]> {
    await writeFile(path, content);
    const call = { correlationId: 'x', locale: 'en-US', signal: new AbortController().signal };
    const lines: PriceLine[] = [];
    for await (const batch of createOwnPriceFile(path).lines('', call)) lines.push(...batch);
    return lines;
  }

  async function refusal(content: string | Uint8Array): Promise<PriceSheetError> {
    const error = await read(content).then(
      () => assert.fail('it was taken'),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof PriceSheetError, String(error));
    return error;
  }

  const numbersOf = async (content: string | Uint8Array) =>
    (await read(content)).map(({ unitPrice, erpPrice }) => [unitPrice, erpPrice]);

  it('reads a line with every field', async () => {
    assert.deepEqual(await read(`${HEADER}\n${LINE}\n`), [
      {
        productId: 'CFQ7TTC0LH18',
        skuId: '0001',
        productTitle: '',
        skuTitle: '',
        market: 'DE',
        segment: 'commercial',
        currency: 'EUR',
        termDuration: 'P1Y',
        billingPlan: 'annual',
        unitPrice: 57.6,
        erpPrice: 72,
        effectiveFrom: new Date('2026-07-01'),
        effectiveUntil: undefined,
        seatsFrom: undefined,
        seatsTo: undefined,
      },
    ]);
  });

  it('takes other columns, in any order and case, and ignores what it does not know', async () => {
    const lines = await read(
      'market;ERPPrice;Comment;currency;productid;SKUID;TermDuration;billingplan;unitprice\nde;72,5;mine;eur;cfq7ttc0lh18;1;p1m;monthly;\n',
    );
    assert.deepEqual(
      lines.map(({ productId, skuId, market, currency, segment, termDuration, unitPrice, erpPrice }) => ({
        productId,
        skuId,
        market,
        currency,
        segment,
        termDuration,
        unitPrice,
        erpPrice,
      })),
      [
        {
          productId: 'CFQ7TTC0LH18',
          skuId: '0001',
          market: 'DE',
          currency: 'EUR',
          segment: undefined,
          termDuration: 'P1M',
          unitPrice: undefined,
          erpPrice: 72.5,
        },
      ],
    );
  });

  const semicolons = (line: string) => `${HEADER.replaceAll(',', ';')}\n${line}\n`;
  for (const [what, content] of [
    ['a byte order mark of UTF-8', `\ufeff${HEADER}\r\n${LINE}\r\n`],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${HEADER}\r\n${LINE}\r\n`, 'utf16le')],
    [
      'no line end at the end, and blank lines',
      `${HEADER}\n\n${LINE}\n\n${LINE}`.replace(`\n\n${LINE}`, `\n${LINE}`),
    ],
    ['tabs', `${HEADER}\n${LINE}\n`.replaceAll(',', '\t')],
    ['semicolons and decimal points', semicolons(LINE.replaceAll(',', ';'))],
    ['semicolons and decimal commas', semicolons(LINE.replaceAll(',', ';').replaceAll('.', ','))],
  ] as const)
    it(`reads a file with ${what}`, async () => {
      assert.deepEqual((await numbersOf(content))[0], [57.6, 72]);
    });

  for (const [what, line, problem] of [
    [
      'a word for a price',
      'A1B2,0001,,DE,EUR,P1Y,Annual,,,free,',
      /line 3: UnitPrice "free" is not a number such as 1234.50$/,
    ],
    ['a currency sign', 'A1B2,0001,,DE,EUR,P1Y,Annual,,,€5,', /line 3: UnitPrice "€5" is not a number/],
    [
      'a comma in a file of commas',
      'A1B2,0001,,DE,EUR,P1Y,Annual,,,"5,50",',
      /line 3: UnitPrice "5,50" is not a number/,
    ],
    [
      'a decimal comma without quotes',
      'A1B2,0001,,DE,EUR,P1Y,Annual,,,5,50,7',
      /line 3: it has more fields than the first line/,
    ],
    ['a negative price', 'A1B2,0001,,DE,EUR,P1Y,Annual,,,-1,', /line 3: UnitPrice "-1" is negative/],
    ['no price at all', 'A1B2,0001,,DE,EUR,P1Y,Annual,,,,', /line 3: UnitPrice and ERP Price are both empty/],
    ['no product', ',0001,,DE,EUR,P1Y,Annual,,,1,', /line 3: ProductId is empty/],
    [
      'product and SKU in one',
      'A1B2:0001,0001,,DE,EUR,P1Y,Annual,,,1,',
      /line 3: ProductId "A1B2:0001" is not an id/,
    ],
    [
      'a country by name',
      'A1B2,0001,,Germany,EUR,P1Y,Annual,,,1,',
      /line 3: Market "GERMANY" is not a country of two letters/,
    ],
    [
      'a currency by sign',
      'A1B2,0001,,DE,€,P1Y,Annual,,,1,',
      /line 3: Currency "€" is not a currency of three letters/,
    ],
    [
      'a term in words',
      'A1B2,0001,,DE,EUR,1 year,Annual,,,1,',
      /line 3: TermDuration "1 YEAR" is not a term such as P1M/,
    ],
    [
      'a plan that there is not',
      'A1B2,0001,,DE,EUR,P1Y,Yearly,,,1,',
      /line 3: BillingPlan "yearly" is not Monthly, Annual/,
    ],
    [
      'a day with points',
      'A1B2,0001,,DE,EUR,P1Y,Annual,1.7.2026,,1,',
      /line 3: EffectiveStartDate "1.7.2026" is not a day such as 2026-07-01/,
    ],
    [
      'a day that there is not',
      'A1B2,0001,,DE,EUR,P1Y,Annual,2026-02-30,,1,',
      /line 3: EffectiveStartDate "2026-02-30" is not a day/,
    ],
    [
      'an end before its beginning',
      'A1B2,0001,,DE,EUR,P1Y,Annual,2026-07-01,2026-06-30,1,',
      /line 3: EffectiveEndDate is before EffectiveStartDate/,
    ],
    ['a field too few', 'A1B2,0001,,DE,EUR', /line 3: it has more fields than the first line, or fewer/],
  ] as const)
    it(`refuses ${what}, by its line`, async () => {
      const { fault, details } = await refusal(`${HEADER}\n${LINE}\n${line}\n${LINE}\n`);
      assert.equal(fault, 'wrong-lines');
      assert.equal(details.length, 1);
      assert.match(details[0] ?? '', problem);
    });

  it('refuses a number that can be read in two ways', async () => {
    const { details } = await refusal(semicolons('A1B2;0001;;DE;EUR;P1Y;Annual;;;1.234;'));
    assert.match(details[0] ?? '', /UnitPrice "1\.234" can be read in two ways: write 1234, or 1\.2340/);
    assert.deepEqual(await numbersOf(semicolons('A1B2;0001;;DE;EUR;P1Y;Annual;;;1234;1.2340')), [
      [1234, 1.234],
    ]);
  });

  it('tells of twenty lines, and counts the others', async () => {
    const wrong = 'A1B2,0001,,DE,EUR,P1Y,Annual,,,x,\n'.repeat(31);
    const { message, details } = await refusal(`${HEADER}\n${wrong}`);
    assert.equal(message, '31 lines are wrong');
    assert.equal(details.length, 20);
  });

  for (const [what, content, fault, message] of [
    ['an empty file', '', 'empty', /empty/],
    ['a header alone', `${HEADER}\n`, 'empty', /no lines below its header/],
    ['a file without a header', `${LINE}\n${LINE}\n`, 'not-a-sheet', /first line lacks ProductId, SkuId/],
    ['a missing column', `${HEADER.replace('Currency,', '')}\n`, 'not-a-sheet', /first line lacks Currency$/],
    ['a column twice', `${HEADER},erp price\n${LINE},1\n`, 'not-a-sheet', /has ERP Price more than once/],
    ['a spreadsheet saved as a page', '<html><body>prices</body></html>', 'not-a-sheet', /web page/],
    ['JSON', '[{"ProductId":"A"}]', 'not-a-sheet', /JSON/],
  ] as const)
    it(`refuses ${what} in words`, async () => {
      const error = await refusal(content);
      assert.equal(error.fault, fault);
      assert.match(error.message, message);
    });

  it('says that a file is not there any more', async () => {
    const call = { correlationId: 'x', locale: 'en-US', signal: new AbortController().signal };
    const lines = createOwnPriceFile(join(folder, 'gone.csv')).lines('', call);
    await assert.rejects(
      async () => {
        for await (const _ of lines) assert.fail('it has lines');
      },
      { fault: 'unreadable-file' },
    );
  });

  it('has another stamp once it has changed', async () => {
    const file = createOwnPriceFile(path);
    const gone = await file.stamp();
    await writeFile(path, 'a');
    const first = await file.stamp();
    await writeFile(path, 'ab');
    assert.equal(new Set([gone, first, await file.stamp()]).size, 3);
  });
});
