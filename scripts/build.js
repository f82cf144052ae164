// Compiles src and demo into dist. Runs on `npm ci` (prepare), also where it cannot compile, and then keeps the dist
// that is there: in the npm package, which has no sources, and in an install without development dependencies.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const project = join(root, 'tsconfig.json');

function findManifest(name) {
  try {
    return createRequire(import.meta.url).resolve(`${name}/package.json`);
  } catch {
    return undefined;
  }
}

// npm installs the compiler without development dependencies too: it is an optional peer of one of ours. The types
// are not, and nothing compiles without them.
const compiler = findManifest('@types/restify') && findManifest('typescript');
if (compiler === undefined || !existsSync(project)) {
  console.error('No sources or no development dependencies: dist is left as it is.');
} else {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const result = spawnSync(process.execPath, [join(dirname(compiler), 'bin', 'tsc'), '-p', project], {
    stdio: 'inherit',
  });
  process.exitCode = result.status ?? 1;
}
