import type { Logger } from '../base/logger.js';
import { type AccessList, mayHear } from '../domain/access-list.js';
import type { Conversation } from '../domain/conversation.js';
import { createCardContents } from '../storage/delivery/card-contents.js';
import { createConversationSettings } from '../storage/delivery/conversation-settings.js';
import { createConversationStore } from '../storage/delivery/conversation-store.js';
import { createOutboxStore } from '../storage/delivery/outbox-store.js';
import { createDigestFacts } from '../storage/digests/digest-facts.js';
import { createDigestStore } from '../storage/digests/digest-store.js';
import { createDownloadStore } from '../storage/files/download-store.js';
import type { Database } from '../storage/open-database.js';
import { createActivityClaims } from '../storage/operations/activity-claims.js';
import { createAdminNotices } from '../storage/operations/admin-notice-store.js';
import { createAuditLog } from '../storage/operations/audit-log.js';
import { createKeptPruning } from '../storage/operations/kept-pruning.js';
import { createReadOperationFigures } from '../storage/operations/operation-figures.js';
import { createStatusStore } from '../storage/operations/status-store.js';
import { createUsageApiStore } from '../storage/operations/usage-api-store.js';
import { createOutgoingBox } from '../storage/outgoing/outgoing-box.js';
import { createMadePlans } from '../storage/plan/made-plan-store.js';
import { createPlannedChanges } from '../storage/plan/planned-change-store.js';
import { createBuyerStore } from '../storage/prices/buyer-store.js';
import { createMoneyStore } from '../storage/prices/customer-money-store.js';
import { createOfferBook } from '../storage/prices/offer-book.js';
import { createPriceBook } from '../storage/prices/price-book.js';
import { createAddPricesJob } from '../storage/prices/price-jobs.js';
import { createOfferMatrixStore, createPriceSheetStore } from '../storage/prices/price-sheet-store.js';
import { readReportContent } from '../storage/reports/report-row.js';
import { createReportStore } from '../storage/reports/report-store.js';
import { createLeftOutBook } from '../storage/sweep/left-out-store.js';
import { createSweepLock } from '../storage/sweep/sweep-lock.js';
import { createSweepSchedule } from '../storage/sweep/sweep-schedule.js';
import { createSweepStore } from '../storage/sweep/sweep-store.js';
import { createCustomersStore } from '../storage/usage/customers-store.js';
import { createDeploymentReadings } from '../storage/usage/deployment-store.js';
import { createLiveSeatReadings } from '../storage/usage/live-seats-store.js';
import { createPortfolioStore } from '../storage/usage/portfolio-store.js';
import { createSubscriptionReadings } from '../storage/usage/subscription-store.js';
import { createUsageFigures, createUsageHistory } from '../storage/usage/usage-figures-store.js';
import { createHistoryPruning } from '../storage/usage/usage-partitions.js';
import { createAlertStore } from '../storage/watching/alert-store.js';
import { partWithTickets } from '../storage/watching/part-with-tickets.js';
import { putTestAlert } from '../storage/watching/test-alert.js';
import { readTicketContent } from '../storage/watching/ticket-content.js';
import { createWatchReadings } from '../storage/watching/watch-readings.js';
import { createWatchStore } from '../storage/watching/watch-store.js';
import type { OutgoingWay } from '../usecases/outgoing/outgoing-ports.js';
import type { Clock } from '../usecases/ports.js';
import type { PriceSource } from '../usecases/prices/price-ports.js';

export interface StoresParts {
  /** Who may be written to unasked. */
  readonly access: AccessList;
  /** Whether prices are known. */
  readonly hasPrices: boolean;
  /** How tickets may leave; none unless given. */
  readonly ticketWays?: ReadonlySet<OutgoingWay> | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Everything this process keeps in the database, each store made once. */
export type Stores = ReturnType<typeof createStores>;

export function createStores(
  { kysely, pool }: Pick<Database, 'kysely' | 'pool'>,
  { access, hasPrices, ticketWays, clock, logger }: StoresParts,
) {
  const alerts = createAlertStore(kysely, { byMoney: hasPrices, ticketWays });
  return {
    conversations: createConversationStore(kysely, (transaction, addresses) =>
      partWithTickets(transaction, addresses, clock.now()),
    ),
    settings: createConversationSettings(kysely),
    outbox: createOutboxStore(kysely),
    outgoing: createOutgoingBox(
      kysely,
      (kept, domain) => readTicketContent(kept, domain) ?? readReportContent(kept),
    ),
    cardContents: createCardContents(alerts),
    adminNotices: createAdminNotices(kysely, (to) => mayHear(to, access)),

    alerts,
    watches: createWatchStore(kysely),
    watchReadings: createWatchReadings(kysely),
    putTestAlert: (to: Conversation) => putTestAlert(kysely, to, clock.now()),

    money: createMoneyStore(kysely),
    figures: createUsageFigures(kysely),
    history: createUsageHistory(kysely),
    historyPruning: createHistoryPruning(kysely),
    deployments: createDeploymentReadings(kysely),
    subscriptions: createSubscriptionReadings(kysely),
    liveSeats: createLiveSeatReadings(kysely),
    portfolio: createPortfolioStore(kysely),
    customers: createCustomersStore(kysely),
    digests: createDigestStore(kysely),
    digestFacts: createDigestFacts(kysely),
    reports: createReportStore(kysely),

    priceSheets: createPriceSheetStore(kysely),
    offerMatrix: createOfferMatrixStore(kysely),
    offers: createOfferBook(kysely),
    priceBook: (source: PriceSource) => createPriceBook(kysely, source),
    buyers: createBuyerStore(kysely),
    addPricesJob: createAddPricesJob(kysely),

    sweeps: createSweepStore(kysely),
    sweepSchedule: createSweepSchedule(kysely),
    sweepLock: createSweepLock(pool),

    madePlans: createMadePlans(kysely),
    plannedChanges: createPlannedChanges(kysely),

    status: createStatusStore(kysely),
    readOperationFigures: createReadOperationFigures(kysely),
    activityClaims: createActivityClaims(kysely),
    audit: createAuditLog(kysely, logger),
    keptPruning: createKeptPruning(kysely),
    leftOut: createLeftOutBook(kysely),
    usageApi: createUsageApiStore(kysely),
    downloads: createDownloadStore(kysely),
  };
}
