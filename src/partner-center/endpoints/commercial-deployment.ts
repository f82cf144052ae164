import { z } from 'zod';
import { isCustomerId } from '../../domain/customers/customer.js';
import type { CallContext } from '../../usecases/ports.js';
import type { CustomerDeploymentRow } from '../../usecases/sweep/everyone-ports.js';
import type { PartnerCenterApi } from '../http/api.js';
import { keepReadable } from '../http/rows.js';
import { readText, scalarSchema } from '../http/wire-values.js';
import { createCommercialReport } from './commercial-pages.js';
import { readDeploymentRow } from './deployment.js';

const ownerSchema = z.object({ customerTenantId: scalarSchema });

/**
 * Deployment of all customers over `analytics/commercial/deployment/license`, at most 10,000 rows a page; a customer's
 * rows may lie on two pages. Source: get-licenses-deployment-information. Iterating throws PartnerCenterError.
 */
export function createCommercialDeployment(
  api: PartnerCenterApi,
): (call: CallContext) => AsyncIterable<readonly CustomerDeploymentRow[]> {
  const report = createCommercialReport(api, 'deployment');
  return async function* listDeployment(call) {
    for await (const { items, identity } of report.readPages({}, call)) {
      yield keepReadable(items, readRow, api.logger, identity);
    }
  };
}

function readRow(item: unknown): CustomerDeploymentRow | undefined {
  const owner = ownerSchema.safeParse(item);
  const customerId = owner.success ? readText(owner.data.customerTenantId)?.toLowerCase() : undefined;
  const row = readDeploymentRow(item);
  return row === undefined || customerId === undefined || !isCustomerId(customerId)
    ? undefined
    : { customerId, row };
}
