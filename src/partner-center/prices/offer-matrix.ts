import type { OfferLine } from '../../domain/money/offer-line.js';
import { readOfferLines } from '../../price-sheets/offer-lines.js';
import type { Clock } from '../../usecases/ports.js';
import type { SheetReader } from '../../usecases/prices/read-price-sheets.js';
import type { Download } from './download.js';

/** Partner Center's offer matrix of this month (UTC), one for all markets. Source: get-an-offer-matrix. */
export function createOfferMatrix(download: Download, clock: Clock): SheetReader<OfferLine> {
  return {
    source: 'offer-matrix',
    wanted: () => [''],
    stamp: async () => undefined,
    lines(_market, call) {
      const month = clock.now().toISOString().slice(0, 7).replace('-', '');
      const asked = {
        route: '/v1.0/sales/offermatrix',
        path: `/v1.0/sales/offermatrix(Month='${month}')/$value`,
      };
      return download(asked, call, readOfferLines);
    },
  };
}
