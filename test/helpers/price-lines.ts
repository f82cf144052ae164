import type { Buyer, PriceLine } from '../../src/domain/money/price.js';

export const GERMANY: Buyer = { market: 'DE', segment: 'commercial' };

/** A line of Office 365 E3 for a year paid at once, EUR 360 a seat, with everything a case does not care about filled in. */
export function priceLine(line: Partial<PriceLine> = {}): PriceLine {
  return {
    productId: 'CFQ7TTC0LF8R',
    skuId: '0001',
    productTitle: 'Office 365 E3',
    skuTitle: 'Office 365 E3',
    market: 'DE',
    segment: 'commercial',
    currency: 'EUR',
    termDuration: 'P1Y',
    billingPlan: 'annual',
    unitPrice: 288,
    erpPrice: 360,
    effectiveFrom: new Date('2026-07-01T00:00:00Z'),
    effectiveUntil: undefined,
    seatsFrom: undefined,
    seatsTo: undefined,
    ...line,
  };
}
