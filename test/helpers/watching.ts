import type { Conversation } from '../../src/domain/conversation.js';
import type { SubscriptionTerm } from '../../src/domain/terms/subscription-term.js';
import type { Alert, AlertFigures } from '../../src/domain/watching/alert.js';
import type { Person, Watch, WatchDefinition, WatchRule } from '../../src/domain/watching/watch.js';

const TENANT = '11111111-0000-4000-8000-000000000000';
export const MEGAN: Person = { userId: 'aaaaaaaa-0000-4000-8000-000000000000', name: 'Megan Bowen' };
export const ADELE: Person = { userId: 'bbbbbbbb-0000-4000-8000-000000000000', name: 'Adele Vance' };

/** A channel of a team. */
export function channel(name = 'licences'): Conversation {
  return {
    tenantId: TENANT,
    conversationId: `19:${name}@thread.tacv2`,
    conversationType: 'channel',
    serviceUrl: 'https://smba.example/emea/',
    botId: '28:bot',
    teamId: '19:team@thread.tacv2',
    userId: undefined,
    locale: 'en-GB',
  };
}

/** What is watched, of all customers unless said otherwise. */
export function watching(rule: WatchRule, changes: Partial<WatchDefinition> = {}): WatchDefinition {
  return {
    customer: undefined,
    rule,
    exceptCustomers: [],
    exceptProducts: [],
    minimumSeats: 0,
    ...changes,
  };
}

export const below = (belowPercent: number): WatchRule => ({ kind: 'low-usage', belowPercent });
export const above = (abovePercent: number): WatchRule => ({ kind: 'over-used', abovePercent });
export const unused = (atLeast: number): WatchRule => ({ kind: 'unused', atLeast });
export const renewal = (withinDays: number): WatchRule => ({ kind: 'renewal', withinDays });

/** A watch as a store gives it. */
export function watchOf(number: number, definition: WatchDefinition): Watch {
  return {
    ...definition,
    watchId: `w${number}`,
    number,
    createdAt: new Date('2026-11-01T09:00:00Z'),
    createdBy: MEGAN,
  };
}

/** Figures of a workload, `active` of 100 unless said otherwise. */
export function workloadFigures(active: number, qualified = 100): AlertFigures {
  return {
    kind: 'workload',
    licensesQualified: qualified,
    licensesActive: active,
    dataAsOf: new Date('2026-11-14T00:00:00Z'),
  };
}

/** An open alert of low usage of Teams. */
export function alertOf(changes: Partial<Alert> = {}): Alert {
  return {
    alertId: 'a1',
    conversation: { tenantId: TENANT, conversationId: channel().conversationId },
    ruleKind: 'low-usage',
    customerId: '00000000-0000-4000-8000-000000000001',
    customerName: 'Fabrikam',
    subject: { kind: 'workload', workloadName: 'Teams' },
    figures: workloadFigures(30),
    state: { kind: 'open' },
    openedAt: new Date('2026-11-15T06:00:00Z'),
    watchId: 'w1',
    ...changes,
  };
}

/** A yearly term of E3 that renews by itself. */
export function termOf(changes: Partial<SubscriptionTerm> = {}): SubscriptionTerm {
  return {
    subscriptionId: 's1',
    offerName: 'Office 365 E3',
    friendlyName: 'Office 365 E3',
    quantity: 10,
    status: 'active',
    autoRenewEnabled: true,
    isTrial: false,
    termDuration: 'P1Y',
    commitmentEndDate: new Date('2026-12-10T00:00:00Z'),
    unitType: 'Licenses',
    ...changes,
  };
}
