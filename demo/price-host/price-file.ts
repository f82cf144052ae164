import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sheetLines } from './sheet.js';

/** Reading all of them would hold up an answer. */
const IN_FILE = ['US', 'GB', 'DE'];

/** The emulated sheets of three markets as one price file, for a bot that has no sign-in to ask for sheets. */
export async function writePriceFile(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'seatwise-demo-prices-'));
  const path = join(folder, 'prices.csv');
  const sheets = IN_FILE.map((market) => [...sheetLines(market)]);
  const [header] = sheets[0] ?? [];
  await writeFile(path, [header, ...sheets.flatMap(([, ...lines]) => lines)].join('\n'));
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
