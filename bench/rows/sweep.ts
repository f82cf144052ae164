import { type Figure, median } from '../figure.js';
import { startHelper } from '../helper.js';
import type { Stage } from '../stage.js';

interface SweepResult {
  readonly ms: number;
  readonly rows: number;
  /** The most memory the process ever had. */
  readonly peakMegabytes: number;
}

/** A first sweep of all customers against copying the same pages; each in a process and a database of its own. */
export async function measureSweep({ compiled, server, amounts, tell }: Stage): Promise<readonly Figure[]> {
  const { customers, sweepRounds } = amounts;
  const emulator = startHelper(compiled.module('bench/other-side/emulator'), {
    env: { CUSTOMERS: String(customers) },
  });
  const run = (module: string, databaseUrl: string, emulatorUrl: string) => {
    const helper = startHelper(compiled.module(module));
    return helper.ask<SweepResult>('sweep', { databaseUrl, emulatorUrl }).finally(helper.close);
  };
  try {
    const emulatorUrl = await emulator.ask<string>('address');
    const sweeps: SweepResult[] = [];
    const copies: SweepResult[] = [];
    for (let round = 1; round <= sweepRounds; round += 1) {
      tell(`sweep of ${customers} customers, round ${round} of ${sweepRounds}`);
      copies.push(await server.withEmpty((url) => run('bench/floor/copy-pages', url, emulatorUrl)));
      sweeps.push(await server.withTables((url) => run('bench/product/sweep', url, emulatorUrl)));
    }
    const rows = sweeps[0]?.rows ?? 0;
    if ([...sweeps, ...copies].some((result) => result.rows !== rows)) throw new Error('Rows were lost');
    const seconds = (results: readonly SweepResult[]) =>
      (median(results.map(({ ms }) => ms)) / 1000).toFixed(1);
    return [
      {
        row: 'sweep',
        name: `sweep of ${rows} rows`,
        unit: 'ratio',
        bar: { kind: 'at-most', value: 1.5 },
        values: sweeps.map(({ ms }, at) => ms / (copies[at]?.ms ?? Number.NaN)),
        detail: `${seconds(sweeps)} s against ${seconds(copies)} s`,
      },
      {
        row: 'sweep',
        name: `memory of that sweep`,
        unit: 'MB',
        bar: { kind: 'at-most', value: 400 },
        values: sweeps.map(({ peakMegabytes }) => peakMegabytes),
        detail: `copying alone ${Math.round(median(copies.map(({ peakMegabytes }) => peakMegabytes)))} MB`,
      },
    ];
  } finally {
    await emulator.close();
  }
}
