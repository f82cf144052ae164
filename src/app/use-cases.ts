import type { Logger } from '../base/logger.js';
import { MINUTE_MS } from '../base/time.js';
import type { Config } from '../config/config.js';
import { PRICE_BASES, type PriceBasis } from '../domain/money/price-basis.js';
import { createCustomerSources } from '../partner-center/endpoints/customer-sources.js';
import type { PartnerCenterObserver } from '../partner-center/http/observer.js';
import { createCustomerDirectory } from '../partner-center/memory/directory.js';
import { createFindCustomer } from '../usecases/customers/find-customer.js';
import { createSearchCustomers } from '../usecases/customers/search-customers.js';
import { createNotifyAdmins } from '../usecases/delivery/notify-admins.js';
import { createKeepPlans } from '../usecases/plan/keep-plans.js';
import { createMadePlanBook } from '../usecases/plan/made-plan.js';
import { createShowPlan } from '../usecases/plan/show-plan.js';
import type { CallContext, Clock } from '../usecases/ports.js';
import { createKeepMoney } from '../usecases/prices/keep-money.js';
import { createKeepPrices } from '../usecases/prices/keep-prices.js';
import { createPriceBasisOf } from '../usecases/prices/price-basis-of.js';
import type { BuyerSource, OfferBook, PriceBook } from '../usecases/prices/price-ports.js';
import { createReadPrices } from '../usecases/prices/read-prices.js';
import { workOutAll } from '../usecases/sweep/work-out.js';
import { createShowLicenseUsage } from '../usecases/usage/show-license-usage.js';
import { createShowRenewals } from '../usecases/usage/show-renewals.js';
import { createShowTrend } from '../usecases/usage/show-trend.js';
import { createShowUnusedLicenses } from '../usecases/usage/show-unused-licenses.js';
import { createReadWeekChange } from '../usecases/usage/week-change.js';
import { createFollowingReadings } from './following-readings.js';
import type { Foundation } from './foundation.js';
import { createKeptUseCases } from './kept-use-cases.js';
import { createPrices } from './prices.js';

export interface UseCasesParts {
  readonly observer?: PartnerCenterObserver | undefined;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** What prices are read from, and whose may be shown. */
export interface PricesOfBot {
  readonly prices: PriceBook;
  /** The offer matrix; undefined where nothing is kept. */
  readonly offers: OfferBook | undefined;
  readonly buyers: BuyerSource;
  /** PRICE_BASIS. */
  readonly basis: PriceBasis;
}

/** What the bot can do, each thing made once, for whichever way in: a chat, a terminal, a job. */
export type UseCases = ReturnType<typeof createUseCases>;

export function createUseCases(
  config: Config,
  foundation: Pick<Foundation, 'database' | 'stores' | 'signIn' | 'upstream'>,
  { observer, logger, clock }: UseCasesParts,
) {
  const { database, stores, signIn, upstream } = foundation;
  const { api, partnerCenter, usageProvider } = upstream;
  const { lowUsagePercent, planAllowancePercent } = config;
  const { adminUserIds } = config.access;
  const notifyAdmins =
    stores && createNotifyAdmins({ notices: stores.adminNotices, adminUserIds, clock, logger });
  const ofSheets = createPrices({ stores, upstream, notifyAdmins, clock, logger });
  const prices: PricesOfBot | undefined = ofSheets && {
    prices: ofSheets.book,
    offers: stores?.offers,
    buyers: ofSheets.buyers,
    basis: config.prices.basis,
  };
  const { historyDays } = config.sweep;
  const maxAgeMs = config.partnerCenter.usageCacheMinutes * MINUTE_MS;
  const keepMoney =
    prices &&
    stores &&
    createKeepMoney({
      ...prices,
      readings: stores.watchReadings,
      money: stores.money,
      bases: prices.basis === 'cost' ? PRICE_BASES : ['retail'],
      clock,
    });
  const keepPlans =
    stores &&
    createKeepPlans({
      readings: stores.watchReadings,
      plans: stores.plannedChanges,
      liveSeats: stores.liveSeats,
      prices,
      offers: stores.offers,
      bases: prices?.basis === 'cost' ? PRICE_BASES : ['retail'],
      planAllowancePercent,
      clock,
    });
  const workOut = workOutAll(keepMoney, keepPlans);
  const keepPrices = keepMoney && ofSheets?.keeping && createKeepPrices({ ...ofSheets.keeping, workOut });
  const kept =
    database && stores && createFollowingReadings(database, { stores, workOut, historyDays, clock, logger });
  const history = stores?.history;
  const directory = createCustomerDirectory({ partnerCenter, logger, clock });
  const sources = createCustomerSources({ api, usageProvider, maxAgeMs, clock, logger, observer, kept });
  const findCustomer = createFindCustomer({ partnerCenter, directory });
  const readWeekChange = history && createReadWeekChange({ history, clock, logger });
  const readPrices = prices && createReadPrices({ ...prices, clock, logger });
  const showing = {
    findCustomer,
    ...sources,
    offers: stores?.offers,
    readPrices,
    clock,
    logger,
    lowUsagePercent,
  };
  const showLicenseUsage = createShowLicenseUsage({ ...showing, readWeekChange });
  const showTrend = createShowTrend({ findCustomer, history, clock, historyDays });
  const madePlans = stores && createMadePlanBook({ plans: stores.madePlans, clock, logger });
  const priceBasisOf = createPriceBasisOf({
    priceBasis: prices?.basis ?? 'retail',
    settings: stores?.settings,
    logger,
  });

  return {
    findCustomer,
    /** All customers, to look names up in. Throws PartnerCenterError. */
    customerIndex: (call: CallContext) => directory.index(call),
    searchCustomers: createSearchCustomers(directory),
    showLicenseUsage,
    showUnusedLicenses: createShowUnusedLicenses(showLicenseUsage),
    showRenewals: createShowRenewals(showing),
    showPlan: createShowPlan({ showLicenseUsage, planAllowancePercent, madePlans, clock }),
    /** Undefined without a database. */
    madePlans,
    /** PRICE_BASIS; undefined with prices off. */
    prices: prices && { basis: prices.basis },
    priceBasisOf,
    showTrend,
    /** What needs the database; undefined without one. */
    kept:
      database &&
      stores &&
      keepPlans &&
      createKeptUseCases(config, {
        database,
        stores,
        signIn,
        upstream,
        findCustomer,
        subscriptions: sources.subscriptions,
        showLicenseUsage,
        showTrend,
        keepPrices,
        keepMoney,
        keepPlans,
        priceBasisOf,
        followPlans: madePlans?.follow,
        clock,
        logger,
      }),

    /** Loads the customer list before anybody asks. */
    async warmUp(): Promise<void> {
      const signal = AbortSignal.timeout(5 * MINUTE_MS);
      await directory.index({ correlationId: crypto.randomUUID(), locale: 'en-US', signal });
    },
    /** The customer list in use; undefined before its first load. */
    customerList(): { readonly customers: number; readonly loadedAt: Date } | undefined {
      const customers = directory.loaded()?.size;
      const loadedAt = directory.loadedAt();
      return customers === undefined || loadedAt === undefined ? undefined : { customers, loadedAt };
    },
    async close(): Promise<void> {
      await Promise.all([directory.close(), sources.close(), stores?.audit.settled()]);
      await kept?.settled();
    },
  };
}
