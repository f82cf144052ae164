import { Pool } from 'pg';
import { createLogger } from '../../../src/base/logger.js';
import { migrate } from '../../../src/storage/database/migrate.js';
import { answerParent } from './answer.js';

const { databaseUrl, migrations } = JSON.parse(process.argv[2] ?? '');

answerParent({
  run: async () => {
    const pool = new Pool({ connectionString: databaseUrl });
    try {
      await migrate(pool, createLogger('silent'), migrations);
    } finally {
      await pool.end();
    }
    return {};
  },
});
