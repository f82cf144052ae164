import { createEntraEmulator, type EntraEmulator } from '../../../demo/entra/emulator.js';
import { createPriceHostEmulator, type PriceHostEmulator } from '../../../demo/price-host/emulator.js';
import type { Environment } from '../../../src/config/config.js';
import type { PriceLine } from '../../../src/domain/money/price.js';
import { createPriceBook } from '../../../src/storage/prices/price-book.js';
import { createPriceSheetStore } from '../../../src/storage/prices/price-sheet-store.js';
import type { SheetState } from '../../../src/usecases/prices/price-ports.js';
import { type FreshDatabase, openFreshDatabase } from '../../helpers/database.js';
import { type RunningBot, startBot } from '../../helpers/running-bot.js';

/** A bot with prices: its database, its sign-in and the host of the sheets, all real. */
export interface PriceStage {
  readonly bot: RunningBot;
  readonly fresh: FreshDatabase;
  readonly entra: EntraEmulator;
  readonly priceHost: PriceHostEmulator;
  setNow(now: string): void;
  states(source?: SheetState['source']): Promise<readonly SheetState[]>;
  linesOf(
    market: string,
    segment: string,
    productId: string,
    skuId?: string,
    source?: 'partner-center' | 'file',
  ): Promise<readonly PriceLine[]>;
  close(): Promise<void>;
}

export async function openPriceStage(
  env: Environment = {},
  start = '2026-11-10T08:00:00Z',
): Promise<PriceStage> {
  let now = new Date(start);
  const fresh = await openFreshDatabase();
  const entra = await createEntraEmulator();
  const priceHost = await createPriceHostEmulator({ checkToken: entra.checkPriceToken });
  const bot = await startBot(
    {
      DATABASE_URL: fresh.databaseUrl,
      PRICE_SHEET: 'partner-center',
      PRICE_SHEET_BASE_URL: priceHost.url,
      PARTNER_CENTER_REFRESH_TOKEN: entra.issueRefreshToken(),
      ...env,
    },
    entra,
    { clock: { now: () => now } },
  );
  // Three markets are enough, and twenty take long.
  for (const { customerId, country } of [...bot.emulator.state.customers])
    if (!['US', 'GB', 'DE'].includes(country)) bot.emulator.state.removeCustomer(customerId);
  const { kysely } = fresh.database;
  return {
    bot,
    fresh,
    entra,
    priceHost,
    setNow(text) {
      now = new Date(text);
    },
    states: (source = 'partner-center') => createPriceSheetStore(kysely).states(source),
    linesOf: (market, segment, productId, skuId = '0001', source = 'partner-center') =>
      createPriceBook(kysely, source).linesOf({ market, segment }, [{ productId, skuId }], {
        from: new Date('2000-01-01'),
        until: new Date('2100-01-01'),
      }),
    async close() {
      await bot.close();
      await priceHost.close();
      await entra.close();
      await fresh.close();
    },
  };
}
