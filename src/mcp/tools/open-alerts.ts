import { z } from 'zod';
import { isoDay } from '../../base/time.js';
import type { AlertFigures } from '../../domain/watching/alert.js';
import { TERM_ENDS, termEndOf } from '../../domain/watching/alert.js';
import { amountAtStake } from '../../domain/watching/alert-money.js';
import { nameOfSubject } from '../../domain/watching/alert-subject.js';
import { RULE_TRAITS } from '../../domain/watching/rule-traits.js';
import { WATCH_RULE_KINDS } from '../../domain/watching/watch.js';
import type { FindCustomer } from '../../usecases/customers/find-customer.js';
import type { ListOpenAlerts, OpenAlert } from '../../usecases/watching/list-open-alerts.js';
import { dayShape, instantShape } from '../shapes/ages.js';
import { sentences } from '../shapes/contract.js';
import {
  ABOUT_CUSTOMER,
  customerInput,
  customerSaid,
  customerShape,
  toCustomer,
  UNCLEAR,
  unclearAnswer,
} from '../shapes/customers.js';
import { countShape, rangeSaid, seatRangeShape } from '../shapes/figures.js';
import { amountSaid, amountShape, idleWorthShape, toAmount, toIdleWorth } from '../shapes/money.js';
import { listed, nameShape, productName, quoted } from '../shapes/names.js';
import { NO_DATABASE_SAID } from '../shapes/nothing-swept.js';
import { cutPage, pageInput, pageShape, positionSaid } from '../shapes/pages.js';
import { type Caller, defineTool, type ToolAnswer } from '../tool.js';

const ALERTS_SAID = 5;

const alertShape = z.object({
  customer: customerShape,
  rule: z.enum(WATCH_RULE_KINDS),
  subject: nameShape.meta({ description: 'The workload, product or subscription it is about' }),
  state: z.enum(['open', 'acknowledged', 'snoozed']),
  openedAt: instantShape,
  seats: countShape,
  active: countShape.optional().meta({ description: 'Of a workload' }),
  unused: seatRangeShape
    .optional()
    .meta({ description: 'Of a product, or of the product of a subscription' }),
  lastDay: dayShape.optional().meta({ description: 'Last day of the term' }),
  termEnd: z.enum(TERM_ENDS).optional(),
  unusedCost: idleWorthShape.optional().meta({
    description: 'Of a product or subscription: what its unused seats cost a month by list prices',
  }),
  atStake: amountShape.optional().meta({
    description:
      'The amount a month by list prices that the alert is weighed by: that of its own unused seats, or for low-usage, as a workload has no price, that of all unused seats of the customer. Absent where no price is known',
  }),
  dataAsOf: dayShape,
});

const outputShape = z.object({
  outcome: z.enum(['alerts', 'no-database', ...UNCLEAR]),
  ...ABOUT_CUSTOMER,
  alerts: z.array(alertShape).optional().meta({ description: 'By customer, the heaviest first' }),
  alertsPage: pageShape.optional(),
  isCut: z.boolean().optional().meta({ description: 'There are more alerts than were looked through' }),
});
type Output = z.output<typeof outputShape>;

export interface OpenAlertsToolDeps {
  readonly findCustomer: FindCustomer;
  /** Undefined without a database. */
  readonly listOpenAlerts: ListOpenAlerts | undefined;
}

/** What is not closed in the conversations where the caller may ask. */
export function openAlertsTool({ findCustomer, listOpenAlerts }: OpenAlertsToolDeps) {
  return defineTool({
    name: 'open_alerts',
    title: 'Open alerts',
    description:
      'Alerts that are open, acknowledged or snoozed in the Teams chats and channels that the caller may ask in: what watches found (low use, unused seats, more used than bought, a term that ends). Of one customer when given.',
    input: z.object({
      customer: customerInput
        .optional()
        .meta({ description: 'One customer, by name, domain or customerId; leave out for all' }),
      page: pageInput,
    }),
    output: outputShape,
    async answer({ customer: asked, page }, call, caller): Promise<ToolAnswer<Output>> {
      if (listOpenAlerts === undefined)
        return { structured: { outcome: 'no-database', candidates: [] }, text: NO_DATABASE_SAID };
      const found = asked === undefined ? undefined : await findCustomer(asked, call);
      if (found !== undefined && found.kind !== 'one') return unclearAnswer(found);
      const { alerts, isCut } = await listOpenAlerts(askerOf(caller), found?.customer.customerId);
      const { shown, position } = cutPage(alerts, page);
      return {
        structured: {
          outcome: 'alerts',
          ...(found && { customer: toCustomer(found.customer) }),
          candidates: [],
          alerts: shown.map(toAlert),
          alertsPage: position,
          isCut,
        },
        text: sentences(
          `${alerts.length}${isCut ? ' and more' : ''} alerts not closed${found ? ` of ${customerSaid(found.customer)}` : ''}.`,
          shown.length === 0 ? '' : `First: ${listed(shown.map(alertSaid), ALERTS_SAID)}.`,
          positionSaid(position),
        ),
        customerId: found?.customer.customerId,
      };
    },
  });
}

/** Who runs the program on this machine can read the database too. */
function askerOf({ tenantId, userId }: Caller) {
  return tenantId === undefined || userId === undefined ? 'everybody' : { tenantId, userId };
}

function toAlert({ alert, stands, money }: OpenAlert): z.output<typeof alertShape> {
  return {
    customer: toCustomer(alert),
    rule: alert.ruleKind,
    subject: productName(nameOfSubject(alert.subject)),
    state: stands,
    openedAt: alert.openedAt.toISOString(),
    ...figuresOf(alert.figures),
    ...moneyOf({ alert, money }),
  };
}

/** Nothing of money on another basis than the list price, and nothing where more is used than was bought. */
function moneyOf({
  alert,
  money,
}: Pick<OpenAlert, 'alert' | 'money'>): Pick<z.output<typeof alertShape>, 'unusedCost' | 'atStake'> {
  if (money?.totals.basis !== 'retail' || RULE_TRAITS[alert.ruleKind].money === 'none') return {};
  const unusedCost = toIdleWorth(money.own, money.totals);
  const atStake = amountAtStake({ alert, money });
  return { ...(unusedCost && { unusedCost }), ...(atStake && { atStake: toAmount(atStake) }) };
}

function figuresOf(
  figures: AlertFigures,
): Pick<z.output<typeof alertShape>, 'seats' | 'active' | 'unused' | 'lastDay' | 'termEnd' | 'dataAsOf'> {
  const dataAsOf = isoDay(figures.dataAsOf);
  switch (figures.kind) {
    case 'workload':
      return { seats: figures.licensesQualified, active: figures.licensesActive, dataAsOf };
    case 'product':
      return {
        seats: figures.seats,
        unused: { atLeast: figures.unusedAtLeast, atMost: figures.unusedAtMost },
        dataAsOf,
      };
    case 'renewal':
      return {
        seats: figures.quantity,
        ...(!figures.isUsageUnknown && {
          unused: { atLeast: figures.unusedAtLeast, atMost: figures.unusedAtMost },
        }),
        lastDay: isoDay(figures.endsAt),
        termEnd: termEndOf(figures),
        dataAsOf,
      };
  }
}

function alertSaid(open: OpenAlert): string {
  const { subject, rule, state, seats, active, unused, lastDay, atStake } = toAlert(open);
  const figures =
    active === undefined
      ? unused
        ? `${rangeSaid(unused)} of ${seats} unused`
        : `${seats} seats`
      : `${active} of ${seats} active`;
  const end = lastDay === undefined ? '' : `, last day ${lastDay}`;
  const whose = rule === 'low-usage' ? ' for all unused seats of the customer' : '';
  const cost = atStake === undefined ? '' : `, ${amountSaid(atStake)} a month by list prices${whose}`;
  return `${customerSaid(open.alert)} ${quoted(subject)} ${rule}, ${figures}${cost}${end}, ${state}`;
}
