import type { Logger } from '../base/logger.js';
import type { Config } from '../config/config.js';
import { mayHear } from '../domain/access-list.js';
import type { Conversation } from '../domain/conversation.js';
import type { Alert } from '../domain/watching/alert.js';
import type { FindCustomer } from '../usecases/customers/find-customer.js';
import { createNotifyAdmins } from '../usecases/delivery/notify-admins.js';
import { createResumeHeld } from '../usecases/delivery/resume-held.js';
import { createShowStatus } from '../usecases/operations/show-status.js';
import { createTellLeftOut } from '../usecases/operations/tell-left-out.js';
import { createTick } from '../usecases/operations/tick.js';
import { createTendOutgoing } from '../usecases/outgoing/tend-outgoing.js';
import type { MadePlanBook } from '../usecases/plan/made-plan.js';
import { createListCustomers } from '../usecases/portfolio/list-customers.js';
import { createMakeDigest } from '../usecases/portfolio/make-digest.js';
import { createPriceList } from '../usecases/portfolio/price-list.js';
import { createScheduleDigest } from '../usecases/portfolio/schedule-digest.js';
import { createSendDueDigests } from '../usecases/portfolio/send-due-digests.js';
import { createShowPortfolio } from '../usecases/portfolio/show-portfolio.js';
import type { Clock, SubscriptionSource } from '../usecases/ports.js';

import type { KeepPrices } from '../usecases/prices/keep-prices.js';
import { createPriceAlerts } from '../usecases/prices/price-alerts.js';
import type { PriceBasisOf } from '../usecases/prices/price-basis-of.js';
import { createPricedContents } from '../usecases/prices/priced-contents.js';
import { createPlanReport } from '../usecases/reports/plan-report.js';
import { createReadReport } from '../usecases/reports/read-report.js';
import { createScheduledSweep } from '../usecases/sweep/run-scheduled-sweep.js';
import type { WorkOut } from '../usecases/sweep/work-out.js';
import type { ShowLicenseUsage } from '../usecases/usage/show-license-usage.js';
import type { ShowTrend } from '../usecases/usage/show-trend.js';
import { createAddWatch } from '../usecases/watching/add-watch.js';
import { createChangeAlerts } from '../usecases/watching/change-alerts.js';
import { createListOpenAlerts } from '../usecases/watching/list-open-alerts.js';
import { createPreviewWatch } from '../usecases/watching/preview-watch.js';
import { readProgramVersion } from './assets.js';
import type { Foundation } from './foundation.js';
import type { Stores } from './stores.js';
import { createSweep, createTermsReading, readsOf } from './sweep.js';
import type { Upstream } from './upstream.js';
import { waysOut } from './ways-out.js';

export interface KeptUseCasesParts {
  readonly database: { readonly description: string };
  readonly stores: Stores;
  readonly signIn: Pick<Foundation['signIn'], 'status'>;
  readonly upstream: Upstream;
  readonly findCustomer: FindCustomer;
  readonly subscriptions: SubscriptionSource;
  readonly showLicenseUsage: ShowLicenseUsage;
  readonly showTrend: ShowTrend;
  readonly keepPrices: KeepPrices | undefined;
  /** Undefined with prices off. */
  readonly keepMoney: WorkOut | undefined;
  readonly keepPlans: WorkOut;
  readonly priceBasisOf: PriceBasisOf;
  /** Looks whether plans that people made were carried out. */
  readonly followPlans?: MadePlanBook['follow'] | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What is done with what the database keeps: watches, alerts, digests, the portfolio, sweeps, the status. */
export type KeptUseCases = ReturnType<typeof createKeptUseCases>;

export function createKeptUseCases(
  {
    sweep: { cron: sweepCron, historyDays },
    access,
    outgoing,
  }: Pick<Config, 'sweep' | 'access' | 'outgoing'>,
  {
    database,
    stores,
    signIn,
    upstream,
    findCustomer,
    subscriptions,
    showLicenseUsage,
    showTrend,
    keepPrices,
    keepMoney,
    keepPlans,
    priceBasisOf,
    followPlans,
    clock,
    logger,
  }: KeptUseCasesParts,
) {
  const { watches, alerts, digests, portfolio, sweepSchedule } = stores;
  const hears = (conversation: Conversation) => mayHear(conversation, access);
  const notifyAdmins = createNotifyAdmins({
    notices: stores.adminNotices,
    adminUserIds: access.adminUserIds,
    clock,
    logger,
  });
  const money = keepMoney && stores.money;
  const priceAlerts = createPriceAlerts({ money, priceBasisOf });
  // Whoever lists alerts of all conversations is in none, where an admin could have allowed the partner's own prices.
  const priceByList = createPriceAlerts({ money, priceBasisOf: async () => 'retail' });
  const makeDigest = createMakeDigest({
    portfolio,
    facts: stores.digestFacts,
    plans: stores.plannedChanges,
    money,
    priceBasisOf,
    clock,
  });
  const showPortfolio = createShowPortfolio({ portfolio, money, sweepCron, clock });
  const reads = readsOf(upstream);
  const sweep = createSweep({ stores, workOut: keepMoney, reads, historyDays, clock, logger });
  const readTerms = createTermsReading({
    stores,
    workOut: keepMoney,
    keepPlans,
    followPlans,
    reads,
    clock,
    logger,
  });

  return {
    addWatch: createAddWatch({
      findCustomer,
      watches,
      preview: createPreviewWatch({ readings: stores.watchReadings, subscriptions, clock }),
      ticketRules: { hasWebhook: outgoing.webhook !== undefined, mailDomains: outgoing.mail?.domains },
      clock,
    }),
    changeAlerts: createChangeAlerts({ alerts, priceAlerts, clock }),
    /** What cards that wait to be sent or edited show. */
    cardContents: createPricedContents({ contents: stores.cardContents, priceAlerts, priceBasisOf }),
    listOpenAlerts: createListOpenAlerts({ alerts, priceAlerts: priceByList, clock }),
    sendTestAlert: stores.putTestAlert,
    priceList: createPriceList({ money }),
    listCustomers: createListCustomers({
      customers: stores.customers,
      plans: stores.plannedChanges,
      portfolio,
      sweepCron,
      clock,
    }),
    showPortfolio,
    makeDigest,
    scheduleDigest: createScheduleDigest({ digests, clock }),
    planReport: createPlanReport({ findCustomer, digests, mailDomains: outgoing.mail?.domains, clock }),
    readReport: createReadReport({ showLicenseUsage, showTrend, showPortfolio }),
    showStatus: createShowStatus({
      status: stores.status,
      sweeps: stores.sweeps,
      signIn: () => signIn.status(),
      failedSheets: keepPrices?.failed,
      sweepCron,
      database: database.description,
      version: readProgramVersion(),
      clock,
    }),
    /** Undefined without prices. */
    keepPrices,
    notifyAdmins,
    mayHear: hears,
    /** What an alert is about in money, as its conversation may see it. */
    async moneyOfAlert(alert: Alert) {
      const known = await money?.ofAlerts([alert], await priceBasisOf(alert.conversation));
      return known?.get(alert.alertId);
    },
    priceBasisOf,
    sweep,
    readTerms,
    runScheduledSweep: createScheduledSweep({
      sweep,
      readTerms,
      sweeps: sweepSchedule,
      notifyAdmins,
      logger,
    }),
    tick: createTick({
      sweeps: sweepSchedule,
      sweepCron,
      sendDueDigests: createSendDueDigests({ digests, makeDigest, mayHear: hears, logger }),
      sendDueReports: (now) => stores.reports.takeDue(now, hears),
      resumeHeld: createResumeHeld({ outbox: stores.outbox, mayHear: hears }),
      tendOutgoing: createTendOutgoing({ box: stores.outgoing, ways: waysOut(outgoing), mayHear: hears }),
      tellLeftOut: createTellLeftOut({ book: stores.leftOut, notifyAdmins }),
      addDuePrices: keepPrices?.addDue,
      pruning: stores.keptPruning,
      historyDays,
      clock,
      logger,
    }),
  };
}
