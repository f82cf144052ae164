// Compiles src and demo into dist. Runs on `npm ci` (prepare); an install without
// development dependencies has no compiler and keeps the dist it came with.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function compilerPath() {
  try {
    const manifestPath = createRequire(import.meta.url).resolve('typescript/package.json');
    return join(dirname(manifestPath), 'bin', 'tsc');
  } catch {
    return undefined;
  }
}

const compiler = compilerPath();
if (compiler === undefined) {
  console.error('TypeScript is not installed: dist is left as it is.');
} else {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const result = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.json')], {
    stdio: 'inherit',
  });
  process.exitCode = result.status ?? 1;
}
