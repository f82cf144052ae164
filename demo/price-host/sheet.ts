import { CATALOGUE, type CatalogueProduct, MARKETS } from './catalogue.js';

/** Columns of a price sheet. Source: get-a-price-sheet; Segment as later sheets have it. */
const COLUMNS =
  'ProductTitle,ProductId,SkuId,SkuTitle,Publisher,SkuDescription,UnitOfMeasure,TermDuration,BillingPlan,Market,Currency,UnitPrice,PricingTierRangeMin,PricingTierRangeMax,EffectiveStartDate,EffectiveEndDate,Tags,ERP Price,Segment';

/** Share of the commercial price. */
const SEGMENTS = { Commercial: 1, Education: 0.4, Charity: 0.25 } as const;
/** What the partner pays of the suggested price. */
const COST = 0.8;

/** Terms by months, with what a month costs beside one of a year that is paid at once. */
const PLANS = [
  { term: 'P1M', plan: 'Monthly', months: 1, factor: 1.2 },
  { term: 'P1Y', plan: 'Monthly', months: 12, factor: 1.05 },
  { term: 'P1Y', plan: 'Annual', months: 12, factor: 1 },
  { term: 'P3Y', plan: 'Monthly', months: 36, factor: 1.05 },
  { term: 'P3Y', plan: 'Annual', months: 36, factor: 1 },
  { term: 'P3Y', plan: 'Triennial', months: 36, factor: 0.95 },
] as const;

/** One line ends on the day on which the next begins, as sheets have it. */
const BEFORE = { from: '3/1/2024 12:00:00 AM', until: '7/1/2026 12:00:00 AM' };
const SINCE = { from: '7/1/2026 12:00:00 AM', until: '12/31/9999 11:59:59 PM' };

/** A price in a market: dollars, rounded to cents. */
function priceIn(market: string, dollars: number): number {
  return Math.round(dollars * (MARKETS[market]?.perDollar ?? 1) * 100) / 100;
}

/** The lines of a market's sheet, its header first, without line ends. Undefined for a market that there is not. */
export function* sheetLines(market: string, filler = 0): Generator<string> {
  yield COLUMNS;
  for (const product of CATALOGUE) {
    for (const segment of Object.keys(SEGMENTS) as (keyof typeof SEGMENTS)[]) {
      for (const plan of PLANS) {
        yield line(product, { market, segment, ...plan, perMonth: product.monthlyBefore, ...BEFORE });
        yield line(product, { market, segment, ...plan, perMonth: product.monthly, ...SINCE });
      }
    }
  }
  for (let number = 0; number < filler; number += 1) yield fillerLine(market, number);
}

function line(
  { title, productId, skuId }: CatalogueProduct,
  price: {
    readonly market: string;
    readonly segment: keyof typeof SEGMENTS;
    readonly term: string;
    readonly plan: string;
    readonly months: number;
    readonly factor: number;
    readonly perMonth: number;
    readonly from: string;
    readonly until: string;
  },
): string {
  const { market, segment, term, plan, months, factor, perMonth, from, until } = price;
  const erp = priceIn(market, perMonth * months * factor * SEGMENTS[segment]);
  const cost = Math.round(erp * COST * 100) / 100;
  const currency = MARKETS[market]?.currency ?? 'USD';
  const description = `"${title}, for one person"`;
  return `"${title}",${productId},${skuId},"${title}",Microsoft Corporation,${description},Licenses,${term},${plan},${market},${currency},${cost},,,${from},${until},,${erp},${segment}`;
}

/** A line of a product that nobody has, with a description as long as real ones are. */
function fillerLine(market: string, number: number): string {
  const id = number.toString(36).toUpperCase().padStart(4, '0');
  const text = `Filler ${number}: ${'a description as long as those of real sheets, '.repeat(4)}and its end`;
  const currency = MARKETS[market]?.currency ?? 'USD';
  return `"Filler ${number}",CFQ7FILL${id},0001,"Filler ${number}",Microsoft Corporation,"${text}",Licenses,P1Y,Annual,${market},${currency},${number % 900}.5,,,${SINCE.from},${SINCE.until},,${number % 900}.75,Commercial`;
}

const MATRIX_COLUMNS =
  'ProductId,ProductTitle,SkuId,SkuTitle,MinLicenses,MaxLicenses,ProvisioningId,ProvisioningString';

/** The lines of the offer matrix. Source: get-an-offer-matrix. */
export function* matrixLines(): Generator<string> {
  yield MATRIX_COLUMNS;
  for (const { title, productId, skuId, provisioningId, provisioningString } of CATALOGUE)
    yield `${productId},"${title}",${skuId},"${title}",1,300,${provisioningId},${provisioningString}`;
}
