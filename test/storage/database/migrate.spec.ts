import assert from 'node:assert/strict';
import { StorageError } from '../../../src/base/errors.js';
import { createLogger } from '../../../src/base/logger.js';
import { migrate } from '../../../src/storage/database/migrate.js';
import { MIGRATIONS } from '../../../src/storage/migrations/index.js';
import { withFreshDatabase } from '../../helpers/database.js';
import { startChild } from '../support/child.js';

const logger = createLogger('silent');
const makePlanet = {
  name: '9001-planet',
  sql: 'create table planet (name text); create index on planet (name)',
};
const addMoon = { name: '9002-moon', sql: "insert into planet (name) values ('moon')" };
const broken = { name: '9003-broken', sql: 'select no_such_column' };

describe('MIGRATIONS', () => {
  it('have names with four digits, each once, in order', () => {
    const names = MIGRATIONS.map((migration) => migration.name);
    assert.deepEqual(names, [...new Set(names)].sort());
    for (const name of names) assert.match(name, /^\d{4}-[a-z0-9-]+$/);
  });
});

describe('migrate', () => {
  it('runs each migration once, in order, and the later ones at a later start', () =>
    withFreshDatabase(async ({ pool }) => {
      await migrate(pool, logger, [makePlanet]);
      await migrate(pool, logger, [makePlanet, addMoon]);
      await migrate(pool, logger, [makePlanet, addMoon]);
      const { rows } = await pool.query('select name from planet');
      assert.deepEqual(rows, [{ name: 'moon' }]);
    }));

  it('changes nothing and names the migration when one fails', () =>
    withFreshDatabase(async ({ pool }) => {
      await assert.rejects(
        migrate(pool, logger, [makePlanet, addMoon, broken]),
        (error) => error instanceof StorageError && /9003-broken.*no_such_column/.test(error.message),
      );
      const { rows } = await pool.query(
        "select to_regclass('planet') as planet, count(*)::int as applied from schema_migration where name like '9%'",
      );
      assert.deepEqual(rows, [{ planet: null, applied: 0 }]);
    }));

  it('leaves the migrations of a newer version alone', () =>
    withFreshDatabase(async ({ pool }) => {
      await migrate(pool, logger, [...MIGRATIONS, makePlanet]);
      await migrate(pool, logger);
      const { rows } = await pool.query(
        "select count(*)::int as kept from schema_migration where name = '9001-planet'",
      );
      assert.deepEqual(rows, [{ kept: 1 }]);
    }));

  it('runs each migration once when four processes start together', () =>
    withFreshDatabase(async ({ pool }, databaseUrl) => {
      await pool.query('drop schema public cascade; create schema public');
      const migrations = [...MIGRATIONS, makePlanet, addMoon];
      const children = await Promise.all(
        Array.from({ length: 4 }, () =>
          startChild('storage/children/migrator.ts', { databaseUrl, migrations }),
        ),
      );
      try {
        await Promise.all(children.map((child) => child.ask('run')));
      } finally {
        await Promise.all(children.map((child) => child.kill()));
      }
      const { rows } = await pool.query(
        'select (select count(*)::int from planet) as moons, (select count(*)::int from schema_migration) as applied',
      );
      assert.deepEqual(rows, [{ moons: 1, applied: migrations.length }]);
    }));
});
