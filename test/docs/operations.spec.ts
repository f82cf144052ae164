import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MIGRATIONS } from '../../src/storage/migrations/index.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SRC = join(ROOT, 'src');

/** A call that logs at error level, and one up to the end of its message. */
const ERROR_CALL = /logger\.error\(|log\[[^\]]+'error'\]\(/g;
const ERROR_MESSAGE = /(?:logger\.error|log\[[^\]]+'error'\])\([^']*'([^']+)',?\s*\)/g;

describe('docs/operations.md', () => {
  const page = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
  const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(SRC, file), 'utf8'));
  const missing = (words: readonly string[]) => words.filter((word) => !page.includes(word));

  it('says what to do about every error in the log', () => {
    const messages = sources.flatMap((source) =>
      [...source.matchAll(ERROR_MESSAGE)].map(([, message = '']) => `\`${message}\``),
    );
    assert.deepEqual(missing(messages), []);
    assert.equal(messages.length, sources.flatMap((source) => [...source.matchAll(ERROR_CALL)]).length);
  });

  it('says what to do about every reason of /readyz', () => {
    const readiness = readFileSync(join(SRC, 'app/readiness.ts'), 'utf8');
    const reasons = [...readiness.matchAll(/['`]((?:database|sweep|sign-in|jobs): [a-z ]*)/g)];
    assert.equal(reasons.length, 8);
    assert.deepEqual(missing(reasons.map(([, words = '']) => `\`${words.trim()}`)), []);
  });

  it('names every table that holds something', () => {
    const tables = MIGRATIONS.flatMap(({ sql }) =>
      [...sql.matchAll(/create table (\w+)/g)].map(([, table = '']) => `\`${table}\``),
    );
    assert.ok(tables.includes('`conversation`'));
    assert.deepEqual(missing(tables), []);
  });
});
