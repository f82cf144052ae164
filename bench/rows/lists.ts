import type { Figure } from '../figure.js';
import { startHelper } from '../helper.js';
import type { Stage } from '../stage.js';

const TIMES = 12;

interface Took {
  readonly question: string;
  readonly ms: number;
}

/** Questions about all customers over 100,000, whatever else the run measures: the bar is for that many. */
const CUSTOMERS = 100_000;

export async function measureLists({ compiled, server, tell }: Stage): Promise<readonly Figure[]> {
  tell(`questions about all of ${CUSTOMERS} customers`);
  const helper = startHelper(compiled.module('bench/product/lists'));
  try {
    const took = await server.withTables((databaseUrl) =>
      helper.ask<readonly Took[]>('lists', { databaseUrl, customers: CUSTOMERS, times: TIMES }),
    );
    const sorted = took.map(({ ms }) => ms).sort((a, b) => a - b);
    const share = (of: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(of * sorted.length))] ?? Number.NaN;
    const slowest = took.reduce((most, one) => (one.ms > most.ms ? one : most));
    return [
      {
        row: 'lists',
        name: `question about all of ${CUSTOMERS} customers, 95th percentile`,
        unit: 'ms',
        bar: { kind: 'at-most', value: 100 },
        values: [share(0.95)],
        detail: `${took.length} questions, half within ${Math.round(share(0.5))} ms; slowest ${Math.round(slowest.ms)} ms: ${slowest.question}`,
      },
    ];
  } finally {
    await helper.close();
  }
}
