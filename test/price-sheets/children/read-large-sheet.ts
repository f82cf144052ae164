import { createLogger } from '../../../src/base/logger.js';
import { createFixedAccessToken } from '../../../src/partner-center/http/access-token.js';
import { createDownload } from '../../../src/partner-center/prices/download.js';
import { createPartnerCenterSheets } from '../../../src/partner-center/prices/partner-center-sheets.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { createPriceSheetStore } from '../../../src/storage/prices/price-sheet-store.js';

/** Reads one sheet into the database and prints how many lines it had, and by how much the process grew. */
const [baseUrl = '', databaseUrl = ''] = process.argv.slice(2);
const logger = createLogger('silent');
const database = await openDatabase({ databaseUrl, dataDir: '/nonexistent', logger });
const sheets = createPartnerCenterSheets(
  createDownload({ baseUrl, accessToken: createFixedAccessToken('token'), logger }),
);
const store = createPriceSheetStore(database.kysely);
const call = { correlationId: crypto.randomUUID(), locale: 'en-US', signal: AbortSignal.timeout(170_000) };
const beforeKb = process.resourceUsage().maxRSS;
const { lines } = await store.keep({ source: 'partner-center', market: 'DE' }, sheets.lines('DE', call), {
  at: new Date(),
});
const grownMb = (process.resourceUsage().maxRSS - beforeKb) / 1024;
process.stdout.write(JSON.stringify({ lines, grownMb }));
await database.close();
