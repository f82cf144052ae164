import { isCustomerId } from '../../domain/customers/customer.js';
import type { CallContext } from '../../usecases/ports.js';
import type { ApiRequest, PartnerCenterApi } from '../http/api.js';
import { readAllRows, undefinedWhenNotFound } from '../http/rows.js';

/** A collection below `/v1/customers/{id}/`. */
export interface CustomerCollection<Row> extends Pick<ApiRequest, 'tokenKind' | 'meansNothing'> {
  /** Path below the customer: `subscriptions`. */
  readonly part: string;
  /** One item; undefined for one that cannot be read, which is left out. */
  readonly read: (item: unknown) => Row | undefined;
}

/** All rows of a customer's collection, in order; undefined for a customer that Partner Center does not know. */
export async function readCustomerRows<Row>(
  api: PartnerCenterApi,
  { part, read, ...how }: CustomerCollection<Row>,
  customerId: string,
  call: CallContext,
): Promise<readonly Row[] | undefined> {
  if (!isCustomerId(customerId)) return undefined;
  const request = {
    route: `/v1/customers/{id}/${part}`,
    path: `/v1/customers/${customerId}/${part}`,
    ...how,
  };
  return undefinedWhenNotFound(readAllRows(api, request, call, read));
}
