import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** A test as the page names it: its file, and part of its title where one is meant. */
const NAMED = /`(test\/[\w./-]+)`(?: "([^"]+)")?/g;

function namedIn(text: string): readonly { readonly file: string; readonly title: string }[] {
  return [...text.matchAll(NAMED)].map(([, file = '', title = '']) => ({ file, title }));
}

describe('docs/security.md', () => {
  const page = read('docs/security.md');
  const named = namedIn(page);

  it('names tests that are there', () => {
    assert.ok(named.length > 40, String(named.length));
    assert.deepEqual(
      named.filter(({ file }) => !existsSync(join(ROOT, file))),
      [],
    );
  });

  it('names titles that those tests have', () => {
    const titled = named.filter(({ title }) => title !== '');
    assert.ok(titled.length > 25, String(titled.length));
    assert.deepEqual(
      titled.filter(({ file, title }) => !read(file).includes(title)),
      [],
    );
  });

  it('names a test for every threat', () => {
    const tables = page.split('| Threat | What defends | Test |\n').slice(1);
    const rows = tables.flatMap((table) => table.split('\n\n')[0]?.split('\n').slice(1) ?? []);
    assert.ok(rows.length > 35, String(rows.length));
    assert.deepEqual(
      rows.filter((row) => namedIn(row).length === 0),
      [],
    );
  });

  it('is linked from SECURITY.md', () => {
    assert.match(read('SECURITY.md'), /\(docs\/security\.md\)/);
  });

  it('is right that every dependency has an exact version and a checksum', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, object>;
    const versions = Object.values({ ...dependencies, ...devDependencies }) as readonly string[];
    assert.deepEqual(
      versions.filter((version) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)),
      [],
    );
    const { packages } = JSON.parse(read('package-lock.json')) as {
      readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly dev?: true }>>;
    };
    const running = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
    const unchecked = running.filter(([, { integrity }]) => !integrity);
    assert.ok(running.length > 200, String(running.length));
    assert.deepEqual(
      unchecked.map(([path]) => path),
      [],
    );
  });
});
