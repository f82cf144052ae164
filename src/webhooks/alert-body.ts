import { isoDay } from '../base/time.js';
import type { Worth } from '../domain/money/idle-money.js';
import type { MoneyRange } from '../domain/money/money-range.js';
import { toldSum } from '../domain/money/told-money.js';
import { type AlertFigures, type AlertSubject, isClosed, termEndOf } from '../domain/watching/alert.js';
import type { AlertMoney } from '../domain/watching/alert-money.js';
import { nameOfSubject } from '../domain/watching/alert-subject.js';
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
      ...(money === undefined || isClosed(alert) || ruleKind === 'over-used'
        ? {}
        : { money: toMoney(ruleKind, money) }),
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

/** Of the product or subscription; of a workload, which has no price, of all the customer's unused seats. */
function toMoney(ruleKind: string, { totals, own }: AlertMoney) {
  const { basis } = totals;
  if (ruleKind === 'low-usage') {
    const told = toldSum(totals);
    return {
      basis,
      of: 'customer' as const,
      now: told === totals.now ? totals.now.amounts.map(toAmount) : [],
      afterRenewal: totals.after.amounts.map(toAmount),
    };
  }
  return {
    basis,
    of: 'subject' as const,
    now: own === undefined ? [] : amountsOf(own.now),
    afterRenewal: own === undefined ? [] : amountsOf(own.after),
  };
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
