import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Foundation, openFoundation } from '../src/app/foundation.js';
import { createUseCases, type UseCases } from '../src/app/use-cases.js';
import type { Logger } from '../src/base/logger.js';
import { type Environment, readConfig } from '../src/config/config.js';
import type { Clock } from '../src/usecases/ports.js';
import { createDemoClock, type DemoClock } from './clock.js';
import { createClosers } from './closers.js';
import { HISTORY_WEEKS, liveThrough } from './history.js';
import { createPartnerCenterEmulator, type PartnerCenterEmulator } from './partner-center/emulator.js';
import { writePriceFile } from './price-host/price-file.js';

/** The use cases over invented customers with some weeks of history, a watch and its alerts; without Teams. */
export interface McpDemo {
  readonly foundation: Foundation;
  readonly useCases: UseCases;
  readonly emulator: PartnerCenterEmulator;
  readonly clock: Clock;
  /** Resolves once the weeks are lived through; rejects when they cannot be. */
  readonly filled: Promise<void>;
  close(): Promise<void>;
}

/** A channel that nobody writes into. */
const CHANNEL = {
  tenantId: '00000000-0000-4000-8000-000000000000',
  conversationId: '19:demo@thread.tacv2',
  conversationType: 'channel',
  serviceUrl: 'http://127.0.0.1/',
  botId: '28:demo',
  teamId: undefined,
  userId: undefined,
  locale: 'en-US',
} as const;

/** Starts the emulator and a database of its own, both on this machine. What was started is ended when a later part cannot start. */
export async function startMcpDemo(env: Environment, logger: Logger): Promise<McpDemo> {
  const { add, close } = createClosers();
  try {
    const clock = createDemoClock(HISTORY_WEEKS * 7);
    const emulator = await createPartnerCenterEmulator({ now: clock.now, termsFrom: new Date() });
    add(() => emulator.close());
    const prices = await writePriceFile();
    add(() => prices.remove());
    const dataDir = await mkdtemp(join(tmpdir(), 'seatwise-mcp-'));
    add(() => rm(dataDir, { recursive: true, force: true }));
    // The bundled server runs as another user when root starts the demo; the data itself is in a folder of its own.
    await chmod(dataDir, 0o755);
    const config = readConfig(
      {
        LOG_LEVEL: env['LOG_LEVEL'],
        LOW_USAGE_PERCENT: env['LOW_USAGE_PERCENT'],
        PRICE_BASIS: env['PRICE_BASIS'],
        PARTNER_CENTER_BASE_URL: emulator.url,
        PARTNER_CENTER_ACCESS_TOKEN: 'demo',
        PRICE_SHEET: prices.path,
        DATA_DIR: dataDir,
      },
      { bot: false, partnerCenter: true },
    );
    const foundation = await openFoundation(config, { logger, clock, needsDatabase: true });
    add(() => foundation.close());
    const useCases = createUseCases(config, foundation, { logger, clock });
    add(() => useCases.close());
    // Not waited for: a client wants an answer to its first word before all the weeks are over.
    const ending = new AbortController();
    const filled = fillUp({ useCases, foundation, emulator, clock, signal: ending.signal });
    filled.catch(() => undefined);
    add(() => {
      ending.abort();
      return filled.catch(() => undefined);
    });
    return { foundation, useCases, emulator, clock, filled, close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

async function fillUp({
  useCases: { kept },
  foundation: { stores },
  emulator,
  clock,
  signal,
}: Pick<McpDemo, 'useCases' | 'foundation' | 'emulator'> & {
  readonly clock: DemoClock;
  readonly signal: AbortSignal;
}): Promise<void> {
  if (kept === undefined || stores === undefined) return;
  await stores.watches.add(
    CHANNEL,
    {
      customer: undefined,
      rule: { kind: 'unused', atLeast: 20 },
      exceptCustomers: [],
      exceptProducts: [],
      minimumSeats: 0,
    },
    { userId: undefined, name: 'Demo' },
    clock.now(),
  );
  await liveThrough({
    app: {
      sweep: (signal) => kept.sweep({ signal }),
      readTerms: (signal) => kept.readTerms({ signal }),
      readPrices: async (signal) => kept.keepPrices?.run(signal),
      tick: () => kept.tick(),
    },
    state: emulator.state,
    clock,
    signal,
  });
}
