import type { Words } from './answering.js';
import { createAnswerAlerts } from './answers/answer-alerts.js';
import { createAnswerConversation } from './answers/answer-conversation.js';
import { type AnswerKept, createAnswerKept } from './answers/answer-kept.js';
import { createAnswerWatch } from './answers/answer-watch.js';
import { readProgramVersion } from './assets.js';
import type { Config } from './config.js';
import type { Foundation } from './foundation.js';
import { createAlertStore } from './storage/alert-store.js';
import { createConversationSettings } from './storage/conversation-settings.js';
import { createDigestFacts } from './storage/digest-facts.js';
import { createDigestStore } from './storage/digest-store.js';
import type { Database } from './storage/open-database.js';
import { createPortfolioStore } from './storage/portfolio-store.js';
import { createStatusStore } from './storage/status-store.js';
import { createSweepStore } from './storage/sweep-store.js';
import { putTestAlert } from './storage/test-alert.js';
import { createWatchReadings } from './storage/watch-readings.js';
import { createWatchStore } from './storage/watch-store.js';
import { createAddWatch } from './usecases/add-watch.js';
import { createChangeAlerts } from './usecases/change-alerts.js';
import type { FindCustomer } from './usecases/find-customer.js';
import { createMakeDigest } from './usecases/make-digest.js';
import type { Clock } from './usecases/ports.js';
import { createPreviewWatch } from './usecases/preview-watch.js';
import { createScheduleDigest } from './usecases/schedule-digest.js';
import { createShowPortfolio } from './usecases/show-portfolio.js';
import { createShowStatus } from './usecases/show-status.js';

export interface KeptAnswersParts {
  readonly database: Database;
  readonly signIn: Foundation['signIn'];
  readonly findCustomer: FindCustomer;
  readonly words: Words;
  /** Called once somebody set the language of a conversation. */
  readonly onLanguageSet: () => Promise<void>;
  readonly clock: Clock;
}

/** Builds the answers about what the database keeps: watches and alerts, digests, the portfolio, the status. */
export function createKeptAnswers(
  { sweep, lowUsagePercent }: Pick<Config, 'sweep' | 'lowUsagePercent'>,
  { database, signIn, findCustomer, words, onLanguageSet, clock }: KeptAnswersParts,
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
        preview: createPreviewWatch({ readings: createWatchReadings(kysely), clock }),
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
