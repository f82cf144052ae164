import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PackedProject, readPackage } from './support/packed-files.js';
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
  let contents: PackedProject;
  before(async () => {
    contents = await readPackage(ROOT);
  });

  it('holds the compiled code, what it reads, and the pages; nothing else', () => {
    assert.deepEqual([...new Set(contents.files.map(({ path }) => entryOf(path)))].sort(), [
      '.env.example',
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'cards',
      'demo/data',
      'demo/page',
      'dist/LICENSES.txt',
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
      contents.files.map(({ path }) => path).filter((path) => FOREIGN.test(path)),
      [],
    );
  });

  it('holds a compiled file for every program of package.json that runs compiled code', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const programs = Object.values(scripts).flatMap((line) => line.match(/dist\/\S+/g) ?? []);
    assert.ok(programs.includes('dist/src/index.js'));
    const paths = new Set(contents.files.map(({ path }) => path));
    assert.deepEqual(
      programs.filter((path) => !paths.has(path)),
      [],
    );
  });

  it('holds the licence of every package that is bundled', () => {
    const licences = readFileSync(join(ROOT, 'dist', 'LICENSES.txt'), 'utf8');
    for (const name of ['@azure/msal-node', 'botbuilder', 'graphile-worker', 'restify', 'zod']) {
      assert.ok(new RegExp(`^${name} [0-9.]+: MIT$`, 'm').test(licences), name);
    }
    assert.deepEqual(licences.match(/.*(?:undefined|\[object).*/g), null);
  });

  // Its packages are in it: the programs start in less than half the time.
  it('is downloaded as less than 4 MB and unpacks to less than 20 MB', () => {
    assert.ok(contents.size < 4_000_000, `${contents.size} bytes`);
    assert.ok(contents.unpackedSize < 20_000_000, `${contents.unpackedSize} bytes`);
  });
});
