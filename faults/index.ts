// Breaks each thing in turn under traffic: npm run faults -- [names] [--json]
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { compile } from '../bench/compiled.js';
import { FAULTS } from './cases/index.js';
import type { FaultReport } from './fault.js';
import { isMet, toFailures, toTable } from './print-report.js';
import { runFault } from './run-fault.js';
import { canMount } from './small-disk.js';

/** As shells have it for Ctrl+C. */
const STOPPED = 130;

const NAMES = FAULTS.map(({ name }) => name);

async function run(names: readonly string[], { json }: { readonly json?: true }): Promise<void> {
  const tell = (text: string) => void process.stderr.write(`${text}\n`);
  const wanted = FAULTS.filter(({ name }) => names.length === 0 || names.includes(name));
  const possible = wanted.filter((fault) => fault.diskMegabytes === undefined || canMount());
  for (const { name } of wanted.filter((fault) => !possible.includes(fault)))
    tell(`${name}: left out, only root may mount a disk`);
  const reports: FaultReport[] = [];
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const compiled = await compile(fileURLToPath(new URL('tsconfig.json', import.meta.url)));
  try {
    for (const fault of possible) {
      const report = await runFault(fault, { compiled, tell, stop: stop.signal });
      reports.push(report);
      tell(isMet(report) ? `${fault.name}: as expected` : toFailures([report]));
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    process.exitCode = STOPPED;
    return;
  } finally {
    await compiled.close();
  }
  console.log(json ? JSON.stringify(reports, undefined, 2) : toTable(reports));
  if (!reports.every(isMet)) process.exitCode = 1;
}

function parseName(text: string, others: readonly string[] = []): readonly string[] {
  if (!NAMES.includes(text)) throw new InvalidArgumentError(`It is one of ${NAMES.join(', ')}.`);
  return [...others, text];
}

await new Command('faults')
  .description('Breaks each thing around the bot in turn, under traffic, and says what people saw.')
  .argument('[names...]', `of ${NAMES.join(', ')}; all unless given`, parseName)
  .option('--json', 'print every figure and expectation as JSON')
  .action((names: readonly string[], options: { readonly json?: true }) => run(names, options))
  .parseAsync();
