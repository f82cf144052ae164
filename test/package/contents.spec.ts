import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPackedFiles, type PackedFile } from './support/packed-files.js';
import { ROOT } from './support/run.js';

/** Nothing of these is of use to whoever runs the bot, or it is nobody's business. */
const FOREIGN =
  /\.(?:ts|map|log|pem|key|tgz|png|zip|tsbuildinfo)$|(?:^|\/)(?:\.env|samples|fixtures|node_modules)(?:\/|$)|\.spec\./;

/** What stands at the top of the package; of dist, demo and scripts also the folders or files in them. */
function entryOf(path: string): string {
  const [top = '', next] = path.split('/');
  return ['dist', 'demo', 'scripts'].includes(top) ? `${top}/${next}` : top;
}

describe('the npm package', () => {
  let files: readonly PackedFile[];
  before(async () => {
    files = await listPackedFiles(ROOT);
  });

  it('holds the compiled code, what it reads, and the pages; nothing else', () => {
    assert.deepEqual([...new Set(files.map(({ path }) => entryOf(path)))].sort(), [
      '.env.example',
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'cards',
      'demo/data',
      'demo/page',
      'dist/demo',
      'dist/src',
      'docs',
      'locales',
      'package.json',
      'scripts/build.js',
    ]);
  });

  it('holds no tests, sources, maps, pictures, keys or settings', () => {
    assert.deepEqual(
      files.map(({ path }) => path).filter((path) => FOREIGN.test(path)),
      [],
    );
  });

  it('holds a compiled file for every program of package.json that runs compiled code', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const programs = Object.values(scripts).flatMap((line) => line.match(/dist\/\S+/g) ?? []);
    assert.ok(programs.includes('dist/src/index.js'));
    const paths = new Set(files.map(({ path }) => path));
    assert.deepEqual(
      programs.filter((path) => !paths.has(path)),
      [],
    );
  });

  it('unpacks to less than 3 MB', () => {
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    assert.ok(bytes < 3_000_000, `${bytes} bytes`);
  });
});
