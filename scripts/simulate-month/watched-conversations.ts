import type { Conversation } from '../../src/domain/conversation.js';
import type { WatchDefinition, WatchRule } from '../../src/domain/watching/watch.js';

export interface WatchedConversation {
  readonly name: string;
  readonly conversation: Conversation;
  readonly definitions: readonly WatchDefinition[];
  /** How much of what is open people deal with on a working day, 0-1. */
  readonly diligence: number;
}

/** Three channels as a partner might have them. */
export function watchedConversations(customerIds: readonly string[]): readonly WatchedConversation[] {
  const all = (rule: WatchRule, changes: Partial<WatchDefinition> = {}): WatchDefinition => ({
    customer: undefined,
    rule,
    exceptCustomers: [],
    exceptProducts: [],
    minimumSeats: 0,
    ...changes,
  });
  return [
    {
      name: 'customer success',
      conversation: channel('success'),
      definitions: [all({ kind: 'low-usage', belowPercent: 40 }, { minimumSeats: 20 })],
      diligence: 0.15,
    },
    {
      name: 'licence desk',
      conversation: channel('desk'),
      definitions: [all({ kind: 'unused', atLeast: 10 }), all({ kind: 'renewal', withinDays: 30 })],
      diligence: 0.4,
    },
    {
      name: 'key accounts',
      conversation: channel('key'),
      definitions: [
        ...customerIds
          .slice(0, 15)
          .map((customerId, at) =>
            all(
              { kind: 'low-usage', belowPercent: 60 },
              { customer: { customerId, customerName: `Invented customer ${at + 1}` } },
            ),
          ),
        all({ kind: 'over-used', abovePercent: 100 }),
      ],
      diligence: 0.8,
    },
  ];
}

function channel(name: string): Conversation {
  return {
    tenantId: '11111111-0000-4000-8000-000000000000',
    conversationId: `19:${name}@thread.tacv2`,
    conversationType: 'channel',
    serviceUrl: 'https://smba.example/emea/',
    botId: '28:bot',
    teamId: '19:team@thread.tacv2',
    userId: undefined,
    locale: 'en-GB',
  };
}
