import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { offerIds } from '../../demo/partner-center/offer-ids.js';
import { CATALOGUE } from '../../demo/price-host/catalogue.js';
import type { SheetQuirks } from '../../demo/price-host/emulator.js';
import { assignedAs } from '../../src/domain/money/offer-line.js';
import { createOfferBook } from '../../src/storage/prices/offer-book.js';
import { makeTempDir } from '../helpers/database.js';
import { until } from '../helpers/until.js';
import { groupChat } from './support/cost-walk.js';
import { openPriceStage, type PriceStage } from './support/price-stage.js';
import { RITA } from './support/watched-channel.js';

const E3 = offerIds('Microsoft 365 E3').productId;
const PRICE_PATH = "/v1.0/sales/pricesheets(Market='DE'";

describe('price sheets', function () {
  this.timeout(60_000);
  let stage: PriceStage;
  afterEach(() => stage.close());

  const asked = () =>
    stage.priceHost.requests.map(({ path }) => /Market='(..)'/.exec(decodeURIComponent(path))?.[1]);
  const stateOf = async (market: string) => (await stage.states()).find((state) => state.market === market);

  it('are read for each market in use, with the price before and the one that replaced it on the same day', async () => {
    stage = await openPriceStage();
    await stage.bot.sweep();
    await stage.bot.readPrices();
    const markets = asked();
    assert.equal(new Set(markets).size, markets.length, 'each sheet was asked for once');
    for (const market of ['US', 'GB', 'DE']) assert.ok(markets.includes(market), market);
    assert.ok(!markets.includes('NO'), 'nobody is there');
    const yearly = (await stage.linesOf('US', 'commercial', E3)).filter(
      ({ termDuration, billingPlan }) => termDuration === 'P1Y' && billingPlan === 'annual',
    );
    assert.deepEqual(
      yearly.map(({ erpPrice, unitPrice, currency, effectiveFrom, effectiveUntil }) => [
        erpPrice,
        unitPrice,
        currency,
        effectiveFrom?.toISOString().slice(0, 10),
        effectiveUntil?.toISOString().slice(0, 10),
      ]),
      [
        [432, 345.6, 'USD', '2024-03-01', '2026-07-01'],
        [468, 374.4, 'USD', '2026-07-01', undefined],
      ],
    );
    const charity = await stage.linesOf('DE', 'charity', E3);
    assert.ok(
      charity.length > 0 &&
        charity.every(({ segment, currency }) => segment === 'charity' && currency === 'EUR'),
    );
  });

  it('ask for country and segment of a customer once, and keep them', async () => {
    stage = await openPriceStage();
    await stage.bot.sweep();
    await stage.bot.readPrices();
    await stage.bot.readPrices();
    const { customerId } = stage.bot.emulator.state.find('Lamna Healthcare Company');
    const calls = stage.bot.emulator.requests.filter(
      ({ path }) => path === `/v1/customers/${customerId}` || path.endsWith(`${customerId}/qualifications`),
    );
    assert.equal(calls.length, 2);
    const { rows } = await stage.fresh.database.pool.query(
      'select market, segment from customer_buyer where customer_id = $1',
      [customerId],
    );
    assert.deepEqual(rows, [{ market: 'US', segment: 'charity' }]);
  });

  it('are read again on Mondays and on the 1st, and not before', async () => {
    stage = await openPriceStage({}, '2026-11-10T08:00:00Z');
    await stage.bot.sweep();
    await stage.bot.readPrices();
    const once = stage.priceHost.requests.length;
    // The next Monday is the 16th; a Tuesday is the 1st of December.
    for (const [now, isRead] of [
      ['2026-11-15T23:00:00Z', false],
      ['2026-11-16T04:00:00Z', true],
      ['2026-11-22T04:00:00Z', false],
      ['2026-11-23T04:00:00Z', true],
      ['2026-11-30T04:00:00Z', true],
      ['2026-12-01T04:00:00Z', true],
      ['2026-12-02T04:00:00Z', false],
    ] as const) {
      const before = stage.priceHost.requests.length;
      stage.setNow(now);
      await stage.bot.readPrices();
      assert.equal(stage.priceHost.requests.length - before, isRead ? once : 0, now);
    }
  });

  it('are read by a job when the clock says so', async () => {
    stage = await openPriceStage();
    await stage.bot.sweep();
    await stage.bot.tick();
    await until(async () => (await stateOf('DE'))?.readAt !== undefined);
  });

  it('change only what changed, withdraw what a later sheet lacks, and drop nothing', async () => {
    stage = await openPriceStage();
    await stage.bot.sweep();
    await stage.bot.readPrices();
    stage.priceHost.setQuirks({ lines: 900 });
    stage.setNow('2026-11-16T04:00:00Z');
    await stage.bot.readPrices();
    const { rows } = await stage.fresh.database.pool.query(
      "select count(*)::int as kept, count(withdrawn_on)::int as gone, min(withdrawn_on)::text as on, count(distinct xmin::text)::int as writers from price_line where market = 'DE'",
    );
    const all = (await stateOf('DE'))?.lines;
    assert.equal(all, 899);
    assert.deepEqual(rows, [{ kept: 1116, gone: 1116 - 899, on: '2026-11-16', writers: 2 }]);
    stage.priceHost.setQuirks({ lines: Number.POSITIVE_INFINITY });
    stage.setNow('2026-11-23T04:00:00Z');
    await stage.bot.readPrices();
    const back = await stage.fresh.database.pool.query(
      "select count(*)::int as kept, count(withdrawn_on)::int as gone from price_line where market = 'DE'",
    );
    assert.deepEqual(back.rows, [{ kept: 1116, gone: 0 }]);
  });

  it('come with the offer matrix of the month, which joins a subscription to what is assigned', async () => {
    stage = await openPriceStage();
    await stage.bot.sweep();
    await stage.bot.readPrices();
    const months = stage.priceHost.requests.flatMap(
      ({ path }) => /offermatrix\(Month='(\d+)'\)/.exec(decodeURIComponent(path))?.[1] ?? [],
    );
    assert.deepEqual(months, ['202611']);
    const [first] = CATALOGUE;
    assert.ok(first);
    const offers = await createOfferBook(stage.fresh.database.kysely).ofSkus([
      { productId: first.productId, skuId: first.skuId },
      { productId: 'CFQ7NOBODY00', skuId: '0001' },
    ]);
    assert.deepEqual(
      assignedAs(`${first.productId}:${first.skuId}:CFQ7TTC0K971`, offers).map(
        ({ provisioningId, partNumber, title }) => [provisioningId, partNumber, title],
      ),
      [[first.provisioningId, first.provisioningString, first.title]],
    );

    stage.priceHost.faults.add({ fault: { kind: 'html' }, path: '/v1.0/sales/offermatrix' });
    stage.setNow('2026-12-01T04:00:00Z');
    await stage.bot.readPrices();
    const [matrix] = await stage.states('offer-matrix');
    assert.deepEqual([matrix?.failure?.fault, matrix?.lines], ['not-a-sheet', CATALOGUE.length]);
    assert.equal((await stateOf('DE'))?.failure, undefined);
    assert.equal(stage.priceHost.requests.filter(({ path }) => path.includes('202612')).length, 1);
  });

  const shapes: readonly Partial<SheetQuirks>[] = [
    { shape: 'csv' },
    { shape: 'zip' },
    { shape: 'zip', contentEncoding: 'deflate' },
    { shape: 'csv', contentEncoding: 'gzip' },
    { shape: 'gzip', contentEncoding: 'gzip' },
    { shape: 'gzip' },
    { shape: 'deflate', contentEncoding: 'deflate' },
  ];
  for (const quirks of shapes)
    it(`are read as ${quirks.shape}, whatever Content-Encoding says (${quirks.contentEncoding ?? 'nothing'})`, async () => {
      stage = await openPriceStage();
      stage.priceHost.setQuirks(quirks);
      await stage.bot.sweep();
      await stage.bot.readPrices();
      const state = await stateOf('DE');
      assert.deepEqual([state?.lines, state?.failure], [1116, undefined]);
    });

  it('are asked for with a token of their own audience, out of the one sign-in, which goes on', async () => {
    stage = await openPriceStage();
    await stage.bot.sweep();
    await stage.bot.readPrices();
    await stage.bot.sweep();
    assert.ok(stage.priceHost.requests.every(({ status }) => status === 200));
    assert.equal(
      stage.entra.grantLog.filter(({ outcome }) => outcome === 'issued').length,
      2,
      'two tokens in all',
    );
  });

  it('without consent are told of, and leave the sign-in alone', async () => {
    stage = await openPriceStage();
    stage.entra.configure({ priceConsent: false });
    await stage.bot.sweep();
    await stage.bot.readPrices();
    const state = await stateOf('US');
    assert.deepEqual([state?.failure?.fault, state?.readAt], ['forbidden', undefined]);
    assert.match(state?.failure?.detail ?? '', /npm run consent/);
    assert.equal(stage.priceHost.requests.length, 0);
    await stage.bot.sweep();
    const ready = await fetch(`${stage.bot.url}/readyz`);
    assert.equal(ready.status, 200);
  });

  describe('that cannot be used', () => {
    const bad: readonly [string, (stage: PriceStage) => void, string][] = [
      [
        'cut off on the way',
        ({ priceHost }) => void priceHost.faults.add({ fault: { kind: 'cut-off' }, path: PRICE_PATH }),
        'unavailable',
      ],
      [
        'a zip that ends in the middle',
        ({ priceHost }) => priceHost.setQuirks({ shape: 'cut-zip' }),
        'cut-off',
      ],
      [
        'a CSV that ends in the middle of a line',
        ({ priceHost }) => priceHost.setQuirks({ shape: 'cut-csv' }),
        'cut-off',
      ],
      [
        'a CSV that ends at the end of a line',
        ({ priceHost }) => priceHost.setQuirks({ lines: 300 }),
        'too-short',
      ],
      ['a header alone', ({ priceHost }) => priceHost.setQuirks({ shape: 'header-only' }), 'empty'],
      [
        'the sheet of another market',
        ({ priceHost }) => priceHost.setQuirks({ market: 'FR' }),
        'other-market',
      ],
      [
        'a web page',
        ({ priceHost }) => void priceHost.faults.add({ fault: { kind: 'html' } }),
        'not-a-sheet',
      ],
      ['an empty body', ({ priceHost }) => void priceHost.faults.add({ fault: { kind: 'empty' } }), 'empty'],
      [
        'an error in JSON with status 200',
        ({ priceHost }) =>
          void priceHost.faults.add({ fault: { kind: 'error-shape', shape: 'gateway', status: 200 } }),
        'not-a-sheet',
      ],
      [
        'status 403',
        ({ priceHost }) => void priceHost.faults.add({ fault: { kind: 'forbidden' } }),
        'forbidden',
      ],
      [
        'status 400, which means a wrong sign-in',
        ({ priceHost }) => void priceHost.faults.add({ fault: { kind: 'status', status: 400 } }),
        'rejected',
      ],
    ];
    for (const [what, spoil, fault] of bad)
      it(`leave the last good one and say so: ${what}`, async function () {
        this.timeout(60_000);
        stage = await openPriceStage();
        await stage.bot.sweep();
        await stage.bot.readPrices();
        const before = await stage.linesOf('DE', 'commercial', E3);
        spoil(stage);
        stage.setNow('2026-11-16T04:00:00Z');
        await stage.bot.readPrices();
        const state = await stateOf('DE');
        assert.equal(state?.failure?.fault, fault);
        assert.equal(state?.failure?.since.toISOString(), '2026-11-16T04:00:00.000Z');
        assert.equal(state?.readAt?.toISOString(), '2026-11-10T08:00:00.000Z');
        assert.deepEqual(await stage.linesOf('DE', 'commercial', E3), before);
        assert.ok(stage.bot.log.some((line) => line.includes('no good price sheet') && line.includes(fault)));

        stage.priceHost.faults.clear();
        stage.priceHost.setQuirks({
          shape: 'documented',
          market: undefined,
          lines: Number.POSITIVE_INFINITY,
        });
        await stage.bot.readPrices();
        assert.equal((await stateOf('DE'))?.failure, undefined);
      });

    it('are told of in status, and once to the admins, with what counts until a good one comes', async () => {
      stage = await openPriceStage({ ADMIN_USER_IDS: RITA.aadObjectId });
      const chat = groupChat(stage.bot, '19:operations@thread.v2', RITA);
      await chat.say('operations here');
      await stage.bot.sweep();
      await stage.bot.readPrices();
      assert.doesNotMatch((await chat.say('status')).text ?? '', /price list/);
      const told = () =>
        chat.sent().filter(({ activity }) => /price lists? could not/.test(activity.text ?? ''));
      assert.deepEqual(told(), []);

      stage.priceHost.faults.add({ fault: { kind: 'empty' }, path: PRICE_PATH });
      stage.setNow('2026-11-16T04:00:00Z');
      await stage.bot.readPrices();
      await until(async () => told().length === 1);
      const line = /Prices for DE: it has no lines; what was read on 10\sNovember\s2026 counts until then/;
      assert.match(told()[0]?.activity.text ?? '', line);
      assert.match(JSON.stringify(await chat.say('status')), line);

      stage.setNow('2026-11-16T06:00:00Z');
      await stage.bot.readPrices();
      stage.priceHost.faults.clear();
      await stage.bot.readPrices();
      assert.doesNotMatch((await chat.say('status')).text ?? '', /price list/);
      // That of status, and no second notice.
      assert.equal(told().length, 2);
    });

    it('are tried again an hour later', async () => {
      stage = await openPriceStage();
      stage.priceHost.faults.add({ fault: { kind: 'forbidden' }, path: PRICE_PATH });
      await stage.bot.sweep();
      await stage.bot.readPrices();
      stage.priceHost.faults.clear();
      // The first look of a process tries at once; this is the second.
      await stage.bot.tick();
      await until(async () => (await stateOf('DE'))?.readAt !== undefined);
      stage.priceHost.faults.add({ fault: { kind: 'forbidden' }, path: PRICE_PATH });
      stage.setNow('2026-11-16T04:00:00Z');
      await stage.bot.readPrices();
      stage.priceHost.faults.clear();
      stage.setNow('2026-11-16T04:50:00Z');
      await stage.bot.tick();
      assert.equal((await stateOf('DE'))?.failure?.fault, 'forbidden');
      stage.setNow('2026-11-16T05:05:00Z');
      await stage.bot.tick();
      await until(async () => (await stateOf('DE'))?.failure === undefined);
    });
  });

  describe('switched off', () => {
    it('ask nothing of the host of the prices, nor for countries', async () => {
      stage = await openPriceStage({ PRICE_SHEET: 'off' });
      await stage.bot.sweep();
      await stage.bot.readPrices();
      await stage.bot.tick();
      assert.equal(stage.priceHost.requests.length, 0);
      assert.ok(!stage.bot.emulator.requests.some(({ path }) => path.includes('/qualifications')));
      assert.deepEqual(await stage.states(), []);
    });
  });

  describe('of a file of one’s own', () => {
    let folder: string;
    let path: string;
    const HEADER =
      'ProductId,SkuId,Segment,Market,Currency,TermDuration,BillingPlan,EffectiveStartDate,EffectiveEndDate,UnitPrice,ERP Price\n';
    beforeEach(async () => {
      folder = await makeTempDir();
      path = join(folder, 'prices.csv');
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));

    it('are read without the other host, again when the file changes, and kept while it is wrong', async () => {
      await writeFile(path, `${HEADER}${E3},0001,,DE,EUR,P1Y,Annual,,,300,400\n`);
      stage = await openPriceStage({ PRICE_SHEET: path });
      await stage.bot.sweep();
      await stage.bot.readPrices();
      const priceOf = async () =>
        (await stage.linesOf('DE', 'charity', E3, '0001', 'file')).map(({ unitPrice, segment }) => [
          unitPrice,
          segment,
        ]);
      assert.deepEqual(await priceOf(), [[300, undefined]]);

      await writeFile(path, `${HEADER}${E3},0001,,DE,EUR,P1Y,Annual,,,310.5,400\n`);
      await stage.bot.readPrices();
      assert.deepEqual(await priceOf(), [[310.5, undefined]]);

      await writeFile(path, `${HEADER}${E3},0001,,DE,EUR,P1Y,Annual,,,a lot,400\n`);
      await stage.bot.readPrices();
      assert.deepEqual(await priceOf(), [[310.5, undefined]]);
      const [state] = await stage.states('file');
      assert.equal(state?.failure?.fault, 'wrong-lines');
      assert.match(state?.failure?.detail ?? '', /line 2: UnitPrice "a lot" is not a number/);
      assert.equal(stage.priceHost.requests.length, 0);
    });
  });
});
