import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import {
  createPartnerCenterEmulator,
  type PartnerCenterEmulator,
} from '../../demo/partner-center/emulator.js';
import { advisoryKey } from '../../src/storage/database/advisory-key.js';
import { createReadOperationFigures } from '../../src/storage/operations/operation-figures.js';
import { createSweepSchedule } from '../../src/storage/sweep/sweep-schedule.js';
import { type FreshDatabase, openFreshDatabase } from '../helpers/database.js';
import { until } from '../helpers/until.js';
import { type Child, startChild } from '../storage/support/child.js';
import { createRecordingConnector, type RecordingConnector } from './support/recording-connector.js';
import { createSeededRandom } from './support/seeded-random.js';
import { createWatchedCustomers, type WatchedCustomers } from './support/watched-customers.js';
import { createWatchingConversations } from './support/watching-conversations.js';

/** Processes killed; 50 by hand: SEATWISE_MEASURE=1 SEATWISE_KILLS=50 npx mocha test/integration/sweep-kill.spec.ts */
const KILLS = Number(process.env['SEATWISE_KILLS'] ?? 5);
const SEED = Number(process.env['SEATWISE_SEED'] ?? 1);
const PROCESSES = 3;
const CUSTOMERS = 2_000;
const MOVING = 180;
const LATENCY_MS = 50;
/** What was under way when a process was killed reached the connector no earlier before it than this. */
const UNDER_WAY_MS = 1_000;
/** How soon sweeps go on. Measured where the kills are run by hand, alone; beside other specs a machine is busy. */
const RESUMED_WITHIN_MS = 15_000;
const IS_MEASURED = process.env['SEATWISE_MEASURE'] === '1';
/** Also one that dies again and again. */
const SWEPT_WITHIN_MS = 120_000;
/** Customers that a sweep reads before it keeps them. */
const BATCH = 100;

interface Situation {
  readonly usageApi: 'customer' | 'commercial';
  readonly kills: number;
  readonly rowsPerCustomer: number;
}

interface Kill {
  /** Whether the one that swept was hit. */
  readonly isOfSweeper: boolean;
  readonly fromMs: number;
  readonly toMs: number;
  /** Until Partner Center was asked again, or something was kept. */
  readonly resumedAfterMs: number;
  /** Until something was kept. */
  readonly keptAfterMs: number;
}

/** A process and the name under which PostgreSQL knows its connections. */
interface Worker {
  readonly child: Child;
  readonly name: string;
}

describe('sweeps by processes that are killed', function () {
  this.timeout(120_000 + KILLS * 25_000);
  let fresh: FreshDatabase;
  let connector: RecordingConnector;
  let emulator: PartnerCenterEmulator;
  let workers: Worker[] = [];
  let starting: Promise<Worker> | undefined;
  let started = 0;

  beforeEach(async () => {
    fresh = await openFreshDatabase();
    connector = await createRecordingConnector(LATENCY_MS, (activity) => JSON.stringify(activity));
  });
  afterEach(async () => {
    // One that takes the place of another may still be on its way when something else failed.
    const late = await starting?.catch(() => undefined);
    await Promise.all([...workers, ...(late ? [late] : [])].map(({ child }) => child.kill()));
    await connector.close();
    await emulator.close();
    await fresh.close();
  });

  async function start(usageApi: Situation['usageApi']): Promise<Worker> {
    started += 1;
    const name = `worker-${started}`;
    const databaseUrl = new URL(fresh.databaseUrl);
    databaseUrl.searchParams.set('application_name', name);
    const child = await startChild('integration/children/working.ts', {
      HOST: '127.0.0.1',
      ALLOW_ANONYMOUS: 'true',
      DATABASE_URL: databaseUrl.href,
      PARTNER_CENTER_BASE_URL: emulator.url,
      PARTNER_CENTER_ACCESS_TOKEN: 'token',
      PARTNER_CENTER_USAGE_API: usageApi,
    });
    return { child, name };
  }

  async function namesOf(where: string, values: readonly unknown[]): Promise<readonly string[]> {
    const { rows } = await fresh.database.pool.query<{ name: string }>(
      `select application_name as name from pg_stat_activity where ${where}`,
      [...values],
    );
    return rows.map(({ name }) => name);
  }

  /** The process that sweeps at this moment. */
  const sweepers = () =>
    namesOf(
      `pid in (select pid from pg_locks where locktype = 'advisory' and granted and objsubid = 1
         and (classid::bigint << 32) | objid::bigint = $1)`,
      [advisoryKey('sweep')],
    );

  /** How far the sweeps are: another text when anything of them was kept. */
  async function position(): Promise<string> {
    const { rows } = await fresh.database.pool.query(
      `select run_id, state, position, customers_read, customers_skipped, customers_failed, rows_read, watching,
         (select count(*) from customer where due_in = run_id) as due
       from sweep_run order by run_id desc limit 1`,
    );
    return JSON.stringify(rows);
  }

  async function finishedSince(time: Date): Promise<boolean> {
    const { rows } = await fresh.database.pool.query(
      `select from sweep_run where state = 'finished' and started_at >= $1`,
      [time],
    );
    return rows.length > 0;
  }

  /** Kills one, waits until sweeps go on, and has another one in its place. */
  async function killOne(
    random: () => number,
    usageApi: Situation['usageApi'],
    customers: WatchedCustomers,
  ): Promise<Kill> {
    const [victim] = workers.splice(Math.floor(random() * workers.length), 1);
    assert.ok(victim);
    const isOfSweeper = (await sweepers()).includes(victim.name);
    const fromMs = performance.now() - UNDER_WAY_MS;
    const killedMs = performance.now();
    await victim.child.kill();
    const toMs = performance.now() + 2 * LATENCY_MS;
    starting = start(usageApi);
    // What PostgreSQL was doing for it when it died is not what goes on.
    const isGone = async () => (await namesOf('application_name = $1', [victim.name])).length === 0;
    await until(isGone, SWEPT_WITHIN_MS, 'the end of its connections');
    const asked = customers.askedInAll();
    const before = await position();
    let resumedMs: number | undefined;
    const hasKept = async () => {
      const isKept = (await position()) !== before;
      if (isKept || customers.askedInAll() !== asked) resumedMs ??= performance.now();
      return isKept;
    };
    await until(hasKept, SWEPT_WITHIN_MS, 'a sweep that goes on');
    const keptMs = performance.now();
    workers.push(await starting);
    starting = undefined;
    const since = (ms: number) => Math.round(ms - killedMs);
    return {
      isOfSweeper,
      fromMs,
      toMs,
      resumedAfterMs: since(resumedMs ?? keptMs),
      keptAfterMs: since(keptMs),
    };
  }

  /** Sweeps again and again, of usage that has changed in between; gives how often each customer was asked for. */
  async function sweepOn(customers: WatchedCustomers, signal: AbortSignal): Promise<readonly number[][]> {
    const schedule = createSweepSchedule(fresh.database.kysely);
    const asked: number[][] = [];
    while (!signal.aborted) {
      customers.turn();
      const since = new Date();
      await schedule.add();
      await until(() => finishedSince(since), SWEPT_WITHIN_MS, 'the end of a sweep');
      asked.push([...customers.asked()]);
    }
    return asked;
  }

  async function run({ usageApi, kills: count, rowsPerCustomer }: Situation) {
    const random = createSeededRandom(SEED);
    const customers = createWatchedCustomers({
      count: CUSTOMERS,
      moving: MOVING,
      rowsPerCustomer,
      random: createSeededRandom(SEED + 1),
    });
    emulator = await createPartnerCenterEmulator({ customers: customers.all });
    if (usageApi === 'commercial') emulator.faults.add({ fault: { kind: 'slow', ms: 500 } });
    const conversations = createWatchingConversations(fresh.database, customers, connector.url);
    await conversations.join();
    workers = await Promise.all(Array.from({ length: PROCESSES }, () => start(usageApi)));

    const over = new AbortController();
    const sweeping = sweepOn(customers, over.signal);
    const pressing = (async () => {
      while (!over.signal.aborted) {
        await conversations.press(Math.random() < 0.5);
        await delay(100);
      }
    })();
    const kills: Kill[] = [];
    const killing = (async () => {
      while (kills.length < count && !over.signal.aborted) {
        await delay(300 + random() * 3_000);
        kills.push(await killOne(random, usageApi, customers));
      }
    })();
    // Whichever ends or fails first ends the others.
    const end = () => over.abort();
    const [asked] = await Promise.all([sweeping.finally(end), pressing.finally(end), killing.finally(end)]);
    const readFigures = createReadOperationFigures(fresh.database.kysely);
    await until(async () => (await readFigures()).waitingCards === 0, 60_000, 'the end of the backlog');

    const cards = await conversations.check(connector);
    const { rows } = await fresh.database.pool.query<{ runs: number; deadlocks: number }>(
      `select (select count(*)::int from sweep_run) as runs, deadlocks::int as deadlocks
       from pg_stat_database where datname = current_database()`,
    );
    return { kills, asked, cards, runs: rows[0]?.runs ?? 0, deadlocks: rows[0]?.deadlocks ?? 0 };
  }

  /** Posts of which nobody knows any more, by the kill that they were under way at. */
  function doublesOf({ kills, cards }: Pick<Awaited<ReturnType<typeof run>>, 'kills' | 'cards'>) {
    const known = new Set(cards.map(({ activityId }) => activityId));
    const doubles = connector.posts.filter(({ activityId }) => !known.has(activityId));
    const byKill = kills.map(({ fromMs, toMs }) =>
      doubles
        .filter(({ atMs }) => fromMs <= atMs && atMs <= toMs)
        .map(({ conversationId }) => conversationId),
    );
    assert.equal(byKill.flat().length, doubles.length, 'posted twice without need');
    for (const ofKill of byKill) {
      assert.equal(new Set(ofKill).size, ofKill.length, 'twice in one conversation');
    }
    return byKill.map((ofKill) => ofKill.length);
  }

  function report(
    { kills, asked, cards, runs, deadlocks }: Awaited<ReturnType<typeof run>>,
    doubles: readonly number[],
  ) {
    if (process.env['SEATWISE_KILLS'] === undefined) return;
    console.log({
      rounds: asked.length,
      runs,
      deadlocks,
      cards: cards.length,
      edits: connector.edits.length,
      killsOfTheOneThatSwept: kills.filter(({ isOfSweeper }) => isOfSweeper).length,
      doubles: doubles.filter((count) => count > 0),
      askedAgain: asked.map((ofRound) => ofRound.reduce((sum, count) => sum + count - 1, 0)).join(' '),
      resumedAfterMs: resumedOf(kills, 'resumedAfterMs'),
      keptAfterMs: resumedOf(kills, 'keptAfterMs'),
    });
  }

  function checkPauses({ kills }: Awaited<ReturnType<typeof run>>) {
    if (!IS_MEASURED) return;
    const late = kills.filter(({ resumedAfterMs }) => resumedAfterMs > RESUMED_WITHIN_MS);
    assert.deepEqual(late, [], 'kills after which sweeps did not go on in time');
  }

  it(`show every alert as it stands although ${KILLS} are killed, asking customer by customer`, async () => {
    const outcome = await run({ usageApi: 'customer', kills: KILLS, rowsPerCustomer: 1 });
    const doubles = doublesOf(outcome);
    report(outcome, doubles);
    checkPauses(outcome);
    const { asked, kills, runs } = outcome;
    const hits = kills.filter(({ isOfSweeper }) => isOfSweeper).length;
    // A sweep that had ended when its process died, but not its job, is done again as a whole.
    const again = runs - asked.length;
    assert.ok(again <= hits, `${runs} sweeps where ${asked.length} were asked for`);
    const most = CUSTOMERS * runs + BATCH * hits;
    const total = asked.flat().reduce((sum, count) => sum + count, 0);
    assert.ok(total <= most, `${total} questions, at most ${most} expected`);
    assert.ok(
      asked.flat().every((count) => count >= 1),
      'nobody is left out',
    );
  });

  it('show every alert as it stands although some are killed, reading pages of all customers', async () => {
    const outcome = await run({
      usageApi: 'commercial',
      kills: Math.max(1, Math.round(KILLS / 5)),
      rowsPerCustomer: 20,
    });
    report(outcome, doublesOf(outcome));
    checkPauses(outcome);
  });
});

/** Of the one that swept, and of the others. */
function resumedOf(kills: readonly Kill[], which: 'resumedAfterMs' | 'keptAfterMs') {
  const [sweeper, others] = [true, false].map((isOfSweeper) =>
    kills
      .filter((kill) => kill.isOfSweeper === isOfSweeper)
      .map((kill) => kill[which])
      .toSorted((a, b) => a - b)
      .join(' '),
  );
  return { sweeper, others };
}
