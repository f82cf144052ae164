import type { OfferLine } from '../../src/domain/money/offer-line.js';
import type { SubscribedSku } from '../../src/domain/seats/subscribed-sku.js';
import type { SubscriptionTerm } from '../../src/domain/terms/subscription-term.js';
import type { LicenseDeploymentRow } from '../../src/domain/usage/license-deployment.js';

/** A deployment row with everything a case does not care about filled in. */
export function deploymentRow(row: Partial<LicenseDeploymentRow> = {}): LicenseDeploymentRow {
  return {
    productName: 'OFFICE 365 E3',
    salesChannel: 'reseller',
    licensesSold: 10,
    licensesDeployed: 7,
    processedDateTime: new Date('2026-11-14T00:00:00Z'),
    ...row,
  };
}

/** An active yearly subscription with everything a case does not care about filled in. */
export function subscriptionTerm(term: Partial<SubscriptionTerm> = {}): SubscriptionTerm {
  return {
    subscriptionId: 'subscription-1',
    offerName: 'Office 365 E3',
    friendlyName: term.offerName ?? 'Office 365 E3',
    quantity: 10,
    status: 'active',
    autoRenewEnabled: true,
    isTrial: false,
    termDuration: 'P1Y',
    commitmentEndDate: new Date('2026-12-01T00:00:00Z'),
    unitType: 'Licenses',
    ...term,
  };
}

/** A licence of a tenant with everything a case does not care about filled in. */
export function subscribedSku(sku: Partial<SubscribedSku> = {}): SubscribedSku {
  return {
    skuId: '6fd2c87f-b296-42f0-b197-1e91e994b900',
    partNumber: 'ENTERPRISEPACK',
    name: 'Office 365 E3',
    active: 10,
    consumed: 7,
    warning: 0,
    suspended: 0,
    isForTenant: false,
    ...sku,
  };
}

/** A line of the offer matrix. */
export function offerLine(line: Partial<OfferLine> = {}): OfferLine {
  return {
    productId: 'CFQ7TTC0LH18',
    skuId: '0001',
    provisioningId: '6fd2c87f-b296-42f0-b197-1e91e994b900',
    partNumber: 'ENTERPRISEPACK',
    title: 'Office 365 E3',
    ...line,
  };
}
