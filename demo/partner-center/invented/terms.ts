import type { ContractTerms, TermsByProduct } from '../contract.js';
import { PRODUCTS, type ProductKey } from './tables.js';

function terms(lines: Partial<Readonly<Record<ProductKey, ContractTerms>>>): TermsByProduct {
  return Object.fromEntries(
    Object.entries(lines).map(([product, line]) => [PRODUCTS[product as ProductKey], line]),
  );
}

/** A change at the end of a term as Partner Center writes it; a product is `productId:skuId`. */
function atTermEnd(
  actionType: 'Cancel' | 'RenewToNewTerm' | 'RenewToExtendedServiceTerm' | 'Transition',
  next?: { readonly quantity: number; readonly product?: string; readonly term?: string },
): Pick<ContractTerms, 'scheduledActions'> {
  const action = { scheduleType: 'TermEnd', actionType };
  if (next === undefined) return { scheduledActions: [action] };
  const { quantity, product, term: termDuration = 'P1Y' } = next;
  const [productId, skuId] = product?.split(':') ?? [];
  return {
    scheduledActions: [
      { ...action, instructions: { product: { productId, skuId, termDuration }, quantity } },
    ],
  };
}

/**
 * Contracts worth telling about, by domain: soon to renew, trials, month to month, without an end, and each way in
 * which a term can end. The days count from the demo's start.
 */
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
  'contosoretail.onmicrosoft.com': terms({
    M365_F3: {
      endsInDays: 14,
      term: 'P1Y',
      autoRenew: true,
      ...atTermEnd('RenewToNewTerm', { quantity: 260 }),
    },
  }),
  'litwareinc.onmicrosoft.com': terms({
    M365_STANDARD: {
      endsInDays: 20,
      term: 'P1Y',
      autoRenew: false,
      ...atTermEnd('RenewToExtendedServiceTerm'),
    },
  }),
  'proseware.onmicrosoft.com': terms({
    O365_E5: {
      offerName: 'Office 365 E5 (Extended Service Term)',
      endsInDays: 9,
      term: 'P1M',
      autoRenew: true,
    },
  }),
  'treyresearch.onmicrosoft.com': terms({
    M365_E5: { endsInDays: 25, term: 'P1Y', autoRenew: true, refundableForDays: 4, refundableQuantity: 2 },
    PROJECT_P3: { endsInDays: 18, term: 'P1Y', autoRenew: false, ...atTermEnd('Cancel') },
  }),
  'margiestravel.onmicrosoft.com': terms({
    M365_BASIC: { endsInDays: 22, term: 'P1Y', autoRenew: false, commerce: 'legacy' },
  }),
  'fourthcoffee.onmicrosoft.com': terms({
    M365_F3: {
      endsInDays: 16,
      term: 'P1Y',
      autoRenew: true,
      ...atTermEnd('Transition', { quantity: 60, product: 'CFQ7TTC0LHNG:0001' }),
    },
  }),
  'munsonspickles.onmicrosoft.com': terms({
    // Four people left since the weekly report, which has 21.
    M365_STANDARD: { endsInDays: 10, term: 'P1Y', autoRenew: false, assignedToday: 17 },
  }),
  'vanarsdelltd.onmicrosoft.com': terms({
    O365_E3: {
      endsInDays: 26,
      term: 'P1Y',
      autoRenew: true,
      scheduledNextTermInstructions: { product: { termDuration: 'P1Y' }, quantity: 120 },
    },
    SPO_P1: { endsInDays: -3, term: 'P1Y', autoRenew: false, status: 'expired' },
  }),
  'humongousinsurance.onmicrosoft.com': {
    ...terms({ POWER_AUTOMATE: { endsInDays: 17, trial: true, autoRenew: true, term: 'P1M' } }),
    'AZURE PLAN': { offerName: 'Azure plan', billingType: 'usage', autoRenew: true, endsInDays: 5 },
  },
  'dtdemocspcustomer005.onmicrosoft.com': terms({
    O365_ESSENTIALS: { endsInDays: 'never', term: 'P1Y', autoRenew: true },
  }),
};
