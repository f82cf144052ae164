import { createAnswerAlerts } from '../answers/answer-alerts.js';
import { createAnswerConversation } from '../answers/answer-conversation.js';
import { type AnswerKept, createAnswerKept } from '../answers/answer-kept.js';
import { createAnswerWatch } from '../answers/answer-watch.js';
import type { Config } from '../config/config.js';
import type { Database } from '../storage/database/open-database.js';
import { createConversationSettings } from '../storage/delivery/conversation-settings.js';
import { createDigestFacts } from '../storage/digests/digest-facts.js';
import { createDigestStore } from '../storage/digests/digest-store.js';
import { createStatusStore } from '../storage/operations/status-store.js';
import { createSweepStore } from '../storage/sweep/sweep-store.js';
import { createPortfolioStore } from '../storage/usage/portfolio-store.js';
import { createAlertStore } from '../storage/watching/alert-store.js';
import { putTestAlert } from '../storage/watching/test-alert.js';
import { createWatchReadings } from '../storage/watching/watch-readings.js';
import { createWatchStore } from '../storage/watching/watch-store.js';
import type { FindCustomer } from '../usecases/customers/find-customer.js';
import { createShowStatus } from '../usecases/operations/show-status.js';
import { createMakeDigest } from '../usecases/portfolio/make-digest.js';
import { createScheduleDigest } from '../usecases/portfolio/schedule-digest.js';
import { createShowPortfolio } from '../usecases/portfolio/show-portfolio.js';
import type { Clock, SubscriptionSource } from '../usecases/ports.js';
import { createAddWatch } from '../usecases/watching/add-watch.js';
import { createChangeAlerts } from '../usecases/watching/change-alerts.js';
import { createPreviewWatch } from '../usecases/watching/preview-watch.js';
import type { Words } from './answering.js';
import { readProgramVersion } from './assets.js';
import type { Foundation } from './foundation.js';

export interface KeptAnswersParts {
  readonly database: Database;
  readonly signIn: Foundation['signIn'];
  readonly findCustomer: FindCustomer;
  readonly subscriptions: SubscriptionSource;
  readonly words: Words;
  /** Called once somebody set the language of a conversation. */
  readonly onLanguageSet: () => Promise<void>;
  readonly clock: Clock;
}

/** Builds the answers about what the database keeps: watches and alerts, digests, the portfolio, the status. */
export function createKeptAnswers(
  { sweep, lowUsagePercent }: Pick<Config, 'sweep' | 'lowUsagePercent'>,
  { database, signIn, findCustomer, subscriptions, words, onLanguageSet, clock }: KeptAnswersParts,
): AnswerKept {
  const { kysely } = database;
  const { render, messagesFor } = words;
  const watches = createWatchStore(kysely);
  const digests = createDigestStore(kysely);
  const portfolio = createPortfolioStore(kysely);
  const conversation = createAnswerConversation({
    showPortfolio: createShowPortfolio({ portfolio, sweepCron: sweep.cron, clock }),
    showStatus: createShowStatus({
      status: createStatusStore(kysely),
      sweeps: createSweepStore(kysely),
      signIn: () => signIn.status(),
      sweepCron: sweep.cron,
      database: database.description,
      version: readProgramVersion(),
      clock,
    }),
    digests,
    makeDigest: createMakeDigest({ portfolio, facts: createDigestFacts(kysely), clock }),
    scheduleDigest: createScheduleDigest({ digests, clock }),
    settings: createConversationSettings(kysely),
    onLanguageSet,
    messagesFor,
    clock,
    render,
  });
  return createAnswerKept({
    watch: createAnswerWatch({
      addWatch: createAddWatch({
        findCustomer,
        watches,
        preview: createPreviewWatch({ readings: createWatchReadings(kysely), subscriptions, clock }),
        clock,
      }),
      watches,
      digestOf: conversation.digestOf,
      sendTestAlert: (to) => putTestAlert(kysely, to, clock.now()),
      clock,
      render,
    }),
    alerts: createAnswerAlerts({
      changeAlerts: createChangeAlerts({ alerts: createAlertStore(kysely), clock }),
      clock,
      render,
    }),
    conversation,
    lowUsagePercent,
    render,
  });
}
