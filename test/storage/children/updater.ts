import { createLogger } from '../../../src/base/logger.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { createTokenCacheStore } from '../../../src/storage/sign-in/token-cache-store.js';
import { answerParent } from './answer.js';

interface Options {
  readonly databaseUrl: string;
  readonly key: string;
  readonly name: string;
  readonly updates: number;
}

const { databaseUrl, key, name, updates }: Options = JSON.parse(process.argv[2] ?? '');

answerParent({
  run: async () => {
    const database = await openDatabase({
      databaseUrl,
      dataDir: '/nonexistent',
      logger: createLogger('silent'),
    });
    const store = createTokenCacheStore(database.kysely, Buffer.from(key, 'base64'));
    const increment = () =>
      store.update(name, async (current) => ({ value: String(Number(current ?? 0) + 1), result: undefined }));
    await Promise.all(Array.from({ length: updates }, increment));
    await database.close();
    return {};
  },
});
