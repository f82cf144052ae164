import { sql } from 'kysely';
import { createDelivering } from '../../../src/app/delivering.js';
import type { Logger } from '../../../src/base/logger.js';
import { mayHear } from '../../../src/domain/access-list.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import { type Jobs, openJobs } from '../../../src/jobs/open-jobs.js';
import { createCardContents } from '../../../src/storage/delivery/card-contents.js';
import { putCard, touchCards } from '../../../src/storage/delivery/card-writes.js';
import { createConversationStore } from '../../../src/storage/delivery/conversation-store.js';
import { createOutboxStore } from '../../../src/storage/delivery/outbox-store.js';
import type { Database } from '../../../src/storage/open-database.js';
import { createAdminNotices } from '../../../src/storage/operations/admin-notice-store.js';
import { createAdapter } from '../../../src/teams/adapter.js';
import { createNotifyAdmins } from '../../../src/usecases/delivery/notify-admins.js';
import { messagesFor, render } from '../../helpers/cards.js';

export const TENANT = '5f0c2a7e-1d3b-4c58-9e64-7a2b90d1c3f8';
export const ADMIN = '44444444-4444-4444-8444-444444444444';

export interface DeliveringOptions {
  readonly database: Database;
  readonly logger: Logger;
  /** Of a request to the connector. */
  readonly timeoutMs?: number;
  /** Who may ask; everyone unless given. */
  readonly userIds?: readonly string[];
}

const clock = { now: () => new Date() };

/** Jobs that deliver, as the bot runs them; notices stand for every kind of card. */
export function startDelivering({
  database,
  logger,
  timeoutMs = 5000,
  userIds = [],
}: DeliveringOptions): Jobs {
  const hears = (conversation: Conversation) => mayHear(conversation, { tenantIds: [], userIds });
  const notices = createAdminNotices(database.kysely, hears);
  const notifyAdmins = createNotifyAdmins({ notices, adminUserIds: [ADMIN], clock, logger });
  const tasks = createDelivering({
    outbox: createOutboxStore(database.kysely),
    contents: createCardContents({ ofCard: async () => [], movedFrom: async () => [] }),
    notifyAdmins,
    mayHear: hears,
    adapter: createAdapter({ isAnonymous: true, frameworkSettings: { MicrosoftAppType: 'MultiTenant' } }),
    appId: '',
    words: { render, messagesFor },
    clock,
    logger,
    timeoutMs,
  });
  return openJobs({ database, tasks, logger });
}

/** A conversation the bot is in. */
export function conversationAt(serviceUrl: string, changes: Partial<Conversation>): Conversation {
  return {
    tenantId: TENANT,
    conversationId: 'a:chat',
    conversationType: 'personal',
    serviceUrl,
    botId: '28:seatwise',
    teamId: undefined,
    userId: '33333333-3333-4333-8333-333333333333',
    locale: 'en-US',
    ...changes,
  };
}

/** What tests do to the outbox, as the use cases would. */
export function createSender({ kysely }: Pick<Database, 'kysely'>) {
  const conversations = createConversationStore(kysely);
  const contentOf = (label: string) =>
    ({
      kind: 'notice',
      notice: { kind: 'sign-in-lost', fault: 'sign-in-lost', correlationId: label },
    }) as const;
  return {
    join: (conversation: Conversation) => conversations.remember(conversation, new Date()),
    /** Puts a card that shows this label, of 8 characters, as its reference. */
    put: (conversation: Pick<Conversation, 'tenantId' | 'conversationId'>, label: string) =>
      kysely
        .transaction()
        .execute((transaction) => putCard(transaction, conversation, contentOf(label), new Date())),
    /** Has a card show another label. */
    edit: (cardId: string, label: string) =>
      kysely.transaction().execute(async (transaction) => {
        await sql`
          update card set content = ${JSON.stringify(contentOf(label))}::jsonb where card_id = ${cardId}
        `.execute(transaction);
        await touchCards(transaction, [cardId]);
      }),
  };
}

/** The label that a message shows. */
export function labelOf(activity: unknown): string {
  return /Reference: ([^"]{8})/.exec(JSON.stringify(activity))?.[1] ?? '';
}
