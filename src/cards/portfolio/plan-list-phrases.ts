import { utcDaysBetween } from '../../base/time.js';
import type { Messages } from '../../i18n/messages.js';
import type { ListedPlan } from '../../usecases/plan/plan-ports.js';
import type { PlansPage } from '../../usecases/portfolio/list-customers.js';
import { asLine } from '../usage/usage-phrases.js';
import { customerLabel } from '../words/customer-label.js';
import { aboutPhrase, amountPhrase } from '../words/money-phrases.js';
import { coverageFacts, type ListWords, leadingTo } from './customer-list-parts.js';
import type { PortfolioEntry } from './portfolio-phrases.js';

const NAME_LIMIT = 50;

/** What the list of plans says of itself: how many seats can go at how many customers, and what that saves. */
export function plansWords({ until, total, totals, coverage }: PlansPage, messages: Messages): ListWords {
  return {
    subject:
      until === undefined
        ? messages.say('customers.plan')
        : messages.say('customers.plan-by', { date: messages.date(until) }),
    headline:
      total === 0
        ? messages.say('customers.plan-none')
        : messages.say('customers.plan-count', { count: total, seats: totals.seats }),
    facts: [
      ...(totals.savings.length === 0
        ? []
        : [asLine(messages.say('customers.plan-saves', { amount: aboutPhrase(totals.savings, messages) }))]),
      ...coverageFacts(coverage, messages),
    ],
  };
}

/** A customer at whom seats can go, to be chosen for its plan. */
export function planEntry(plan: Omit<ListedPlan, 'changes'>, now: Date, messages: Messages): PortfolioEntry {
  const { customer, seats, savings } = plan;
  return {
    name: customerLabel(customer, messages, NAME_LIMIT),
    seats: messages.say('plan.can-go', { count: seats }),
    worth: savings.map((amount) => amountPhrase(amount, messages)).join(messages.say('list.separator')),
    share: '',
    detail: '',
    note: noteOf(plan, now, messages),
    flag: '',
    ...leadingTo(customer, 'plan', messages),
  };
}

/** By when to act: on all of it, or on the first of it where the days differ. */
function noteOf(
  { firstLastDay, isOneDay }: Pick<ListedPlan, 'firstLastDay' | 'isOneDay'>,
  now: Date,
  messages: Messages,
): string {
  if (firstLastDay === undefined) return messages.say('plan.any-day');
  const act = messages.say('renewals.act-by', {
    date: messages.date(firstLastDay),
    days: utcDaysBetween(now, firstLastDay),
  });
  return isOneDay ? act : messages.say('customers.plan-first', { act });
}
