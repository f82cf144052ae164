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
