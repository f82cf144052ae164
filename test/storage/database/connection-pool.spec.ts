import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createLogger } from '../../../src/base/logger.js';
import { endPool } from '../../../src/storage/database/connection-pool.js';
import { withFreshDatabase } from '../../helpers/database.js';

describe('createPool', () => {
  it('serves on after the server ended its idle connections', () =>
    withFreshDatabase(async ({ pool }) => {
      const [first, second] = await Promise.all([pool.connect(), pool.connect()]);
      const { rows } = await second.query('select pg_backend_pid() as pid');
      second.release();
      const lost = new Promise((resolve) => pool.once('error', resolve));
      await first.query('select pg_terminate_backend($1)', [rows[0].pid]);
      await lost;
      first.release();
      assert.equal((await pool.query('select 1')).rowCount, 1);
    }));
});

describe('endPool', () => {
  it('waits 5 s at most for connections in use', async () => {
    const clock = sinon.useFakeTimers();
    try {
      let ended = false;
      const ending = endPool({ end: () => new Promise<void>(() => {}) }, createLogger('silent')).then(() => {
        ended = true;
      });
      await clock.tickAsync(4_999);
      assert.equal(ended, false);
      await clock.tickAsync(1);
      await ending;
    } finally {
      clock.restore();
    }
  });
});
