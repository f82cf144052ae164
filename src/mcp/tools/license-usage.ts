import { z } from 'zod';
import { isoDay } from '../../base/time.js';
import { moneyOfProduct } from '../../domain/money/customer-money.js';
import type { ProductUsage } from '../../domain/usage/product-usage.js';
import { isByUsage } from '../../domain/usage/renewal.js';
import { isRetiredWorkload } from '../../domain/usage/retired-workload.js';
import type { WorkloadUsage } from '../../domain/usage/workload-usage.js';
import { isUnclear } from '../../usecases/customers/find-customer.js';
import type { LicenseUsageOutcome, ShowLicenseUsage } from '../../usecases/usage/show-license-usage.js';
import {
  dataAsOfSaid,
  dataAsOfShape,
  dayShape,
  lastKnownSaid,
  readingShape,
  toDataAsOf,
  toReading,
} from '../shapes/ages.js';
import { missingParts, missingSaid, missingShape, sentences } from '../shapes/contract.js';
import {
  ABOUT_CUSTOMER,
  aboutCustomer,
  customerInput,
  customerSaid,
  UNCLEAR,
  unclearAnswer,
} from '../shapes/customers.js';
import {
  countShape,
  flagShape,
  percentShape,
  seatRangeShape,
  toPercent,
  toRange,
  toUnassignedFrom,
  unassignedFromShape,
  unusedSaid,
} from '../shapes/figures.js';
import { idleWorthShape, moneySaid, moneyShape, toIdleWorth, toMoney } from '../shapes/money.js';
import { listed, nameShape, outsideName, productName, quoted } from '../shapes/names.js';
import { cutPage, pageInput, pageShape, positionSaid } from '../shapes/pages.js';
import { termSaid, termShape, toTerm } from '../shapes/terms.js';
import { defineTool, type ToolAnswer } from '../tool.js';

type Usage = Extract<LicenseUsageOutcome, { readonly kind: 'usage' }>;

/** More workloads than anybody has. */
const MOST_WORKLOADS = 60;
const WORKLOADS_SAID = 6;

const workloadShape = z.object({
  name: nameShape,
  entitled: countShape,
  active: countShape.meta({ description: 'Seats used within 28 days' }),
  usagePercent: percentShape
    .optional()
    .meta({ description: 'active of entitled; absent where none is entitled' }),
  flag: flagShape.optional(),
  isRetired: z
    .literal(true)
    .optional()
    .meta({ description: 'Microsoft has switched it off: nobody can use it' }),
});

const productShape = z.object({
  name: nameShape,
  salesChannel: nameShape,
  seats: countShape,
  unused: seatRangeShape,
  flag: flagShape.optional(),
  unusedCost: idleWorthShape.optional(),
});

const usageShape = z.object({
  seats: countShape.meta({ description: 'Seats over all products, each counted once' }),
  unused: seatRangeShape.meta({ description: 'Of these, unused in every workload' }),
  workloads: z.array(workloadShape).meta({ description: 'Lowest use first' }),
  products: z.array(productShape).meta({ description: 'Most unused seats first, a page of them' }),
  productsPage: pageShape,
  unassigned: countShape.optional().meta({ description: 'Seats bought and given to nobody' }),
  unassignedFrom: unassignedFromShape.optional(),
  nextTerm: termShape.optional().meta({ description: 'The next subscription whose term ends' }),
  sinceLastWeek: z
    .object({ since: dayShape, seats: z.int(), unusedAtLeast: z.int(), unusedAtMost: z.int() })
    .optional()
    .meta({ description: 'What changed since about a week before: more is positive' }),
  money: moneyShape.optional(),
  dataAsOf: dataAsOfShape,
  reading: readingShape,
  missing: missingShape,
});

const outputShape = z.object({
  outcome: z.enum(['usage', 'no-data-yet', ...UNCLEAR]),
  ...ABOUT_CUSTOMER,
  usage: usageShape.optional(),
});
type Output = z.output<typeof outputShape>;

/** How much of what a customer pays for is used. */
export function licenseUsageTool({ showLicenseUsage }: { readonly showLicenseUsage: ShowLicenseUsage }) {
  return defineTool({
    name: 'license_usage',
    title: 'Licence usage of a customer',
    description:
      'How much of what one customer pays for is used: seats, unused seats as a range, use of each workload (Exchange, Teams, Copilot …), products, what the unused seats cost. The first choice for a question about one customer. For what lies unused, product by product with its terms, use unused_licenses; for change over time, trend; for several customers at once, portfolio.',
    input: z.object({
      customer: customerInput,
      page: pageInput.meta({ description: 'Page of the products' }),
    }),
    output: outputShape,
    async answer({ customer: asked, page }, call): Promise<ToolAnswer<Output>> {
      const outcome = await showLicenseUsage.byText(asked, call, { basis: 'retail' });
      if (isUnclear(outcome)) return unclearAnswer(outcome);
      const { customerId } = outcome.customer;
      const about = aboutCustomer(outcome.customer);
      if (outcome.kind === 'no-data') {
        return {
          structured: { outcome: 'no-data-yet', ...about },
          text: `Partner Center has no usage data of ${customerSaid(outcome.customer)} yet: nothing is known, which is not the same as nothing used.`,
          customerId,
        };
      }
      const usage = toUsage(outcome, page);
      return {
        structured: { outcome: 'usage', ...about, usage },
        text: usageSaid(outcome, usage),
        customerId,
      };
    },
  });
}

function toUsage(outcome: Usage, page: number): z.output<typeof usageShape> {
  const { insight, weekChange, deployment, renewals, money } = outcome;
  const { shown, position } = cutPage(insight.products, page);
  const next =
    renewals.kind === 'known'
      ? renewals.value.find((renewal) => (renewal.daysLeft ?? -1) >= 0 && !isByUsage(renewal))
      : undefined;
  const told = toMoney(money);
  return {
    seats: insight.seats,
    unused: toRange(insight.unused),
    workloads: insight.workloads.slice(0, MOST_WORKLOADS).map(toWorkload),
    products: shown.map((product) => toProduct(product, money)),
    productsPage: position,
    ...(deployment.kind === 'known' && {
      unassigned: deployment.value.unassigned,
      unassignedFrom: toUnassignedFrom(deployment.value.products),
    }),
    ...(next && { nextTerm: toTerm(next) }),
    ...(weekChange && {
      sinceLastWeek: {
        since: isoDay(weekChange.since),
        seats: weekChange.seats,
        unusedAtLeast: weekChange.unusedAtLeast,
        unusedAtMost: weekChange.unusedAtMost,
      },
    }),
    ...(told && { money: told }),
    dataAsOf: toDataAsOf(insight.dataAge),
    reading: toReading(outcome),
    missing: missingParts({ deployment, subscriptions: renewals }, money),
  };
}

function toWorkload(workload: WorkloadUsage): z.output<typeof workloadShape> {
  const usagePercent = toPercent(workload.usagePercent);
  const isRetired = isRetiredWorkload(workload.workloadName);
  return {
    name: productName(workload.workloadName),
    entitled: workload.licensesQualified,
    active: workload.licensesActive,
    ...(usagePercent !== undefined && { usagePercent }),
    ...(workload.flag && { flag: workload.flag }),
    ...(isRetired && { isRetired }),
  };
}

function toProduct(product: ProductUsage, money: Usage['money']): z.output<typeof productShape> {
  const unusedCost = toIdleWorth(moneyOfProduct(money, product), money);
  return {
    name: productName(product.productName),
    salesChannel: outsideName(product.salesChannel),
    seats: product.seats,
    unused: toRange(product.unused),
    ...(product.flag && { flag: product.flag }),
    ...(unusedCost && { unusedCost }),
  };
}

function usageSaid(outcome: Usage, usage: z.output<typeof usageShape>): string {
  const { customer, insight, money, renewals } = outcome;
  const workloads = usage.workloads.map(
    ({ name, active, entitled }) => `${quoted(name)} ${active} of ${entitled}`,
  );
  const next =
    renewals.kind === 'known' &&
    renewals.value.find(({ subscriptionId }) => subscriptionId === usage.nextTerm?.subscriptionId);
  return sentences(
    `${customerSaid(customer)}: ${unusedSaid(insight.unused, insight.seats)}.`,
    moneySaid(money),
    workloads.length === 0
      ? ''
      : `Active seats by workload, lowest first: ${listed(workloads, WORKLOADS_SAID)}.`,
    next ? `Next term: ${termSaid(next)}.` : '',
    dataAsOfSaid(insight.dataAge),
    lastKnownSaid(outcome),
    missingSaid(usage.missing),
    positionSaid(usage.productsPage),
  );
}
