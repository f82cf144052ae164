import { derivePlan } from '../../src/domain/plan/derive-plan.js';
import type { SubscribedSku } from '../../src/domain/seats/subscribed-sku.js';
import type { SubscriptionTerm } from '../../src/domain/terms/subscription-term.js';
import type { LicenseUsageRow } from '../../src/domain/usage/license-usage.js';
import { deriveInsight } from '../../src/domain/usage/license-usage.js';
import { deriveRenewals } from '../../src/domain/usage/renewal.js';
import { deriveDeployment } from '../../src/domain/usage/unassigned-seats.js';
import type { PlanAnswer } from '../../src/usecases/plan/show-plan.js';
import { deploymentRow, subscribedSku, subscriptionTerm } from './contract-rows.js';
import { GERMANY, priceLine } from './price-lines.js';
import { CONTOSO, known, NOW } from './situations.js';
import { usageRow } from './usage-rows.js';

const PRODUCTS = {
  premium: { name: 'Microsoft 365 Business Premium', productId: 'CFQ7TTC0LCHC', price: 252 },
  exchange: { name: 'Exchange Online (Plan 1)', productId: 'CFQ7TTC0LH16', price: 48 },
  powerBi: { name: 'Power BI Pro', productId: 'CFQ7TTC0HL8W', price: 120 },
  copilot: { name: 'Microsoft 365 Copilot', productId: 'CFQ7TTC0MM8R', price: 360 },
} as const;

/** A subscription of one of the products that plans in tests are about, for a year. */
export function planTerm(
  product: keyof typeof PRODUCTS,
  quantity: number,
  lastDay: string,
  changes: Partial<SubscriptionTerm> = {},
): SubscriptionTerm {
  const { name, productId } = PRODUCTS[product];
  return subscriptionTerm({
    subscriptionId: `5555${product.length}555-5555-4555-8555-${quantity.toString().padStart(12, '0')}`,
    offerName: name,
    offerId: `${productId}:0001:CFQ7TTC0KX1A`,
    billingCycle: 'annual',
    quantity,
    commitmentEndDate: new Date(`${lastDay}T00:00:00Z`),
    ...changes,
  });
}

export function planSku(
  product: keyof typeof PRODUCTS,
  active: number,
  consumed: number,
  changes: Partial<SubscribedSku> = {},
): SubscribedSku {
  return subscribedSku({
    skuId: product,
    partNumber: product,
    name: PRODUCTS[product].name,
    active,
    consumed,
    ...changes,
  });
}

export interface PlanParts {
  readonly terms: readonly SubscriptionTerm[];
  readonly skus?: readonly SubscribedSku[] | undefined;
  readonly rows?: readonly LicenseUsageRow[];
  readonly deployed?: readonly (readonly [product: keyof typeof PRODUCTS, sold: number, deployed: number])[];
  readonly hasPrices?: boolean;
  readonly changes?: Partial<PlanAnswer>;
}

/** A plan as the use case gives it, of real figures. */
export function planAnswer({
  terms,
  skus,
  rows = [],
  deployed = [],
  hasPrices = true,
  changes,
}: PlanParts): PlanAnswer {
  const insight = deriveInsight(rows, { lowUsagePercent: 50, now: NOW });
  const lines = Object.values(PRODUCTS).map(({ productId, price }) =>
    priceLine({ productId, erpPrice: price }),
  );
  const live = skus && { skus, matrix: [] };
  const plan = derivePlan(
    {
      renewals: deriveRenewals(terms, NOW),
      products: insight?.products ?? [],
      deployments: deriveDeployment(
        deployed.map(([product, licensesSold, licensesDeployed]) =>
          deploymentRow({
            productName: PRODUCTS[product].name.toUpperCase(),
            licensesSold,
            licensesDeployed,
          }),
        ),
      ).products,
      live,
    },
    {
      allowancePercent: 2,
      prices: hasPrices ? { lines, buyer: GERMANY, basis: 'retail' } : undefined,
      now: NOW,
    },
  );
  return {
    kind: 'plan',
    customer: CONTOSO,
    plan,
    basis: 'retail',
    hasPrices,
    usageAge: insight?.dataAge,
    live:
      live === undefined
        ? { kind: 'missing', fault: 'forbidden', errorCode: '900308' }
        : (known(live) as PlanAnswer['live']),
    readAt: NOW,
    lastKnown: undefined,
    ...changes,
  };
}

const used = (
  product: keyof typeof PRODUCTS,
  workloadName: string,
  licensesQualified: number,
  licensesActive: number,
) =>
  usageRow({
    productName: PRODUCTS[product].name.toUpperCase(),
    workloadName,
    licensesQualified,
    licensesActive,
  });

const ROWS = [
  used('premium', 'Exchange', 120, 84),
  used('premium', 'Microsoft Teams', 120, 71),
  used('exchange', 'Exchange', 15, 9),
  used('powerBi', 'Power BI', 20, 6),
  used('copilot', 'Microsoft 365 Copilot', 25, 7),
];
const TERMS = [
  planTerm('premium', 120, '2026-12-12'),
  planTerm('exchange', 15, '2026-12-12'),
  planTerm('powerBi', 20, '2026-11-27'),
  planTerm('copilot', 25, '2027-04-13', { autoRenewEnabled: false }),
];

/** Four licences, some free, some idle, one that another holds as well. */
export const WORTH_SHOWING: PlanParts = {
  terms: TERMS,
  skus: [
    planSku('premium', 120, 101),
    planSku('exchange', 15, 12),
    planSku('powerBi', 20, 11),
    planSku('copilot', 25, 22),
  ],
  rows: ROWS,
  deployed: [
    ['premium', 120, 96],
    ['powerBi', 20, 11],
  ],
};

export const PLANS: Readonly<Record<string, PlanParts>> = {
  'worth-showing': WORTH_SHOWING,
  'without-the-role': {
    ...WORTH_SHOWING,
    skus: undefined,
    deployed: [
      ['premium', 120, 101],
      ['exchange', 15, 12],
      ['powerBi', 20, 11],
      ['copilot', 25, 22],
    ],
  },
  'partly-carried-out': {
    ...WORTH_SHOWING,
    changes: {
      made: {
        planId: 'plan',
        changes: [],
        madeAt: new Date('2026-11-03T10:00:00Z'),
        madeBy: { userId: undefined, name: 'Megan Bowen' },
        seen: {
          progress: { wished: 100, gone: 0, scheduled: 12, lost: 0 },
          at: new Date('2026-11-12T05:00:00Z'),
        },
      },
    },
  },
  'without-prices': { ...WORTH_SHOWING, hasPrices: false },
  'nothing-can-go': {
    terms: TERMS.slice(0, 1),
    skus: [planSku('premium', 120, 120)],
    rows: ROWS.slice(0, 0),
  },
  'subscriptions-missing': { terms: [], changes: { plan: undefined } },
  'every-case': {
    terms: [
      planTerm('premium', 60, '2026-12-12', {
        cancellationAllowedUntilDate: new Date('2026-11-24T00:00:00Z'),
        refundableQuantity: 4,
      }),
      planTerm('premium', 40, '2027-02-01'),
      planTerm('powerBi', 20, '2026-12-01', {
        scheduledActions: [
          {
            type: 'renew',
            effectiveDate: undefined,
            next: { quantity: 8, productId: undefined, skuId: undefined, termDuration: undefined },
          },
        ],
      }),
      planTerm('copilot', 25, '2026-12-24', { autoRenewEnabled: false }),
      planTerm('exchange', 5, '2026-12-19', { offerId: '91fd106f-4b2c-4938-95ac-f54f74e9a239' }),
      subscriptionTerm({ subscriptionId: 'odd', offerName: 'Visio Plan 2', quantity: 4 }),
      subscriptionTerm({ subscriptionId: 'odder', offerName: 'Project Plan 3', quantity: 4 }),
    ],
    skus: [
      planSku('premium', 160, 80),
      planSku('powerBi', 20, 12),
      planSku('copilot', 25, 9),
      planSku('exchange', 5, 0),
      subscribedSku({ skuId: 'v1', name: 'Visio Plan 2' }),
      subscribedSku({ skuId: 'v2', name: 'Visio Plan 2' }),
    ],
    rows: ROWS,
    deployed: [['premium', 160, 70]],
  },
};
