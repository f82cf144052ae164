import { z } from 'zod';
import { isCustomerId } from '../../domain/customers/customer.js';
import type { Buyer, Segment } from '../../domain/money/price.js';
import type { CallContext } from '../../usecases/ports.js';
import type { PartnerCenterApi } from '../http/api.js';
import { undefinedWhenNotFound } from '../http/rows.js';
import { readText, scalarSchema } from '../http/wire-values.js';
import { readCode } from './wire.js';

/** Whose prices count for customers. */
export interface Buyers {
  /** Undefined for an unknown customer, and for one without a country. Throws PartnerCenterError. */
  getBuyer(customerId: string, call: CallContext): Promise<Buyer | undefined>;
}

/** Of the billing profile only the country gets past this schema. */
const countrySchema = z.object({
  billingProfile: z.object({ defaultAddress: z.object({ country: scalarSchema }).nullish() }).nullish(),
});

const qualificationSchema = z.object({ qualification: scalarSchema, vettingStatus: scalarSchema });
const qualificationsSchema = z.union([
  z.array(z.unknown()),
  z.object({ items: z.array(z.unknown()) }).transform(({ items }) => items),
  z.unknown().transform((one) => [one]),
]);

/** Segments of price sheets by the qualifications that they come with. */
const SEGMENTS: Readonly<Record<string, Segment>> = {
  education: 'education',
  nonprofit: 'charity',
  'non-profit': 'charity',
  charity: 'charity',
  governmentcommunitycloud: 'government',
};

/** Country and segment over two calls. Source: get-a-customer-by-id, get-customer-qualification-asynchronous. */
export function createBuyers(api: PartnerCenterApi): Buyers {
  return {
    async getBuyer(customerId, call) {
      if (!isCustomerId(customerId)) return undefined;
      const at = (rest: string) => ({
        route: `/v1/customers/{id}${rest}`,
        path: `/v1/customers/${customerId}${rest}`,
        tokenKind: 'app-only-allowed' as const,
      });
      const customer = await undefinedWhenNotFound(api.get(at(''), call));
      const market = customer?.kind === 'json' ? readMarket(customer.value) : undefined;
      if (market === undefined) return undefined;
      // Who has no qualification may have no such resource either.
      const answer = await undefinedWhenNotFound(api.get(at('/qualifications'), call));
      return { market, segment: answer?.kind === 'json' ? readSegment(answer.value) : 'commercial' };
    },
  };
}

function readMarket(item: unknown): string | undefined {
  const { billingProfile } = countrySchema.safeParse(item).data ?? {};
  const country = readText(billingProfile?.defaultAddress?.country)?.toUpperCase();
  return country !== undefined && /^[A-Z]{2}$/.test(country) ? country : undefined;
}

/** The segment of the first qualification that has one and was granted; commercial without any. */
function readSegment(body: unknown): Segment {
  for (const item of qualificationsSchema.parse(body)) {
    const parsed = qualificationSchema.safeParse(item).data;
    const segment = SEGMENTS[readCode(parsed?.qualification)];
    const status = readCode(parsed?.vettingStatus);
    if (segment !== undefined && (status === '' || status === 'approved')) return segment;
  }
  return 'commercial';
}
