import { readSheetLines } from '../../price-sheets/price-lines.js';
import type { PriceReader } from '../../usecases/prices/read-price-sheets.js';
import type { Download } from './download.js';

/** The sheet of licences; others are of Azure, software and the marketplace. */
const VIEW = 'updatedlicensebased';

/** Partner Center's price sheets, one for each market in use. Source: get-a-price-sheet. */
export function createPartnerCenterSheets(download: Download): PriceReader {
  return {
    source: 'partner-center',
    wanted: (inUse) => inUse,
    stamp: async () => undefined,
    lines(market, call) {
      const asked = {
        route: '/v1.0/sales/pricesheets',
        path: `/v1.0/sales/pricesheets(Market='${encodeURIComponent(market)}',PricesheetView='${VIEW}')/$value`,
      };
      return download(asked, call, (file) => readSheetLines(file, market));
    },
  };
}
