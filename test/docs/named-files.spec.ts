import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS = ['src', 'test', 'scripts', 'demo', 'bench', 'faults', 'cards', 'locales', 'manifest', 'docs'];
const FILES = [
  ...readdirSync(ROOT).map((name) => `/${name}`),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' }).map(
      (name) => `/${folder}/${name}`,
    ),
  ),
];

/** Files that a page names, whole or by the end of their path; `<name>.json` and `*-ports.ts` stand for many. */
function namedIn(page: string): readonly string[] {
  return [...page.matchAll(/(?<![\w<>*/.@-])(?:[\w-]+\/)*[\w.-]+\.(?:ts|js|json)(?![\w>])/g)].map(
    ([name]) => name,
  );
}

describe('files that pages name', () => {
  for (const page of ['CONTRIBUTING.md', 'docs/design.md']) {
    it(`are there: ${page}`, () => {
      const named = [...new Set(namedIn(readFileSync(`${ROOT}${page}`, 'utf8')))];
      assert.ok(named.length > 20);
      assert.deepEqual(
        named.filter((name) => !FILES.some((file) => file.endsWith(`/${name}`))),
        [],
      );
    });
  }

  it('are found in text, and patterns are none', () => {
    assert.deepEqual(namedIn('`a/b.ts`, c-d.json and `<x>.json`, `*-ports.ts`, `locales/*.json`'), [
      'a/b.ts',
      'c-d.json',
    ]);
  });
});
