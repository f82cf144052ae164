import assert from 'node:assert/strict';
import { startChild } from '../../storage/support/child.js';
import { createCall } from './calls.js';
import { grantsOf, openStage, type Stage } from './stage.js';

interface Report {
  readonly tokens: readonly string[];
  readonly faults: readonly string[];
  readonly alerts: number;
  readonly log: readonly string[];
}

/** Lets two processes ask for tokens at the same time, each as often as told, one after the other. */
async function runTwo({ env, db }: Stage, renewals: number): Promise<readonly Report[]> {
  const options = { env, databaseUrl: db.databaseUrl, renewals };
  const start = () => startChild('partner-center/sign-in/children/renewer.ts', options);
  const children = await Promise.all([start(), start()]);
  try {
    return (await Promise.all(children.map((child) => child.ask('run')))) as Report[];
  } finally {
    await Promise.all(children.map((child) => child.kill()));
  }
}

describe('two processes on one sign-in', () => {
  it('renew 100 times each at the same time and lose no rotation', async () => {
    // Shorter than the time a token is renewed ahead: nobody can go on with what the other has got.
    const stage = await openStage({ strictRotation: true, accessTokenLifetimeS: 120 });
    try {
      await stage.signIn();
      const reports = await runTwo(stage, 100);
      assert.deepEqual(
        reports.map(({ tokens, faults, alerts }) => [new Set(tokens).size, faults.length, alerts]),
        [
          [100, 0, 0],
          [100, 0, 0],
        ],
      );
      assert.doesNotMatch(reports.flatMap(({ log }) => log).join(''), /eyJ|[012]\.A[\w-]{20}/);
      assert.deepEqual(grantsOf(stage.entra), [
        'authorization_code issued',
        ...Array.from({ length: 200 }, () => 'refresh_token issued'),
      ]);
      const after = stage.replica();
      await after.signIn.accessToken.getAccessToken('app-user', createCall());
      assert.equal(
        grantsOf(stage.entra).at(-1),
        'refresh_token issued',
        'the last one stored is the last one issued',
      );
    } finally {
      await stage.close();
    }
  });

  it('ask once for what both need, and tell the admins once of what both lose', async () => {
    const stage = await openStage({ strictRotation: true });
    try {
      await stage.signIn();
      const [first, second] = await runTwo(stage, 5);
      assert.deepEqual(grantsOf(stage.entra), ['authorization_code issued']);
      assert.deepEqual(first?.tokens, second?.tokens);

      stage.entra.configure({ accessTokenLifetimeS: 120 });
      await stage.signIn();
      stage.entra.revoke();
      const refused = stage.entra.grantLog.length;
      const reports = await runTwo(stage, 5);
      assert.deepEqual(
        reports.flatMap(({ faults }) => faults),
        Array.from({ length: 10 }, () => 'sign-in-lost'),
      );
      assert.deepEqual(grantsOf(stage.entra).slice(refused), ['refresh_token invalid_grant']);
      assert.equal(
        reports.reduce((sum, { alerts }) => sum + alerts, 0),
        1,
      );
    } finally {
      await stage.close();
    }
  });
});
