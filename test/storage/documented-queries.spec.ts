import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type FreshDatabase, openFreshDatabase } from '../helpers/database.js';

describe('queries in docs/operations.md', () => {
  const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
  const statements = [...page.matchAll(/^```sql\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
    block
      .split(';')
      .map((text) => text.trim())
      .filter((text) => text !== ''),
  );
  let fresh: FreshDatabase;
  before(async () => {
    fresh = await openFreshDatabase();
  });
  after(() => fresh.close());

  it('are several', () => assert.ok(statements.length > 5));

  for (const statement of statements) {
    it(`are understood by the database: ${statement.replace(/\s+/g, ' ').slice(0, 80)}`, async () => {
      const { rows } = await fresh.database.pool.query(`explain ${statement}`);
      assert.ok(rows.length > 0);
    });
  }
});
