import assert from 'node:assert/strict';
import type { DeploymentReadings } from '../../../src/usecases/sweep/sweep-deployments.js';
import { deploymentRow } from '../../helpers/contract-rows.js';
import { usageRow } from '../../helpers/usage-rows.js';
import { fault, NOW, reportOf, rowOf, setUp } from '../support/sweep.js';

describe('createSweepCustomers: the report of all customers', () => {
  it('keeps page by page and works out the figures when all are there', async () => {
    const report = reportOf([['a', 'b'], ['b', 'c'], ['d']]);
    const { run, batches, figured, pruned, progress } = setUp(report);
    const { state, endpoint, counts } = await run();
    assert.deepEqual([state, endpoint], ['finished', 'commercial']);
    assert.deepEqual(batches, [2, 2, 1, 0]);
    assert.deepEqual(figured, ['a', 'b', 'c', 'd']);
    assert.equal(counts.rows, 5);
    assert.deepEqual(pruned, [new Date(NOW.getTime() - 400 * 86_400_000)]);
    assert.deepEqual(
      progress.map(({ phase, done, total }) => [phase, done, total]),
      [
        ['reading', 2, 5],
        ['reading', 4, 5],
        ['reading', 5, 5],
        ['figures', 4, 5],
      ],
    );
  });

  it('keeps rows whatever they say of their date, since a card shows them as well', async () => {
    const day = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
    const dates = { undated: undefined, old: day(-401), future: day(3), kept: day(-400), tomorrow: day(1) };
    const { run, kept } = setUp({
      getUsageOfEveryone: async () => ({
        kind: 'pages',
        pages: (async function* () {
          const rows = Object.entries(dates).map(([customerId, processedDateTime]) => ({
            ...rowOf(customerId),
            row: usageRow({ processedDateTime }),
          }));
          yield { rows, next: undefined, rowsInAll: undefined };
        })(),
      }),
    });
    assert.deepEqual((await run()).counts.skipped, {});
    assert.deepEqual([...kept.keys()], Object.keys(dates));
  });

  it('pauses when throttled, as often as it takes, and goes on at the same page', async () => {
    const throttled = Array.from({ length: 9 }, () => fault('throttled', { retryAfterMs: 57_000 }));
    const report = reportOf([['a'], ['b'], ['c']], { p2: throttled });
    const { run, waits, kept } = setUp(report);
    assert.equal((await run()).state, 'finished');
    assert.deepEqual(waits, Array(9).fill(57_000));
    assert.deepEqual(report.asked.slice(0, 3), ['p1', 'p2', 'p2']);
    assert.deepEqual([...kept.keys()], ['a', 'b', 'c']);
  });

  it('waits longer each time when Partner Center does not say how long', async () => {
    const throttled = Array.from({ length: 6 }, () => fault('throttled'));
    const { run, waits } = setUp(reportOf([['a']], { p1: throttled }));
    await run();
    assert.deepEqual(waits, [30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
  });

  it('bears five outages in a row, then fails and can be taken up at that page', async () => {
    const failures = { p2: Array.from({ length: 6 }, () => fault('unavailable')) };
    const report = reportOf([['a'], ['b']], failures);
    const { run, runs, kept } = setUp(report);
    const failed = await run();
    assert.deepEqual([failed.state, failed.failure], ['failed', 'unavailable']);
    report.asked.length = 0;
    const finished = await run();
    assert.equal(finished.state, 'finished');
    assert.equal(finished.runId, failed.runId);
    assert.deepEqual(report.asked, ['p2']);
    assert.deepEqual([...kept.keys()], ['a', 'b']);
    assert.equal(runs.length, 1);
  });

  it('begins anew, as another sweep, where the page to go on at is gone', async () => {
    const report = reportOf([['a'], ['b'], ['c']], { p2: [fault('forbidden'), fault('not-found')] });
    const { run, runs } = setUp(report);
    assert.equal((await run()).failure, 'forbidden');
    report.asked.length = 0;
    const summary = await run();
    assert.deepEqual([summary.runId, summary.state, summary.counts.read], [2, 'finished', 3]);
    assert.deepEqual(report.asked, ['p2', 'p1', 'p2', 'p3']);
    assert.equal(runs[0]?.state, 'abandoned');
  });

  it('begins anew once, and fails when the page is gone again', async () => {
    const report = reportOf([['a'], ['b'], ['c']], {
      p3: [fault('rejected'), fault('rejected'), fault('rejected')],
    });
    const { run, runs } = setUp(report);
    const { state, failure } = await run();
    assert.deepEqual([state, failure, runs.length], ['failed', 'rejected', 2]);
    assert.deepEqual(report.asked, ['p1', 'p2', 'p3', 'p1', 'p2', 'p3']);
  });

  it('only works out figures when it ended behind the last page', async () => {
    const report = reportOf([['a']]);
    const parts = setUp(report);
    const keepFigures = parts.figures.keepFigures;
    parts.figures.keepFigures = async () => Promise.reject(fault('unavailable'));
    assert.equal((await parts.run()).state, 'failed');
    parts.figures.keepFigures = keepFigures;
    assert.equal((await parts.run()).state, 'finished');
    assert.deepEqual(report.asked, ['p1']);
    assert.deepEqual(parts.figured, ['a']);
  });

  it('stops behind the page at hand', async () => {
    const stop = new AbortController();
    const report = reportOf([['a'], ['b'], ['c']]);
    const { run, progress, kept } = setUp(report);
    const push = progress.push.bind(progress);
    progress.push = (...steps) => {
      stop.abort();
      return push(...steps);
    };
    assert.equal((await run(stop.signal)).state, 'stopped');
    assert.deepEqual([...kept.keys()], ['a']);
    assert.equal((await run()).state, 'finished');
    assert.deepEqual([...kept.keys()], ['a', 'b', 'c']);
  });
});

describe('createSweepCustomers: names for the report', () => {
  it('come from the customer list', async () => {
    const { run, names } = setUp({ ...reportOf([['a'], ['b']]), listed: [['a'], ['b', 'unswept']] });
    assert.equal((await run()).state, 'finished');
    assert.deepEqual([...names.keys()].sort(), ['a', 'b', 'unswept']);
  });

  it('stay as they were where the customer list cannot be read, and the sweep goes on', async () => {
    const { run, figured } = setUp({
      ...reportOf([['a']]),
      customers: {
        // biome-ignore lint/correctness/useYield: it fails before there is anything to give
        async *listCustomers() {
          throw fault('unavailable');
        },
      },
    });
    assert.equal((await run()).state, 'finished');
    assert.deepEqual(figured, ['a']);
  });
});

describe('createSweepCustomers: who is no longer there', () => {
  it('is seen from a report and a list that came to their ends', async () => {
    const { run, ended, listed } = setUp({ ...reportOf([['a'], ['b']]), listed: [['a'], ['b', 'unswept']] });
    await run();
    assert.deepEqual(ended, ['report', 'list']);
    assert.deepEqual([...listed], ['a', 'b', 'unswept']);
  });

  it('is not seen from a report that ends before its own count, nor from a list that breaks off', async () => {
    const { run, ended } = setUp({
      getUsageOfEveryone: async () => ({
        kind: 'pages',
        pages: (async function* () {
          yield { rows: [rowOf('a')], next: undefined, rowsInAll: 2 };
        })(),
      }),
      customers: {
        async *listCustomers() {
          yield [{ customerId: 'a', customerName: 'A', domain: undefined }];
          throw fault('unavailable');
        },
      },
    });
    assert.equal((await run()).state, 'finished');
    assert.deepEqual(ended, []);
  });
});

describe('createSweepCustomers: deployment', () => {
  const row = deploymentRow();

  /** Readings that are noted, and customers that are due. */
  function createReadings(due: readonly string[] = []) {
    const kept = new Map<string, number>();
    const ends: Date[] = [];
    const readings: DeploymentReadings = {
      async keep(given, _readAt, isMore = false) {
        for (const { customerId, rows } of given)
          kept.set(customerId, rows.length + (isMore ? (kept.get(customerId) ?? 0) : 0));
      },
      async endReport(since) {
        ends.push(since);
      },
      due: async (_query, after) =>
        due
          .map((customerId, at) => ({ customerId, customerNo: at + 1 }))
          .filter(({ customerNo }) => customerNo > after),
    };
    return { kept, ends, readings };
  }

  it('comes from the report of everyone, whose customers may stand on two pages', async () => {
    const { kept, ends, readings } = createReadings();
    const { run } = setUp({
      ...reportOf([['a'], ['b']]),
      deployment: {
        readings,
        async *getDeploymentOfEveryone() {
          yield [
            { customerId: 'a', row },
            { customerId: 'b', row },
          ];
          yield [{ customerId: 'b', row }];
        },
        getDeployment: async () => assert.fail('nobody is asked one by one'),
      },
    });
    await run();
    assert.deepEqual(
      [...kept],
      [
        ['a', 1],
        ['b', 2],
      ],
    );
    assert.equal(ends.length, 1);
  });

  it('is asked one by one where the report is not there, and a sweep without it goes on', async () => {
    const { kept, ends, readings } = createReadings(['a', 'unknown', 'late']);
    const { run } = setUp({
      ...reportOf([['a']]),
      deployment: {
        readings,
        // biome-ignore lint/correctness/useYield: it fails before there is anything to give
        async *getDeploymentOfEveryone() {
          throw fault('not-found', { status: 404 });
        },
        async getDeployment(customerId) {
          if (customerId === 'late') throw fault('timeout');
          return customerId === 'a' ? [row] : undefined;
        },
      },
    });
    assert.equal((await run()).state, 'finished');
    assert.deepEqual(
      [...kept],
      [
        ['a', 1],
        ['unknown', 0],
      ],
    );
    assert.equal(ends.length, 0);
  });

  it('leaves what was known where the report breaks off', async () => {
    const { ends, readings } = createReadings(['a']);
    const { run } = setUp({
      ...reportOf([['a']]),
      deployment: {
        readings,
        async *getDeploymentOfEveryone() {
          yield [{ customerId: 'a', row }];
          throw fault('unavailable', { status: 503 });
        },
        getDeployment: async () => assert.fail('the report is there'),
      },
    });
    assert.equal((await run()).state, 'finished');
    assert.equal(ends.length, 0);
  });
});
