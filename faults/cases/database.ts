import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../../test/helpers/until.js';
import { freezeServer, postmasterPid } from '../database-side.js';
import { AFTER_SILENCE_MS, expectation, type Fault } from '../fault.js';
import { fillDisk } from '../small-disk.js';

/** What a bot says whose database is away. */
const AWAY_ERRORS = [
  'could not answer',
  'audit entries were not written, they are tried again',
  'a delivery failed and is tried again',
  'what is due by the clock was not done',
  'the renewed sign-in could not be stored',
];

const SERVER_ENDED = 'the embedded database ended unasked, starting it again';
/** Close to a megabyte of changes that change nothing. */
const GROW_LOG = `select pg_logical_emit_message(true, 'fault', repeat('x', 900000))`;

export const DATABASE_FAULTS: readonly Fault[] = [
  {
    name: 'database-stopped',
    title: 'PostgreSQL stopped for 8 s, started again',
    database: 'own',
    errors: AWAY_ERRORS,
    wholeWithinMs: 5_000,
    async harm({ database }) {
      await database?.stop();
      await delay(8_000);
      await database?.start();
      return {};
    },
  },
  {
    name: 'database-silent',
    title: 'PostgreSQL hangs for 15 s',
    database: 'own',
    errors: AWAY_ERRORS,
    answeredWithinMs: AFTER_SILENCE_MS,
    wholeWithinMs: 10_000,
    async harm({ dataDir }) {
      const goOn = await freezeServer(dataDir);
      try {
        await delay(15_000);
      } finally {
        goOn();
      }
      return {};
    },
  },
  {
    name: 'database-killed',
    title: 'the bundled PostgreSQL killed with `kill -9`, three times',
    database: 'bundled',
    errors: AWAY_ERRORS,
    wholeWithinMs: 5_000,
    async harm({ dataDir }) {
      for (let kill = 0; kill < 3; kill += 1) {
        const pid = await postmasterPid(dataDir);
        if (pid !== undefined) process.kill(pid, 'SIGKILL');
        await until(async () => ![undefined, pid].includes(await postmasterPid(dataDir)), 30_000, 'a server');
        await delay(1_500);
      }
      return {};
    },
  },
  {
    name: 'disk-full',
    title: 'the disk of the bundled PostgreSQL is full',
    database: 'bundled',
    diskMegabytes: 320,
    errors: [...AWAY_ERRORS, 'the embedded database does not start', 'sweep failed', 'someone must act'],
    wholeWithinMs: 15_000,
    async harm({ dataDir, store, bot }) {
      const makeRoom = await fillDisk(dataDir);
      await delay(6_000);
      // The log of changes needs another file: now the server itself cannot go on.
      for (let segment = 0; segment < 40; segment += 1) {
        await store.pool.query(GROW_LOG).catch(() => undefined);
      }
      await delay(6_000);
      await makeRoom();
      // Its own log is on that disk; the bot tells of a server that ended.
      const ends = bot().log.filter(({ msg }) => msg === SERVER_ENDED).length;
      return { expectations: [expectation('the server itself gave up for lack of room', ends > 0, ends)] };
    },
  },
];
