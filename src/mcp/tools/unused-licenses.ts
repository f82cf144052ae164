import { z } from 'zod';
import { moneyOfProduct } from '../../domain/money/customer-money.js';
import type { UnusedProduct } from '../../domain/usage/unused-product.js';
import { isUnclear } from '../../usecases/customers/find-customer.js';
import type { ShowUnusedLicenses, UnusedLicensesOutcome } from '../../usecases/usage/show-unused-licenses.js';
import {
  dataAsOfSaid,
  dataAsOfShape,
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
  rangeSaid,
  seatRangeShape,
  toRange,
  toUnassignedFrom,
  unassignedFromShape,
  unusedSaid,
} from '../shapes/figures.js';
import { idleWorthShape, moneySaid, moneyShape, toIdleWorth, toMoney } from '../shapes/money.js';
import { listed, nameShape, outsideName, productName, quoted } from '../shapes/names.js';
import { cutPage, pageInput, pageShape, positionSaid } from '../shapes/pages.js';
import { termShape, toTerm } from '../shapes/terms.js';
import { defineTool, type ToolAnswer } from '../tool.js';

type Unused = Extract<UnusedLicensesOutcome, { readonly kind: 'unused' }>;

const MOST_TERMS = 5;
const PRODUCTS_SAID = 5;

const productShape = z.object({
  name: nameShape,
  salesChannel: nameShape,
  seats: countShape.optional().meta({ description: 'Absent where Partner Center has no usage of it' }),
  unused: seatRangeShape.optional(),
  flag: flagShape.optional(),
  sold: countShape.optional(),
  unassigned: countShape
    .optional()
    .meta({ description: 'Bought and given to nobody; counted in another report than seats' }),
  unassignedFrom: unassignedFromShape.optional(),
  unusedCost: idleWorthShape.optional(),
  terms: z
    .array(termShape)
    .max(MOST_TERMS)
    .meta({ description: 'Its subscriptions, soonest term end first' }),
});

const unusedShape = z.object({
  seats: countShape.optional(),
  unused: seatRangeShape.optional(),
  products: z
    .array(productShape)
    .meta({ description: 'Most unused seats first; empty when every seat is in use' }),
  productsPage: pageShape,
  money: moneyShape.optional(),
  dataAsOf: dataAsOfShape.optional(),
  reading: readingShape,
  missing: missingShape,
});

const outputShape = z.object({
  outcome: z.enum(['unused', ...UNCLEAR]),
  ...ABOUT_CUSTOMER,
  unused: unusedShape.optional(),
});
type Output = z.output<typeof outputShape>;

/** Products of a customer with seats that nobody uses or was given. */
export function unusedLicensesTool({
  showUnusedLicenses,
}: {
  readonly showUnusedLicenses: ShowUnusedLicenses;
}) {
  return defineTool({
    name: 'unused_licenses',
    title: 'Unused licences of a customer',
    description:
      'Products of one customer with seats that nobody uses or that were given to nobody: how many, what they cost, when their terms end and what becomes of them. For questions such as "what could this customer give back". Across customers use portfolio with unusedAtLeast.',
    input: z.object({ customer: customerInput, page: pageInput }),
    output: outputShape,
    async answer({ customer: asked, page }, call): Promise<ToolAnswer<Output>> {
      const outcome = await showUnusedLicenses.byText(asked, call, { basis: 'retail' });
      if (isUnclear(outcome)) return unclearAnswer(outcome);
      const unused = toUnused(outcome, page);
      return {
        structured: { outcome: 'unused', ...aboutCustomer(outcome.customer), unused },
        text: unusedLicensesSaid(outcome, unused),
        customerId: outcome.customer.customerId,
      };
    },
  });
}

function toUnused(outcome: Unused, page: number): z.output<typeof unusedShape> {
  const { insight, products, money, deployment, renewals } = outcome;
  const { shown, position } = cutPage(products, page);
  const told = toMoney(money);
  return {
    ...(insight && { seats: insight.seats, unused: toRange(insight.unused) }),
    products: shown.map((product) => toProduct(product, money)),
    productsPage: position,
    ...(told && { money: told }),
    ...(insight && { dataAsOf: toDataAsOf(insight.dataAge) }),
    reading: toReading(outcome),
    missing: missingParts(
      { deployment, subscriptions: renewals, ...(insight === undefined && { usage: { kind: 'missing' } }) },
      money,
    ),
  };
}

function toProduct(product: UnusedProduct, money: Unused['money']): z.output<typeof productShape> {
  const { usage, deployment, renewals } = product;
  const unusedCost = toIdleWorth(moneyOfProduct(money, product), money);
  return {
    name: productName(product.productName),
    salesChannel: outsideName(product.salesChannel),
    ...(usage && { seats: usage.seats, unused: toRange(usage.unused) }),
    ...(usage?.flag && { flag: usage.flag }),
    ...(deployment && {
      sold: deployment.licensesSold,
      unassigned: deployment.unassigned,
      unassignedFrom: toUnassignedFrom([deployment]),
    }),
    ...(unusedCost && { unusedCost }),
    terms: renewals.slice(0, MOST_TERMS).map(toTerm),
  };
}

function unusedLicensesSaid(outcome: Unused, unused: z.output<typeof unusedShape>): string {
  const { customer, insight, money } = outcome;
  const head = insight
    ? `${customerSaid(customer)}: ${unusedSaid(insight.unused, insight.seats)}.`
    : `Partner Center has no usage data of ${customerSaid(customer)} yet.`;
  const products = unused.products.map(({ name, unused: seats, unassigned }) =>
    seats === undefined
      ? `${quoted(name)} ${unassigned ?? 0} given to nobody`
      : `${quoted(name)} ${rangeSaid(seats)} unused`,
  );
  return sentences(
    head,
    moneySaid(money),
    products.length === 0 ? '' : `Most first: ${listed(products, PRODUCTS_SAID)}.`,
    insight ? dataAsOfSaid(insight.dataAge) : '',
    lastKnownSaid(outcome),
    missingSaid(unused.missing),
    positionSaid(unused.productsPage),
  );
}
