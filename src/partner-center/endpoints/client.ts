import { type Customer, isCustomerId } from '../../domain/customers/customer.js';
import type { LicenseUsageRow } from '../../domain/usage/license-usage.js';
import type { CallContext, PartnerCenter } from '../../usecases/ports.js';
import type { PartnerCenterApi } from '../http/api.js';
import type { ErrorBody } from '../http/error-body.js';
import { createUnreadableFailure } from '../http/failure.js';
import { readAllRows, readRowPages, undefinedWhenNotFound } from '../http/rows.js';
import { readCustomerRows } from './customer-rows.js';
import { readCustomer, readUsageRow } from './wire.js';

/** The server's own cap for a page of customers. Source: PartnerCenterSamples/Partner-Center-SDK-Samples #5. */
const CUSTOMERS_PER_PAGE = 500;

const USAGE = {
  part: 'analytics/licenses/usage',
  tokenKind: 'app-user',
  meansNothing: saysNoUsageData,
  read: readUsageRow,
} as const;

/**
 * Partner Center over HTTP, through the customer endpoints. An id that is no GUID is an unknown customer and is not
 * asked for, which also keeps foreign text out of the path.
 */
export function createPartnerCenterClient(api: PartnerCenterApi): PartnerCenter {
  return {
    getLicenseUsage: (customerId, call) => getLicenseUsage(api, customerId, call),
    getCustomer: (customerId, call) => getCustomer(api, customerId, call),
    searchCustomers: (namePrefix, call) => searchCustomers(api, namePrefix, call),
    listCustomers: (call) => listCustomers(api, call),
  };
}

/**
 * Usage rows of one customer. 404 is an unknown customer (undefined); 204 or no items is "no data yet" (empty).
 * 400 with code 3000 is a fault (`rejected`), except where its text says that there is no usage data: that was seen
 * on the Azure usage summary only. Source: get-customer-licenses-usage-information, Partner-Center-PowerShell #76.
 */
async function getLicenseUsage(
  api: PartnerCenterApi,
  customerId: string,
  call: CallContext,
): Promise<readonly LicenseUsageRow[] | undefined> {
  return readCustomerRows(api, USAGE, customerId, call);
}

/** One customer by id; only its id, name and domain leave this function. Source: get-a-customer-by-id. */
async function getCustomer(
  api: PartnerCenterApi,
  customerId: string,
  call: CallContext,
): Promise<Customer | undefined> {
  if (!isCustomerId(customerId)) return undefined;
  const request = {
    route: '/v1/customers/{id}',
    path: `/v1/customers/${customerId}`,
    tokenKind: 'app-only-allowed',
  } as const;
  const answer = await undefinedWhenNotFound(api.get(request, call));
  if (answer === undefined) return undefined;
  const customer = answer.kind === 'json' ? readCustomer(answer.value) : undefined;
  if (customer === undefined) throw createUnreadableFailure('sent no customer', answer.identity);
  return customer;
}

/**
 * Customers whose company name starts with the text, in any case; none for an empty text. The only operator the
 * filter has is starts_with. Source: get-a-customer-by-name.
 */
async function searchCustomers(
  api: PartnerCenterApi,
  namePrefix: string,
  call: CallContext,
): Promise<readonly Customer[]> {
  const value = namePrefix.trim();
  if (value === '') return [];
  const filter = JSON.stringify({ Field: 'CompanyName', Value: value, Operator: 'starts_with' });
  const request = {
    route: '/v1/customers?filter',
    // 0 is what the documented sample sends: the server's own page size.
    path: `/v1/customers?size=0&filter=${encodeURIComponent(filter)}`,
    tokenKind: 'app-only-allowed',
  } as const;
  return readAllRows(api, request, call, readCustomer);
}

/** All customers, 500 a page, in the server's order (it cannot sort). Source: get-a-list-of-customers. */
function listCustomers(api: PartnerCenterApi, call: CallContext): AsyncIterable<readonly Customer[]> {
  const request = {
    route: '/v1/customers',
    path: `/v1/customers?size=${CUSTOMERS_PER_PAGE}`,
    tokenKind: 'app-only-allowed',
  } as const;
  return readRowPages(api, request, call, readCustomer);
}

function saysNoUsageData(status: number, error: ErrorBody): boolean {
  return (
    status === 400 &&
    error.errorCode === '3000' &&
    /\b(not have|no)\b.*\busage data\b/i.test(error.description ?? '')
  );
}
