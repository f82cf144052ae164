import { createAnswerConversation } from '../answers/answer-conversation.js';
import { createAnswerCustomer } from '../answers/answer-customer.js';
import { type AnswerKept, createAnswerKept } from '../answers/answer-kept.js';
import { answerOnce } from '../answers/answer-once.js';
import { createAnswerReport } from '../answers/answer-report.js';
import { createAnswerSearch } from '../answers/answer-search.js';
import { createAnswerWithoutDatabase } from '../answers/answer-without-database.js';
import { type Answers, createAnswers } from '../answers/answers.js';
import { createConversationMemory } from '../answers/conversation-memory.js';
import { createAnswerFile } from '../answers/files/answer-file.js';
import { createGuard } from '../answers/guard.js';
import { createReadText } from '../answers/read-text.js';
import { createAnswerAlerts } from '../answers/watching/answer-alerts.js';
import { createAnswerWatch } from '../answers/watching/answer-watch.js';
import type { Logger } from '../base/logger.js';
import { ALL_PHRASES } from '../commands/phrases/all-phrases.js';
import { createRecognizer } from '../commands/recognize.js';
import { createUnderstand } from '../commands/understand.js';
import type { Config } from '../config/config.js';
import type { Clock } from '../usecases/ports.js';
import { createFiles } from './exporting.js';
import type { KeptUseCases } from './kept-use-cases.js';
import type { Stores } from './stores.js';
import type { UseCases } from './use-cases.js';
import type { Words } from './words.js';

export interface BotAnswersParts {
  readonly useCases: UseCases;
  readonly stores: Stores | undefined;
  readonly words: Words;
  /** Called once somebody set the language of a conversation. */
  readonly onLanguageSet?: (() => Promise<void>) | undefined;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** The bot's answers: use cases, and the words they are told in. */
export function createBotAnswers(
  config: Pick<Config, 'lowUsagePercent'> & Partial<Pick<Config, 'publicUrl'>>,
  parts: BotAnswersParts,
): Answers {
  const { useCases, stores, words, logger, clock } = parts;
  const { render, messagesFor } = words;
  const { lowUsagePercent, publicUrl } = config;
  const { searchCustomers, kept } = useCases;
  const memory = createConversationMemory(clock);
  return createAnswers({
    answerCustomer: createAnswerCustomer({ ...useCases, clock, render, lowUsagePercent }),
    answerFile: createAnswerFile({
      makeFile: createFiles({ useCases, words, clock }),
      links:
        publicUrl === undefined || stores === undefined
          ? undefined
          : { downloads: stores.downloads, publicUrl },
      priceBasisOf: useCases.priceBasisOf,
      clock,
      render,
    }),
    canWatch: kept !== undefined,
    priceBasisOf: useCases.priceBasisOf,
    answerKept:
      kept && stores
        ? createKeptAnswers(kept, { ...parts, stores, lowUsagePercent })
        : createAnswerWithoutDatabase(render),
    answerSearch: createAnswerSearch({ searchCustomers, messagesFor, render, logger }),
    readText: createReadText({
      recognize: createRecognizer(ALL_PHRASES),
      understand: createUnderstand(ALL_PHRASES),
      customers: useCases.customerIndex,
      memory,
    }),
    memory,
    guard: createGuard({ messagesFor, render, audit: stores?.audit, clock, logger }),
    messagesFor,
    render,
  });
}

/** The answers about what the database keeps. */
function createKeptAnswers(
  kept: KeptUseCases,
  {
    stores: { activityClaims, digests, reports, settings, watches },
    words: { render, messagesFor },
    onLanguageSet = async () => undefined,
    useCases: { prices, priceBasisOf },
    lowUsagePercent,
    clock,
    logger,
  }: BotAnswersParts & { readonly stores: Stores; readonly lowUsagePercent: number },
): AnswerKept {
  const conversation = createAnswerConversation({
    ...kept,
    digests,
    settings,
    prices,
    onLanguageSet,
    messagesFor,
    clock,
    render,
  });
  const { digestOf } = conversation;
  const watch = createAnswerWatch({ ...kept, watches, reports, digestOf, clock, render });
  const { list } = watch;
  const answerKept = createAnswerKept({
    watch,
    report: createAnswerReport({ ...kept, reports, list, priceBasisOf, clock, render }),
    alerts: createAnswerAlerts({ ...kept, clock, render }),
    conversation,
    priceBasisOf,
    lowUsagePercent,
    render,
  });
  return answerOnce(answerKept, { claims: activityClaims, logger });
}
