import type { Logger } from '../base/logger.js';
import { sleep } from '../base/waiting.js';
import type { Conversation } from '../domain/conversation.js';
import { createDeliverTask } from '../jobs/deliver-task.js';
import type { JobHandler } from '../jobs/job-run.js';
import type { Database } from '../storage/database/open-database.js';
import { createCardContents } from '../storage/delivery/card-contents.js';
import { DELIVER_TASK } from '../storage/delivery/card-writes.js';
import { createOutboxStore } from '../storage/delivery/outbox-store.js';
import { createAdminNotices } from '../storage/operations/admin-notice-store.js';
import { createMessenger, type MessengerDeps } from '../teams/messenger.js';
import { createDeliverCards } from '../usecases/delivery/deliver-cards.js';
import type { Messenger } from '../usecases/delivery/delivery-ports.js';
import { createNotifyAdmins, type NotifyAdmins } from '../usecases/delivery/notify-admins.js';
import { createTenantPace } from '../usecases/delivery/send-pace.js';
import type { Clock } from '../usecases/ports.js';
import type { AlertStore } from '../usecases/watching/watch-ports.js';
import type { Words } from './answering.js';

export interface AdminNotifyingParts {
  readonly database: Pick<Database, 'kysely'>;
  /** ADMIN_USER_IDS. */
  readonly adminUserIds: readonly string[];
  /** Whether something may be sent there unasked. */
  readonly mayHear: (conversation: Conversation) => boolean;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How admins are told: their notices wait to be sent like every other card. */
export function createAdminNotifying({ database, mayHear, ...deps }: AdminNotifyingParts): NotifyAdmins {
  return createNotifyAdmins({ notices: createAdminNotices(database.kysely, mayHear), ...deps });
}

export interface DeliveringParts extends Pick<MessengerDeps, 'adapter' | 'appId' | 'timeoutMs'> {
  readonly database: Pick<Database, 'kysely'>;
  readonly alerts: Pick<AlertStore, 'ofCard' | 'movedFrom'>;
  readonly notifyAdmins: NotifyAdmins;
  readonly mayHear: (conversation: Conversation) => boolean;
  readonly words: Words;
  /** Puts something around the messenger, to count what it sends. */
  readonly aroundMessenger?: ((messenger: Messenger) => Messenger) | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The jobs that send cards into conversations, for `openJobs`. */
export function createDelivering({
  database: { kysely },
  alerts,
  notifyAdmins,
  mayHear,
  words,
  aroundMessenger = (messenger) => messenger,
  clock,
  logger,
  ...connecting
}: DeliveringParts): Readonly<Record<typeof DELIVER_TASK, JobHandler>> {
  const deliverCards = createDeliverCards({
    outbox: createOutboxStore(kysely),
    contents: createCardContents(alerts),
    messenger: aroundMessenger(createMessenger({ ...connecting, ...words, clock })),
    pace: createTenantPace({ nowMs: () => performance.now(), sleep }),
    mayHear,
    notifyAdmins,
    clock,
    random: Math.random,
    sleep,
    logger,
  });
  return { [DELIVER_TASK]: createDeliverTask(deliverCards) };
}
