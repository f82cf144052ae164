import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Holds a value equal to its golden file in `cards/samples/`. `UPDATE_SAMPLES=1 npm run test:unit` writes the files
 * anew; read the difference before committing it.
 */
export function assertSample(name: string, value: unknown): void {
  const path = fileURLToPath(new URL(`../../cards/samples/${name}.json`, import.meta.url));
  if (process.env['UPDATE_SAMPLES'] === '1') writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
  assert.deepEqual(value, JSON.parse(readFileSync(path, 'utf8')));
}
