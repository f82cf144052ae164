import type { EmulatedCustomer } from '../customer.js';
import { readPublishedExample } from '../published-example.js';
import type { TenantRefusal } from '../subscribed-skus.js';
import { everydayCustomers } from './everyday.js';
import { giantCustomer } from './giant.js';
import { INVENTED_TERMS } from './terms.js';
import { unusualCustomers } from './unusual.js';
import { worldwideCustomers } from './worldwide.js';

/** Who buys at the prices of schools and charities. */
const QUALIFICATIONS: Readonly<Record<string, readonly string[]>> = {
  'bellowscollege.onmicrosoft.com': ['Education'],
  'fineartschool.onmicrosoft.com': ['Education'],
  'lamnahealthcare.onmicrosoft.com': ['NonProfit'],
};

/** Whose tenants the partner does not get to see. */
const TENANT_REFUSALS: Readonly<Record<string, TenantRefusal>> = {
  'fabrikam.onmicrosoft.com': 'no-role',
  'cpandl.onmicrosoft.com': 'conditional-access',
};

/** The invented customers and, last, that of the published example. Always the same, in the same order. */
export function inventedCustomers(): readonly EmulatedCustomer[] {
  return [
    ...everydayCustomers,
    ...worldwideCustomers,
    ...unusualCustomers,
    giantCustomer,
    readPublishedExample(),
  ].map((customer) => ({
    ...customer,
    terms: INVENTED_TERMS[customer.domain],
    qualifications: QUALIFICATIONS[customer.domain],
    tenantRefusal: TENANT_REFUSALS[customer.domain],
  }));
}
