// Mixed traffic against the bot for ten minutes: npm run load -- [--minutes n] [--rate n] [--json] [--heap-snapshots folder]
import { Command, InvalidArgumentError } from 'commander';
import { compile } from '../compiled.js';
import { openScratchServer } from '../scratch-server.js';
import { untilInterrupted } from '../until-interrupted.js';
import { expectationsOf } from './expectations.js';
import { findLargestRate } from './find-rate.js';
import { hold } from './hold.js';
import { withLoadStage } from './load-stage.js';
import { type LoadReport, printLoad, toLoadReport } from './print-load.js';

/** Of the largest rate: what is held has room for a busy minute. */
const SHARE_HELD = 0.6;
const MINUTE_MS = 60_000;

interface LoadOptions {
  readonly minutes: number;
  readonly rate?: number;
  readonly json?: true;
  readonly heapSnapshots?: string;
}

async function measure({ minutes, rate, heapSnapshots }: LoadOptions): Promise<LoadReport> {
  const tell = (text: string) => void process.stderr.write(`${text}\n`);
  const interrupted = untilInterrupted();
  const compiled = await compile();
  try {
    const server = await openScratchServer();
    try {
      return await withLoadStage({ compiled, server, tell, interrupted }, async (stage) => {
        const largest = rate === undefined ? await findLargestRate(stage, tell) : undefined;
        const perSecond = rate ?? (largest?.perSecond ?? 0) * SHARE_HELD;
        tell(`${perSecond.toFixed(0)} turns/s for ${minutes} min`);
        const held = await hold(
          stage,
          { perSecond, forMs: minutes * MINUTE_MS, snapshots: heapSnapshots },
          tell,
        );
        return { largest, held, expectations: expectationsOf(held) };
      });
    } finally {
      await server.close();
    }
  } finally {
    await compiled.close();
  }
}

function parseAmount(text: string): number {
  const amount = Number(text);
  if (!(amount > 0 && Number.isFinite(amount))) throw new InvalidArgumentError('It is a number above 0.');
  return amount;
}

await new Command('load')
  .description('Finds the largest rate of mixed traffic that this machine holds, then holds 60 % of it.')
  .option('--minutes <count>', 'how long', parseAmount, 10)
  .option('--rate <turns>', 'hold so many turns a second, without looking for the largest rate', parseAmount)
  .option('--json', 'print everything as JSON')
  .option('--heap-snapshots <folder>', 'of half time and the end; other figures suffer')
  .action(async (options: LoadOptions) => {
    const report = await measure(options);
    if (options.json) console.log(JSON.stringify(toLoadReport(report), undefined, 2));
    else printLoad(report);
    if (report.expectations.some(({ isMet }) => !isMet)) process.exitCode = 1;
  })
  .parseAsync();
