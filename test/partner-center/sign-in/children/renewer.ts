import { openSignIn } from '../../../../src/app/sign-in.js';
import { createLogger } from '../../../../src/base/logger.js';
import { readConfig } from '../../../../src/config/config.js';
import { openDatabase } from '../../../../src/storage/open-database.js';
import { answerParent } from '../../../storage/children/answer.js';
import { CLOCK, createCall } from '../calls.js';

interface Options {
  readonly env: Readonly<Record<string, string>>;
  readonly databaseUrl: string;
  readonly renewals: number;
}

const { env, databaseUrl, renewals }: Options = JSON.parse(process.argv[2] ?? '');

/** One process that renews as often as it is told, and keeps what it logs and whom it alerts. */
answerParent({
  run: async () => {
    const log: string[] = [];
    const logger = createLogger('debug', { write: (line: string) => void log.push(line) });
    const database = await openDatabase({ databaseUrl, dataDir: '/nonexistent', logger });
    const { partnerCenter } = readConfig(env, { bot: false, partnerCenter: true });
    let alerts = 0;
    const { accessToken } = openSignIn(partnerCenter, database, {
      logger,
      clock: CLOCK,
      alerts: {
        signInLost: async () => {
          alerts += 1;
        },
      },
    });
    const tokens: string[] = [];
    const faults: string[] = [];
    for (let i = 0; i < renewals; i += 1) {
      await accessToken.getAccessToken('app-user', createCall()).then(
        (token) => void tokens.push(token),
        (error: { fault: string }) => void faults.push(error.fault),
      );
    }
    await database.close();
    return { tokens, faults, alerts, log };
  },
});
