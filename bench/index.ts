// Measures the table "Speed": npm run bench -- [rows] [--full] [--json] [--customers n] [--alerts n] [--rounds n]
import { Command, InvalidArgumentError } from 'commander';
import { compile } from './compiled.js';
import { type Amounts, type Figure, ROW_NAMES, type RowName } from './figure.js';
import { toLine, toReport } from './print-figures.js';
import { measureAnswers } from './rows/answers.js';
import { measureDrain } from './rows/drain.js';
import { measureLists } from './rows/lists.js';
import { measureLookup } from './rows/lookup.js';
import { measureStart } from './rows/start.js';
import { measureSweep } from './rows/sweep.js';
import { openScratchServer } from './scratch-server.js';
import type { Stage } from './stage.js';
import { untilInterrupted } from './until-interrupted.js';

const QUICK: Amounts = {
  rounds: 5,
  turnMs: 800,
  sweepRounds: 2,
  customers: 20_000,
  startRounds: 3,
  alerts: 1_000,
};
const FULL: Amounts = {
  rounds: 9,
  turnMs: 3_000,
  sweepRounds: 3,
  customers: 100_000,
  startRounds: 9,
  alerts: 5_000,
};

interface BenchOptions {
  readonly full?: true;
  readonly json?: true;
  readonly customers?: number;
  readonly alerts?: number;
  readonly rounds?: number;
}

async function measure(stage: Stage, wanted: readonly RowName[]): Promise<readonly Figure[]> {
  const isWanted = (row: RowName) => wanted.includes(row);
  const speeds = (['warm', 'cold'] as const).filter(isWanted);
  return [
    ...(speeds.length > 0 ? await measureAnswers(stage, speeds) : []),
    ...(isWanted('sweep') ? await measureSweep(stage) : []),
    ...(isWanted('lookup') ? await measureLookup(stage) : []),
    ...(isWanted('lists') ? await measureLists(stage) : []),
    ...(isWanted('start') ? await measureStart(stage) : []),
    ...(isWanted('drain') ? await measureDrain(stage) : []),
  ];
}

async function run(rows: readonly RowName[], options: BenchOptions): Promise<void> {
  const { full, json, customers, alerts, rounds } = options;
  const standard = full ? FULL : QUICK;
  const amounts: Amounts = {
    ...standard,
    customers: customers ?? standard.customers,
    alerts: alerts ?? standard.alerts,
    ...(rounds ? { rounds, sweepRounds: rounds, startRounds: rounds } : {}),
  };
  const tell = (text: string) => void process.stderr.write(`${text}\n`);
  const interrupted = untilInterrupted();
  const compiled = await compile();
  try {
    const server = await openScratchServer();
    try {
      const stage: Stage = { compiled, server, amounts, tell };
      const measuring = measure(stage, rows.length > 0 ? rows : ROW_NAMES);
      // Interrupted, it fails some time after its database is gone.
      measuring.catch(() => undefined);
      const figures = await Promise.race([measuring, interrupted]);
      if (json) console.log(JSON.stringify(toReport(figures), undefined, 2));
      else console.table(figures.map(toLine));
    } finally {
      await server.close();
    }
  } finally {
    await compiled.close();
  }
}

function parseRow(text: string, others: readonly RowName[] = []): readonly RowName[] {
  const row = ROW_NAMES.find((name) => name === text);
  if (row === undefined) throw new InvalidArgumentError(`It is one of ${ROW_NAMES.join(', ')}.`);
  return [...others, row];
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('It is a whole number above 0.');
  return count;
}

await new Command('bench')
  .description('Measures the speed of the bot, each figure against the least that the work can cost.')
  .argument('[rows...]', `of ${ROW_NAMES.join(', ')}; all unless given`, parseRow)
  .option('--full', 'at full size: 100,000 customers, 5,000 alerts, more rounds')
  .option('--json', 'print every value of every round as JSON')
  .option('--customers <count>', 'of the sweep', parseCount)
  .option('--alerts <count>', 'of the drain', parseCount)
  .option('--rounds <count>', 'of every comparison', parseCount)
  .action((rows: readonly RowName[], options: BenchOptions) => run(rows, options))
  .parseAsync();
