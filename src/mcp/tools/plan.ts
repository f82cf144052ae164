import { z } from 'zod';
import { isoDay } from '../../base/time.js';
import type { Worth } from '../../domain/money/idle-money.js';
import type { PlannedChange, PlannedLicence } from '../../domain/plan/plan.js';
import { isUnclear } from '../../usecases/customers/find-customer.js';
import type { PlanAnswer, ShowPlan } from '../../usecases/plan/show-plan.js';
import {
  dataAsOfSaid,
  dataAsOfShape,
  dayShape,
  lastKnownSaid,
  readingShape,
  toDataAsOf,
  toReading,
} from '../shapes/ages.js';
import { sentences } from '../shapes/contract.js';
import {
  ABOUT_CUSTOMER,
  aboutCustomer,
  customerInput,
  customerSaid,
  UNCLEAR,
  unclearAnswer,
} from '../shapes/customers.js';
import { countShape, rangeSaid, seatRangeShape, toRange } from '../shapes/figures.js';
import { amountShape, toAmount, toWorth, worthShape } from '../shapes/money.js';
import { listed, nameShape, productName, quoted } from '../shapes/names.js';
import { cutPage, pageInput, pageShape, positionSaid } from '../shapes/pages.js';
import { defineTool, type ToolAnswer } from '../tool.js';

const CHANGES_SAID = 5;

const changeShape = z.object({
  subscriptionId: z.string(),
  name: nameShape,
  from: countShape.meta({ description: 'Seats that it goes on with as things stand' }),
  to: countShape.meta({ description: 'Seats that it should go on with; 0 is not to renew it' }),
  lastDay: dayShape.optional().meta({ description: 'Last day to act; absent: any day' }),
  saving: worthShape.meta({ description: 'A month, from the next term on, by list prices' }),
});

const licenceShape = z.object({
  name: nameShape,
  seats: countShape,
  assigned: countShape.optional().meta({ description: 'Seats given to people' }),
  assignedFrom: z
    .enum(['live', 'weekly'])
    .optional()
    .meta({ description: 'Of today, or of the weekly report' }),
  spare: countShape.meta({ description: 'Seats kept free for people who come' }),
  free: countShape.meta({ description: 'Seats that can go without touching anybody' }),
  idle: seatRangeShape
    .optional()
    .meta({ description: 'Seats that people hold and do not use: somebody must choose whose' }),
  idleSaving: worthShape,
  missing: countShape.meta({ description: 'Seats missing at the next term for those who hold one' }),
  gap: z.enum(['not-certain', 'assigned-unknown']).optional().meta({
    description:
      'Why nothing is planned: which licence of the tenant it is, or who holds seats, is not known',
  }),
  changes: z.array(changeShape),
});

const outputShape = z.object({
  outcome: z.enum(['plan', 'subscriptions-unknown', ...UNCLEAR]),
  ...ABOUT_CUSTOMER,
  free: countShape
    .optional()
    .meta({ description: 'Seats that can go without touching anybody, over all licences' }),
  idle: seatRangeShape.optional(),
  savings: z.array(amountShape).optional().meta({
    description:
      'What the free seats save a month by list prices, one a currency, once the last of the changes has its next term; each change says its own day',
  }),
  changes: countShape.optional(),
  pricedChanges: countShape.optional(),
  firstLastDay: dayShape.optional(),
  licences: z.array(licenceShape).optional(),
  licencesPage: pageShape.optional(),
  usageAsOf: dataAsOfShape
    .optional()
    .meta({ description: 'Absent: no usage yet, so idle seats are not known' }),
  reading: readingShape.optional(),
});
type Output = z.output<typeof outputShape>;

/** What could go at the next terms of a customer. */
export function planTool({ showPlan }: { readonly showPlan: ShowPlan }) {
  return defineTool({
    name: 'plan',
    title: 'Plan for a customer',
    description:
      'Which seats of one customer could go at the next term: those given to nobody, step by step with the last day to act and what each saves, and those that people hold and do not use. A proposal for a person: nothing is changed in Partner Center.',
    input: z.object({ customer: customerInput, page: pageInput }),
    output: outputShape,
    async answer({ customer: asked, page }, call): Promise<ToolAnswer<Output>> {
      const outcome = await showPlan.byText(asked, call, { basis: 'retail' });
      if (isUnclear(outcome)) return unclearAnswer(outcome);
      const about = aboutCustomer(outcome.customer);
      const { customerId } = outcome.customer;
      const { plan } = outcome;
      if (plan === undefined) {
        return {
          structured: { outcome: 'subscriptions-unknown', ...about },
          text: `The subscriptions of ${customerSaid(outcome.customer)} are not available now: nothing can be planned.`,
          customerId,
        };
      }
      const { shown, position } = cutPage(plan.licences, page);
      return {
        structured: {
          outcome: 'plan',
          ...about,
          free: plan.free,
          idle: toRange(plan.idle),
          savings: plan.savings.map(toAmount),
          changes: plan.changes,
          pricedChanges: plan.priced,
          ...(plan.firstLastDay && { firstLastDay: isoDay(plan.firstLastDay) }),
          licences: shown.map(toLicence),
          licencesPage: position,
          ...(outcome.usageAge && { usageAsOf: toDataAsOf(outcome.usageAge) }),
          reading: toReading(outcome),
        },
        text: sentences(planSaid(outcome, plan), positionSaid(position)),
        customerId,
      };
    },
  });
}

function toLicence(licence: PlannedLicence): z.output<typeof licenceShape> {
  const { name, seats, assigned, spare, free, idle, idleSaving, missing, gap, changes } = licence;
  return {
    name: productName(name),
    seats,
    ...(assigned && { assigned: assigned.count, assignedFrom: assigned.source }),
    spare,
    free,
    ...(idle && { idle: toRange(idle) }),
    idleSaving: toWorth(idleSaving),
    missing,
    ...(gap && { gap }),
    changes: changes.map(toChange),
  };
}

function toChange({ renewal, from, to, lastDay, saving }: PlannedChange): z.output<typeof changeShape> {
  return {
    subscriptionId: renewal.subscriptionId,
    name: productName(renewal.friendlyName),
    from,
    to,
    ...(lastDay && { lastDay: isoDay(lastDay) }),
    saving: toWorth(saving),
  };
}

function planSaid(outcome: PlanAnswer, plan: NonNullable<PlanAnswer['plan']>): string {
  const changes = plan.licences.flatMap((licence) => licence.changes.map(changeSaid));
  return sentences(
    `${customerSaid(outcome.customer)}: ${plan.free} seats can go without touching anybody; ${rangeSaid(plan.idle)} more are held by people who do not use them.`,
    changes.length === 0 ? '' : `Proposed: ${listed(changes, CHANGES_SAID)}.`,
    outcome.usageAge === undefined
      ? 'There is no usage yet: idle seats are not known.'
      : dataAsOfSaid(outcome.usageAge),
    lastKnownSaid(outcome),
  );
}

function changeSaid(change: PlannedChange): string {
  const { name, from, to, lastDay, saving } = toChange(change);
  const end = lastDay === undefined ? '' : ` by ${lastDay}`;
  return `${quoted(name)} from ${from} to ${to} seats${end}${savingSaid(saving)}`;
}

function savingSaid(saving: Worth): string {
  return saving === 'nothing' || saving === 'unknown'
    ? ''
    : `, saves up to ${saving.currency} ${saving.atMost.toFixed(2)} a month`;
}
