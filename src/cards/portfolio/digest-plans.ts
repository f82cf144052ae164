import type { Messages } from '../../i18n/messages.js';
import type { DigestPlans } from '../../usecases/portfolio/make-digest.js';
import { type CardButton, showCustomers } from '../card-action.js';
import { joinPhrases } from '../words/join.js';
import { aboutPhrase, basisPhrase } from '../words/money-phrases.js';
import { planEntry } from './plan-list-phrases.js';
import type { PortfolioEntry } from './portfolio-phrases.js';

/** What a list has to say of plans: nothing. */
export const NO_PLANS = { plansTitle: '', plansFact: '', plans: [] as readonly PortfolioEntry[] };

/** Seats that can go, as the digest tells it: at how many customers, what that saves, and the first of them. */
export function digestPlans(
  plans: DigestPlans | undefined,
  now: Date,
  messages: Messages,
): typeof NO_PLANS & { readonly buttons: readonly CardButton[] } {
  if (plans === undefined) return { ...NO_PLANS, buttons: [] };
  const { customers, seats, money, first } = plans;
  return {
    plansTitle: messages.say('customers.plan'),
    plansFact: joinPhrases(
      [
        messages.say('customers.plan-count', { count: customers, seats }),
        money === undefined
          ? ''
          : messages.say('customers.plan-saves', { amount: aboutPhrase(money.savings, messages) }),
        money === undefined ? '' : basisPhrase(money.basis, messages),
      ],
      messages,
    ),
    plans: first.map(({ money: worth, firstLastDay, ...plan }) =>
      planEntry({ ...plan, firstLastDay, savings: worth?.savings ?? [] }, now, messages),
    ),
    buttons:
      customers > first.length
        ? [
            {
              title: messages.say('action.all-plans'),
              data: showCustomers({ kind: 'plan', deadline: undefined }, { answer: 'message' }),
            },
          ]
        : [],
  };
}
