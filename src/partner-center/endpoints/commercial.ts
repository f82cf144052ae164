import { isCustomerId } from '../../domain/customers/customer.js';
import type { LicenseUsageRow } from '../../domain/usage/license-usage.js';
import type { CallContext, PartnerCenter } from '../../usecases/ports.js';
import type { UsagePage } from '../../usecases/sweep/everyone-ports.js';
import type { PartnerCenterApi } from '../http/api.js';
import { createUnreadableFailure } from '../http/failure.js';
import { keepReadable } from '../http/rows.js';
import { createCommercialReport } from './commercial-pages.js';
import { readCommercialRow } from './commercial-wire.js';

/** Licence usage through the superseding endpoint, which serves one customer or all of them. */
export interface CommercialUsage extends Pick<PartnerCenter, 'getLicenseUsage'> {
  /**
   * Rows of all customers, at most 10,000 a page, in the server's order: a customer's rows may lie on two pages.
   * `from`, the `next` of a page read before, skips all up to there. Throws PartnerCenterError; where the endpoint is
   * missing or closed, with the status 403, 404, 405, 410 or 501.
   */
  listLicenseUsage(call: CallContext, from?: string): AsyncIterable<UsagePage>;
}

/**
 * Usage over `analytics/commercial/usage/license`. It gives no percentages. An unknown customer has no rows there, as
 * one without data has, so for no rows `customers` is asked whether it knows the customer at all.
 */
export function createCommercialUsage(
  api: PartnerCenterApi,
  customers: Pick<PartnerCenter, 'getCustomer'>,
): CommercialUsage {
  const report = createCommercialReport(api);
  const readOfAnyone = (item: unknown) => readCommercialRow(item);

  return {
    async getLicenseUsage(customerId, call) {
      if (!isCustomerId(customerId)) return undefined;
      const wanted = customerId.toLowerCase();
      const rows: LicenseUsageRow[] = [];
      const readOfCustomer = (item: unknown) => readCommercialRow(item, wanted);
      const query = { filter: `customerTenantId eq '${wanted}'` };
      for await (const { items, identity } of report.readPages(query, call)) {
        for (const read of keepReadable(items, readOfCustomer, api.logger, identity)) {
          // A filter that was ignored must never show one customer the seats of another.
          if (read.customerId !== wanted)
            throw createUnreadableFailure('sent rows of other customers', identity);
          rows.push(read.row);
        }
      }
      if (rows.length > 0 || (await customers.getCustomer(wanted, call))) return rows;
      return undefined;
    },

    async *listLicenseUsage(call, from) {
      for await (const { items, identity, next, totalCount } of report.readPages({ from }, call)) {
        yield { rows: keepReadable(items, readOfAnyone, api.logger, identity), next, rowsInAll: totalCount };
      }
    },
  };
}
