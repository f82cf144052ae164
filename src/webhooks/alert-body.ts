import { isoDay } from '../base/time.js';
import type { Worth } from '../domain/money/idle-money.js';
import type { MoneyRange } from '../domain/money/money-range.js';
import { toldSum } from '../domain/money/told-money.js';
import { type AlertFigures, type AlertSubject, isClosed, termEndOf } from '../domain/watching/alert.js';
import type { AlertMoney } from '../domain/watching/alert-money.js';
import { nameOfSubject } from '../domain/watching/alert-subject.js';
import { RULE_TRAITS, type RuleTraits } from '../domain/watching/rule-traits.js';
import type { TicketContent } from '../usecases/outgoing/outgoing-ports.js';

/** News of an alert as JSON; docs/webhooks/alert-v1.schema.json says what is in it. No names of people. */
export function alertBody({ news, at, alert, domain }: TicketContent, money: AlertMoney | undefined) {
  const { alertId, customerId, customerName, ruleKind, subject, state } = alert;
  const figures = state.kind === 'resolved' ? (state.figures ?? alert.figures) : alert.figures;
  return {
    type: `alert.${news}` as const,
    timestamp: at.toISOString(),
    data: {
      alertId,
      customer: { id: customerId, name: customerName, domain: domain ?? null },
      rule: ruleKind,
      subject: toSubject(subject),
      figures: toFigures(figures),
      ...(money === undefined || isClosed(alert) ? {} : moneyOf(RULE_TRAITS[ruleKind].money, money)),
    },
  };
}

function toSubject(subject: AlertSubject) {
  const { kind } = subject;
  const name = nameOfSubject(subject);
  switch (kind) {
    case 'workload':
      return { kind, name };
    case 'product':
      return { kind, name, salesChannel: subject.salesChannel };
    case 'subscription':
      return { kind, name, subscriptionId: subject.subscriptionId };
  }
}

function toFigures(figures: AlertFigures) {
  const dataAsOf = figures.dataAsOf.toISOString();
  switch (figures.kind) {
    case 'workload': {
      const { kind, licensesQualified, licensesActive } = figures;
      return { kind, licensesQualified, licensesActive, dataAsOf };
    }
    case 'product': {
      const { kind, seats, unusedAtLeast, unusedAtMost } = figures;
      return { kind, seats, unusedAtLeast, unusedAtMost, dataAsOf };
    }
    case 'renewal': {
      const { kind, quantity, nextQuantity, endsAt, isUsageUnknown, unusedAtLeast, unusedAtMost } = figures;
      return {
        kind,
        quantity,
        ...(nextQuantity === undefined ? {} : { nextQuantity }),
        ...(isUsageUnknown ? {} : { seats: figures.seats, unusedAtLeast, unusedAtMost }),
        lastDay: isoDay(endsAt),
        termEnd: termEndOf(figures),
        dataAsOf,
      };
    }
  }
}

function moneyOf(whose: RuleTraits['money'], { totals, own }: AlertMoney) {
  const { basis } = totals;
  switch (whose) {
    case 'of customer': {
      const now = toldSum(totals) === totals.now ? totals.now.amounts.map(toAmount) : [];
      const afterRenewal = totals.after.amounts.map(toAmount);
      return { money: { basis, of: 'customer' as const, now, afterRenewal } };
    }
    case 'of subject': {
      const [now, afterRenewal] = own === undefined ? [[], []] : [amountsOf(own.now), amountsOf(own.after)];
      return { money: { basis, of: 'subject' as const, now, afterRenewal } };
    }
    case 'none':
      return {};
  }
}

function amountsOf(worth: Worth) {
  return typeof worth === 'string' ? [] : [toAmount(worth)];
}

function toAmount({ currency, atLeast, atMost, isAtMost }: MoneyRange) {
  return { currency, atLeast: toCents(atLeast), atMost: toCents(atMost), isAtMost };
}

function toCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
