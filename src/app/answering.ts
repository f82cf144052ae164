import { createAnswerCustomer } from '../answers/answer-customer.js';
import { createAnswerSearch } from '../answers/answer-search.js';
import { createAnswerWithoutDatabase } from '../answers/answer-without-database.js';
import { type Answers, createAnswers } from '../answers/answers.js';
import { createConversationMemory } from '../answers/conversation-memory.js';
import { createGuard } from '../answers/guard.js';
import { createReadText } from '../answers/read-text.js';
import type { Logger } from '../base/logger.js';
import { createCardRenderer, type RenderCard } from '../cards/render.js';
import { ALL_PHRASES } from '../commands/phrases/all-phrases.js';
import { createUnderstand } from '../commands/reading/understand.js';
import { createRecognizer } from '../commands/recognize.js';
import type { Config } from '../config/config.js';
import { createMessagesFor, type MessagesFor } from '../i18n/messages.js';
import { createCustomerSources } from '../partner-center/endpoints/customer-sources.js';
import type { PartnerCenterObserver } from '../partner-center/http/observer.js';
import { createCustomerDirectory } from '../partner-center/memory/directory.js';
import { createAuditLog } from '../storage/operations/audit-log.js';
import { createUsageHistory } from '../storage/usage/usage-figures-store.js';
import { createFindCustomer } from '../usecases/customers/find-customer.js';
import { createSearchCustomers } from '../usecases/customers/search-customers.js';
import type { Clock } from '../usecases/ports.js';
import { createShowLicenseUsage } from '../usecases/usage/show-license-usage.js';
import { createShowRenewals } from '../usecases/usage/show-renewals.js';
import { createShowTrend } from '../usecases/usage/show-trend.js';
import { createShowUnusedLicenses } from '../usecases/usage/show-unused-licenses.js';
import { createReadWeekChange } from '../usecases/usage/week-change.js';
import { readCardTemplates, readMessageTexts } from './assets.js';
import { createFollowingReadings } from './following-readings.js';
import type { Foundation } from './foundation.js';
import { createKeptAnswers } from './kept-answers.js';
import { createUpstream, type Upstream } from './upstream.js';

/** The part that answers questions, without a server around it. */
export interface Answering {
  readonly answers: Answers;
  /** Loads the customer list before anybody asks. */
  warmUp(): Promise<void>;
  /** The customer list in use; undefined before its first load. */
  customerList(): { readonly customers: number; readonly loadedAt: Date } | undefined;
  close(): Promise<void>;
}

/** What every reply is written with: templates and messages, read once. */
export interface Words {
  readonly render: RenderCard;
  readonly messagesFor: MessagesFor;
}

export function readWords(): Words {
  return {
    render: createCardRenderer(readCardTemplates()),
    messagesFor: createMessagesFor(readMessageTexts()),
  };
}

export interface AnsweringParts {
  readonly foundation: Foundation;
  /** Made from the foundation unless it is shared with a sweep. */
  readonly upstream?: Upstream | undefined;
  readonly words: Words;
  /** Called once somebody set the language of a conversation. */
  readonly onLanguageSet?: (() => Promise<void>) | undefined;
  readonly observer?: PartnerCenterObserver | undefined;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** Builds everything between a question and its reply. */
export function createAnswering(
  config: Config,
  {
    foundation,
    words,
    onLanguageSet = async () => undefined,
    observer,
    logger,
    clock,
    upstream = createUpstream(config, foundation, { logger, clock, observer }),
  }: AnsweringParts,
): Answering {
  const { database, signIn } = foundation;
  const { render, messagesFor } = words;
  const { usageCacheMinutes } = config.partnerCenter;
  const { api, partnerCenter, usageProvider } = upstream;
  const directory = createCustomerDirectory({ partnerCenter, logger, clock });
  const { lowUsagePercent } = config;
  const maxAgeMs = usageCacheMinutes * 60_000;
  const { historyDays } = config.sweep;
  const kept = database && createFollowingReadings(database, { historyDays, clock, logger });
  const sources = createCustomerSources({ api, usageProvider, maxAgeMs, clock, logger, observer, kept });
  const findCustomer = createFindCustomer({ partnerCenter, directory });
  const history = database && createUsageHistory(database.kysely);
  const audit = database && createAuditLog(database.kysely, logger);
  const readWeekChange = history && createReadWeekChange({ history, clock, logger });
  const showing = { findCustomer, ...sources, clock, logger, lowUsagePercent };
  const showLicenseUsage = createShowLicenseUsage({ ...showing, readWeekChange });
  const showUnusedLicenses = createShowUnusedLicenses(showLicenseUsage);
  const showRenewals = createShowRenewals(showing);
  const showTrend = createShowTrend({ findCustomer, history, clock, historyDays });
  const memory = createConversationMemory(clock);
  const answers = createAnswers({
    answerCustomer: createAnswerCustomer({
      showLicenseUsage,
      showUnusedLicenses,
      showRenewals,
      showTrend,
      clock,
      render,
      lowUsagePercent,
    }),
    canWatch: database !== undefined,
    answerKept: database
      ? createKeptAnswers(config, {
          database,
          signIn,
          findCustomer,
          subscriptions: sources.subscriptions,
          words,
          onLanguageSet,
          clock,
        })
      : createAnswerWithoutDatabase(render),
    answerSearch: createAnswerSearch({
      searchCustomers: createSearchCustomers(directory),
      messagesFor,
      render,
      logger,
    }),
    readText: createReadText({
      recognize: createRecognizer(ALL_PHRASES),
      understand: createUnderstand(ALL_PHRASES),
      customers: (call) => directory.index(call),
      memory,
    }),
    memory,
    guard: createGuard({ messagesFor, render, audit, clock, logger }),
    messagesFor,
    render,
  });
  return {
    answers,
    async warmUp() {
      const call = {
        correlationId: crypto.randomUUID(),
        locale: 'en-US',
        signal: AbortSignal.timeout(300_000),
      };
      await directory.index(call);
    },
    customerList() {
      const customers = directory.loaded()?.size;
      const loadedAt = directory.loadedAt();
      return customers === undefined || loadedAt === undefined ? undefined : { customers, loadedAt };
    },
    async close() {
      await Promise.all([directory.close(), sources.close(), audit?.settled()]);
      await kept?.settled();
    },
  };
}
