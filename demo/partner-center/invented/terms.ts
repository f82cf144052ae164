import type { ContractTerms, TermsByProduct } from '../contract.js';
import { PRODUCTS, type ProductKey } from './tables.js';

function terms(lines: Partial<Readonly<Record<ProductKey, ContractTerms>>>): TermsByProduct {
  return Object.fromEntries(
    Object.entries(lines).map(([product, line]) => [PRODUCTS[product as ProductKey], line]),
  );
}

/** Contracts worth telling about, by domain: soon to renew, trials, month to month, without an end. */
export const INVENTED_TERMS: Readonly<Record<string, TermsByProduct>> = {
  'contoso.onmicrosoft.com': terms({
    M365_PREMIUM: { endsInDays: 19, term: 'P1Y', autoRenew: true, deployed: 115 },
    POWER_BI_PRO: { endsInDays: 6, term: 'P1Y', autoRenew: true, deployed: 11 },
    COPILOT: { endsInDays: 143, term: 'P1Y', autoRenew: true, deployed: 25 },
  }),
  'fabrikam.onmicrosoft.com': terms({
    M365_PREMIUM: { endsInDays: 12, term: 'P1Y', autoRenew: true, deployed: 38 },
    VISIO_P2: { endsInDays: 27, term: 'P1Y', autoRenew: false },
    EXO_ARCHIVE: { endsInDays: 30, term: 'P1M', autoRenew: true },
  }),
  'fabrikam-gmbh.onmicrosoft.com': terms({
    O365_E3: { endsInDays: 31, term: 'P1Y', autoRenew: true },
    EMS_E3: { endsInDays: 'never', term: 'P1Y', autoRenew: true },
  }),
  'adventure-works.onmicrosoft.com': terms({
    TEAMS_PHONE: { endsInDays: 0, term: 'P1Y', autoRenew: true },
    POWER_APPS: { endsInDays: 24, trial: true, autoRenew: false, term: 'P1M' },
  }),
  'cpandl.onmicrosoft.com': terms({
    M365_E3: { endsInDays: 29, term: 'P3Y', autoRenew: true, sold: 800 },
  }),
  'wingtiptoys.onmicrosoft.com': terms({
    M365_STANDARD: { endsInDays: 3, term: 'P1Y', autoRenew: true, deployed: 0 },
  }),
  'tailspintoys.onmicrosoft.com': terms({
    O365_E3: { endsInDays: 200, term: 'P1Y', autoRenew: true, deployed: 46 },
  }),
  'graphicdesigninstitute.onmicrosoft.com': terms({
    TEAMS_ESSENTIALS: { endsInDays: 15, status: 'suspended', autoRenew: false },
  }),
  'dtdemocspcustomer005.onmicrosoft.com': terms({
    O365_ESSENTIALS: { endsInDays: 'never', term: 'P1Y', autoRenew: true },
  }),
};
