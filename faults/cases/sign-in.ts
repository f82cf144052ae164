import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { cleanEnvironment } from '../../bench/helper.js';
import { expectation, type Fault } from '../fault.js';

/** Renewed for every question, so that the end of the sign-in is felt at once. */
const SHORT_S = 200;

export const SIGN_IN_FAULTS: readonly Fault[] = [
  {
    name: 'revoked',
    title: 'the sign-in is revoked; after 8 s somebody runs `npm run consent`',
    database: 'own',
    tokenSeconds: SHORT_S,
    errors: ['someone must act', 'could not answer', 'sweep failed'],
    wholeWithinMs: 5_000,
    async harm({ partnerCenter: { entra }, bot, settings, program }) {
      entra.revoke();
      await delay(8_000);
      const url = String(bot().log.find(({ msg }) => msg === 'listening')?.['url']);
      const readiness = await fetch(`${url}/readyz`);
      const reasons = await readiness.text();
      entra.configure({ autoApprove: true, accessTokenLifetimeS: 3599, deviceCodeIntervalS: 1 });
      // As an admin does it, beside the running bot.
      const consent = await promisify(execFile)(
        process.execPath,
        [program('src/cli/consent'), '--device-code'],
        { env: cleanEnvironment(settings), timeout: 30_000 },
      ).then(
        () => 'signed in',
        (error: Error) => error.message,
      );
      const notices = bot().log.filter(({ msg }) => msg === 'someone must act').length;
      return {
        expectations: [
          expectation(
            '/readyz says that the sign-in is lost',
            readiness.status === 503 && reasons.includes('sign-in: lost'),
            reasons,
          ),
          expectation('the admins are told once', notices === 1, notices),
          expectation('npm run consent mends it', consent === 'signed in', consent),
        ],
      };
    },
  },
];
