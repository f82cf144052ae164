import type { Logger } from '../base/logger.js';
import { sleep } from '../base/waiting.js';
import type { Conversation } from '../domain/conversation.js';
import { createDeliverTask } from '../jobs/deliver-task.js';
import type { JobHandler } from '../jobs/job-run.js';
import { DELIVER_TASK } from '../storage/delivery/card-writes.js';
import { createMessenger, type MessengerDeps } from '../teams/messenger.js';
import { createDeliverCards } from '../usecases/delivery/deliver-cards.js';
import type { CardContents, Messenger, Outbox } from '../usecases/delivery/delivery-ports.js';
import type { NotifyAdmins } from '../usecases/delivery/notify-admins.js';
import { createTenantPace } from '../usecases/delivery/send-pace.js';
import type { Clock } from '../usecases/ports.js';
import type { Words } from './words.js';

export interface DeliveringParts extends Pick<MessengerDeps, 'adapter' | 'appId' | 'timeoutMs'> {
  readonly outbox: Outbox;
  readonly contents: CardContents;
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
  outbox,
  contents,
  notifyAdmins,
  mayHear,
  words,
  aroundMessenger = (messenger) => messenger,
  clock,
  logger,
  ...connecting
}: DeliveringParts): Readonly<Record<typeof DELIVER_TASK, JobHandler>> {
  const deliverCards = createDeliverCards({
    outbox,
    contents,
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
