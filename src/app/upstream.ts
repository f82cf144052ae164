import type { Logger } from '../base/logger.js';
import type { Config } from '../config/config.js';
import type { OfferLine } from '../domain/money/offer-line.js';
import { createPartnerCenterClient } from '../partner-center/endpoints/client.js';
import { createCommercialUsage } from '../partner-center/endpoints/commercial.js';
import { createUsageProvider } from '../partner-center/endpoints/usage-provider.js';
import { createPartnerCenterApi, type PartnerCenterApi } from '../partner-center/http/api.js';
import type { PartnerCenterObserver } from '../partner-center/http/observer.js';
import { createRememberedChoice } from '../partner-center/memory/remembered-choice.js';
import { createDownload, type DownloadOptions } from '../partner-center/prices/download.js';
import { createOfferMatrix } from '../partner-center/prices/offer-matrix.js';
import { createPartnerCenterSheets } from '../partner-center/prices/partner-center-sheets.js';
import type { SignIn } from '../partner-center/sign-in/sign-in.js';
import { createOwnPriceFile } from '../price-sheets/own-price-file.js';
import type { Clock, PartnerCenter } from '../usecases/ports.js';
import type { PriceReader, SheetReader } from '../usecases/prices/read-price-sheets.js';
import type { SweepSource } from '../usecases/sweep/everyone-ports.js';
import type { Stores } from './stores.js';

/** Partner Center as one process reaches it: one circuit and one sign-in for questions and sweeps. */
export interface Upstream {
  readonly api: PartnerCenterApi;
  readonly partnerCenter: PartnerCenter;
  readonly usageProvider: SweepSource;
  /** Where prices are read from; undefined where there are none. */
  readonly priceReader?: PriceReader | undefined;
  /** Where the offer matrix is read from; undefined without Partner Center's own sheets. */
  readonly offerReader?: SheetReader<OfferLine> | undefined;
}

export function createUpstream(
  {
    partnerCenter: { baseUrl, usageApi, signIn: settings },
    prices,
  }: Pick<Config, 'partnerCenter' | 'prices'>,
  { stores, signIn }: { readonly stores: Stores | undefined; readonly signIn: SignIn },
  {
    logger,
    clock,
    observer,
  }: {
    readonly logger: Logger;
    readonly clock: Clock;
    readonly observer?: PartnerCenterObserver | undefined;
  },
): Upstream {
  const api = signIn.watch(
    createPartnerCenterApi({ baseUrl, accessToken: signIn.accessToken, logger, observer }),
  );
  const partnerCenter = createPartnerCenterClient(api);
  const usageProvider = createUsageProvider({
    usageApi,
    customers: partnerCenter,
    commercial: createCommercialUsage(api, partnerCenter),
    remembered: stores?.usageApi ?? {
      oneCustomer: createRememberedChoice(),
      sweep: createRememberedChoice(),
    },
    clock,
    logger,
  });
  // A fixed token is for Partner Center's own host only.
  const hasPriceToken = settings !== undefined;
  const readers = createReaders(prices, hasPriceToken, { accessToken: signIn.priceToken, clock, logger });
  return { api, partnerCenter, usageProvider, ...readers };
}

function createReaders(
  { source, baseUrl }: Config['prices'],
  hasPriceToken: boolean,
  { clock, ...parts }: Pick<DownloadOptions, 'accessToken' | 'logger'> & { readonly clock: Clock },
): Pick<Upstream, 'priceReader' | 'offerReader'> {
  switch (source.kind) {
    case 'off':
      return {};
    case 'file':
      return { priceReader: createOwnPriceFile(source.path) };
    case 'partner-center': {
      if (!hasPriceToken) return {};
      const download = createDownload({ baseUrl, ...parts });
      return {
        priceReader: createPartnerCenterSheets(download),
        offerReader: createOfferMatrix(download, clock),
      };
    }
  }
}
