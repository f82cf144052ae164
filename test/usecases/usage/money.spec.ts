import assert from 'node:assert/strict';
import type { OfferLine } from '../../../src/domain/money/offer-line.js';
import type { PriceLine } from '../../../src/domain/money/price.js';
import type { BuyerSource, PriceBook } from '../../../src/usecases/prices/price-ports.js';
import { createReadPrices } from '../../../src/usecases/prices/read-prices.js';
import { createShowLicenseUsage } from '../../../src/usecases/usage/show-license-usage.js';
import { createShowRenewals } from '../../../src/usecases/usage/show-renewals.js';
import { createShowUnusedLicenses } from '../../../src/usecases/usage/show-unused-licenses.js';
import { subscriptionTerm } from '../../helpers/contract-rows.js';
import { GERMANY, priceLine } from '../../helpers/price-lines.js';
import { usageRow } from '../../helpers/usage-rows.js';
import { CONTOSO, clock, createCall, createLines, createSource, expectKind } from '../fakes.js';

const OFFER = { offerId: 'CFQ7TTC0LF8R:0001:CFQ7TTC0KX1A', billingCycle: 'annual' } as const;

/** Prices that a test gives, and what was asked of them. */
function createPrices(
  lines: readonly PriceLine[] | Error | 'silent',
  buyer: BuyerSource['read'] = async () => GERMANY,
  matrix: readonly OfferLine[] = [],
) {
  const asked: string[] = [];
  const prices: PriceBook = {
    async linesOf({ market, segment }, skus) {
      asked.push(`${market} ${segment} ${skus.map(({ productId, skuId }) => `${productId}:${skuId}`)}`);
      if (lines === 'silent') return new Promise(() => undefined);
      if (lines instanceof Error) throw lines;
      return lines;
    },
  };
  const offers = { ofSkus: async () => matrix };
  return { asked, prices, offers, buyers: { read: buyer, kept: async () => new Map() } };
}

function setUp(parts: ReturnType<typeof createPrices> | undefined, terms = [subscriptionTerm(OFFER)]) {
  const { logger, lines } = createLines();
  const deps = {
    findCustomer: async () => ({ kind: 'one', customer: CONTOSO }) as const,
    usage: createSource([usageRow()]),
    deployment: createSource([]),
    subscriptions: createSource(terms),
    readPrices: parts && createReadPrices({ ...parts, clock, logger, limitMs: 20 }),
    clock,
    logger,
    lowUsagePercent: 50,
    sideLimitMs: 50,
  };
  const showLicenseUsage = createShowLicenseUsage(deps);
  return {
    usage: async (options = {}) =>
      expectKind(await showLicenseUsage.byText('contoso', createCall(), options), 'usage'),
    unused: async () =>
      expectKind(await createShowUnusedLicenses(showLicenseUsage).byText('contoso', createCall()), 'unused'),
    renewals: async () =>
      expectKind(await createShowRenewals(deps).byText('contoso', createCall()), 'renewals'),
    lines,
  };
}

describe('money in answers about one customer', () => {
  // 10 seats of Office 365 E3, 5 of them unused: 5 x 360/12 list, 5 x 288/12 at cost.
  it('is with usage, unused licences and renewals alike, by the list price', async () => {
    const { usage, unused, renewals } = setUp(createPrices([priceLine()]));
    for (const { money } of [await usage(), await unused(), await renewals()]) {
      assert.equal(money?.basis, 'retail');
      assert.deepEqual(money.after, {
        amounts: [{ currency: 'EUR', atLeast: 150, atMost: 150, isAtMost: false }],
        priced: 1,
        products: 1,
      });
    }
  });

  it('is what the partner pays only when that is asked for', async () => {
    const { usage } = setUp(createPrices([priceLine()]));
    const { money } = await usage({ basis: 'cost' });
    assert.deepEqual([money?.basis, money?.after.amounts[0]?.atMost], ['cost', 120]);
  });

  it('is left out with prices off, without a country, and when prices fail or stay silent; the answer comes', async () => {
    const cases = [
      undefined,
      createPrices([priceLine()], async () => undefined),
      createPrices(new Error('no database')),
      createPrices('silent'),
    ];
    for (const parts of cases) {
      const { usage, renewals } = setUp(parts);
      assert.equal((await usage()).money, undefined);
      assert.equal((await renewals()).money, undefined);
      assert.equal((await renewals()).lines.length, 1);
    }
  });

  it('counts an older offer as not priced', async () => {
    const { usage } = setUp(createPrices([priceLine()]), [
      subscriptionTerm({ offerId: '031C9E47-4802-4248-838E-778FB1D2CC05', billingCycle: 'annual' }),
    ]);
    const { money } = await usage();
    assert.deepEqual(money?.after, { amounts: [], priced: 0, products: 1 });
  });

  it('asks for each SKU once a minute, however many ask', async () => {
    const parts = createPrices([priceLine()]);
    const { usage, renewals } = setUp(parts);
    await usage();
    await usage();
    await renewals();
    assert.deepEqual(parts.asked, ['DE commercial CFQ7TTC0LF8R:0001']);
  });

  it('takes names from the offer matrix where the price sheet has none', async () => {
    const offer = (productId: string, title: string): OfferLine => ({
      productId,
      skuId: '0001',
      provisioningId: '3b555118-da6a-4418-894f-7df1e2096870',
      partNumber: '',
      title,
    });
    const next = { quantity: 8, productId: 'cfq7ttc0lhng', skuId: '0001', termDuration: undefined };
    const parts = createPrices([priceLine({ skuTitle: '', productTitle: '' })], undefined, [
      offer('CFQ7TTC0LF8R', 'Office 365 E3 Extended Service Term'),
      offer('CFQ7TTC0LHNG', 'Microsoft 365 F3'),
    ]);
    const { renewals } = setUp(parts, [
      subscriptionTerm({ ...OFFER, subscriptionId: 'a', termDuration: 'P1M' }),
      subscriptionTerm({
        subscriptionId: 'b',
        offerId: 'CFQ7TTC0LDPB:0001:CFQ7TTC0KX1A',
        scheduledActions: [{ type: 'transition', effectiveDate: undefined, next }],
      }),
    ]);
    const found = new Map(
      (await renewals()).lines.map(({ renewal }) => [renewal.subscriptionId, renewal.outcome]),
    );
    assert.deepEqual(found.get('a'), { kind: 'extended', isNow: true });
    const changed = found.get('b');
    assert.equal(changed?.kind === 'renews' && changed.product, 'Microsoft 365 F3');
  });

  it('knows an extended term by its SKU, and the name of what a term changes to', async () => {
    const lines = [
      priceLine({ skuTitle: 'Office 365 E3 Extended Service Term' }),
      priceLine({ productId: 'CFQ7TTC0LHNG', skuTitle: 'Microsoft 365 F3' }),
    ];
    const next = { quantity: 8, productId: 'cfq7ttc0lhng', skuId: '0001', termDuration: undefined };
    const { renewals } = setUp(createPrices(lines), [
      subscriptionTerm({ ...OFFER, subscriptionId: 'a', termDuration: 'P1M' }),
      subscriptionTerm({
        subscriptionId: 'b',
        offerId: 'CFQ7TTC0LDPB:0001:CFQ7TTC0KX1A',
        scheduledActions: [{ type: 'transition', effectiveDate: undefined, next }],
      }),
    ]);
    const found = new Map(
      (await renewals()).lines.map(({ renewal }) => [renewal.subscriptionId, renewal.outcome]),
    );
    assert.deepEqual(found.get('a'), { kind: 'extended', isNow: true });
    assert.deepEqual(found.get('b'), {
      kind: 'renews',
      quantity: 8,
      product: 'Microsoft 365 F3',
      termDuration: undefined,
      billingCycle: undefined,
    });
  });
});
