import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Figure } from '../figure.js';
import { cleanEnvironment } from '../helper.js';
import type { Stage } from '../stage.js';

const ROUNDS = 3;

interface LookupReport {
  readonly customers: number;
  readonly queries: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/** The customer lookup, as `customer-lookup.ts` measures it. */
export async function measureLookup({ compiled, tell }: Stage): Promise<readonly Figure[]> {
  const reports: LookupReport[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    tell(`customer lookup, round ${round} of ${ROUNDS}`);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--expose-gc', compiled.module('bench/customer-lookup'), '--json'],
      { env: cleanEnvironment() },
    );
    reports.push(JSON.parse(stdout) as LookupReport);
  }
  const [first] = reports;
  return [
    {
      row: 'lookup',
      name: `lookup in ${first?.customers} names, 95th percentile`,
      unit: 'ms',
      bar: { kind: 'at-most', value: 5 },
      values: reports.map(({ p95Ms }) => p95Ms),
      detail: `${first?.queries} queries, half of them within ${first?.p50Ms} ms`,
    },
  ];
}
