import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Compiled } from '../bench/compiled.js';
import { emulatorSettings } from '../demo/emulator-settings.js';
import { createLogger } from '../src/base/logger.js';
import { type Database, openDatabase } from '../src/storage/open-database.js';
import { createSeededRandom } from '../test/integration/support/seeded-random.js';
import {
  createWatchedCustomers,
  type WatchedCustomers,
} from '../test/integration/support/watched-customers.js';
import {
  createWatchingConversations,
  type WatchingConversations,
} from '../test/integration/support/watching-conversations.js';
import { type BotProcess, startBotProcess } from './bot-process.js';
import { type DatabaseSide, openDatabaseSide, socketUrl } from './database-side.js';
import type { Fault } from './fault.js';
import { openPartnerCenterSide, type PartnerCenterSide } from './partner-center-side.js';
import { createPeople, type People } from './people.js';
import { mountDisk } from './small-disk.js';
import { createTeamsSide, type TeamsSide } from './teams-side.js';

/** The bot with everything around it. */
export interface Stage {
  readonly dataDir: string;
  readonly partnerCenter: PartnerCenterSide;
  readonly teams: TeamsSide;
  /** Undefined where the bot runs its own. */
  readonly database: DatabaseSide | undefined;
  readonly customers: WatchedCustomers;
  readonly conversations: WatchingConversations;
  readonly people: People;
  /** The bot's, for other programs beside it. */
  readonly settings: Readonly<Record<string, string>>;
  /** Path of a compiled program. */
  program(name: string): string;
  /** For looking into the database from outside. */
  readonly store: Database;
  /** Every process that was started, the living one last. */
  readonly bots: readonly BotProcess[];
  bot(): BotProcess;
  /** Starts another process at the same address, once the one before has ended. */
  startAgain(): Promise<void>;
  close(): Promise<void>;
}

const CUSTOMERS = 500;
const MOVING = 40;
const KNOWN = 24;
const SEED = 1;

/** Opens everything and starts the bot; whatever was opened is closed again when a later part fails. */
export async function openStage(fault: Fault, compiled: Compiled): Promise<Stage> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne();
  };
  try {
    return await open(fault, compiled, closers, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(
  { database: kind, diskMegabytes, env = {}, tokenSeconds }: Fault,
  compiled: Compiled,
  closers: (() => Promise<unknown>)[],
  close: () => Promise<void>,
): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'seatwise-fault-'));
  closers.push(() => rm(dataDir, { recursive: true, force: true }));
  await chmod(dataDir, 0o755);
  if (diskMegabytes !== undefined) {
    const disk = await mountDisk(dataDir, diskMegabytes);
    closers.push(() => disk.close());
  }
  const customers = createWatchedCustomers({
    count: CUSTOMERS,
    moving: MOVING,
    rowsPerCustomer: 3,
    random: createSeededRandom(SEED),
  });
  const teams = await createTeamsSide();
  closers.push(() => teams.close());
  const partnerCenter = await openPartnerCenterSide(customers.all);
  closers.push(() => partnerCenter.close());
  const { entra } = partnerCenter;
  if (tokenSeconds !== undefined) entra.configure({ accessTokenLifetimeS: tokenSeconds });
  const database = kind === 'own' ? await openDatabaseSide(dataDir) : undefined;
  if (database) closers.push(() => database.close());

  const settings = {
    HOST: '127.0.0.1',
    ALLOW_ANONYMOUS: 'true',
    USAGE_CACHE_MINUTES: '0',
    ...(database ? { DATABASE_URL: database.url } : { DATA_DIR: dataDir }),
    ...emulatorSettings(partnerCenter, entra),
    ...env,
  };
  const start = (port: string) => startBotProcess(compiled.module('src/index'), { ...settings, PORT: port });
  const bots: BotProcess[] = [await start('0')];
  const bot = () => bots.at(-1) as BotProcess;
  closers.push(async () => {
    bot().signal('SIGKILL');
    await bot().exited;
  });
  const botUrl = String(bot().log.find(({ msg }) => msg === 'listening')?.['url']);

  const store = await openDatabase({
    databaseUrl: database?.url ?? (await socketUrl(dataDir)),
    dataDir,
    logger: createLogger('silent'),
  });
  closers.push(() => store.close());
  const conversations = createWatchingConversations(store, customers, teams.url);
  await conversations.join();
  const still = customers.all.slice(MOVING);
  const people = createPeople({
    botUrl,
    teams,
    known: still.slice(0, KNOWN),
    unasked: still.slice(KNOWN),
  });
  closers.push(() => people.stop());
  return {
    dataDir,
    partnerCenter,
    teams,
    database,
    customers,
    conversations,
    people,
    settings,
    program: compiled.module,
    store,
    bots,
    bot,
    async startAgain() {
      await bot().exited;
      bots.push(await start(new URL(botUrl).port));
    },
    close,
  };
}
