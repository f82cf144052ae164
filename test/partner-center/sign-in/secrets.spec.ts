import assert from 'node:assert/strict';
import type { Pool } from 'pg';
import { faultOf } from '../support.js';
import { createCall } from './calls.js';
import { openStage, readName, readUsage } from './stage.js';

/** Every row of every table, bytes as they are and as text: what a dump of the database would hold. */
async function dump(pool: Pool): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'",
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query(`select t::text as text, t.* from ${name} t`);
    for (const row of rows) {
      const values = Object.values(row).map((value) =>
        Buffer.isBuffer(value)
          ? [value.toString('latin1'), value.toString('base64'), value.toString('hex')]
          : JSON.stringify(value),
      );
      parts.push(`${name} ${values.flat().join('\n')}`);
    }
  }
  return parts.join('\n');
}

describe('tokens of the sign-in', () => {
  it('stand nowhere in the database or the logs in clear', async () => {
    const stage = await openStage({ accessTokenLifetimeS: 120 });
    const secrets: string[] = [stage.env['PARTNER_CENTER_CLIENT_SECRET'] ?? ''];
    try {
      await stage.signIn();
      const brought = stage.entra.issueRefreshToken();
      secrets.push(brought);
      const replica = stage.replica({ PARTNER_CENTER_REFRESH_TOKEN: brought });
      await readUsage(replica);
      secrets.push(await replica.signIn.accessToken.getAccessToken('app-user', createCall()));
      stage.entra.faults.set([{ fault: { kind: 'unavailable' }, times: 1 }]);
      await readUsage(replica).catch(() => undefined);
      const healthy = await dump(stage.db.database.pool);
      stage.entra.revoke();
      await faultOf(readUsage(replica));
      await readName(replica);
      secrets.push(await replica.signIn.accessToken.getAccessToken('app-only-allowed', createCall()));
      const wrong = stage.replica({ PARTNER_CENTER_CLIENT_SECRET: 'wrong-secret-of-the-test' });
      secrets.push('wrong-secret-of-the-test');
      await faultOf(readUsage(wrong));
      const lost = await dump(stage.db.database.pool);

      const texts = { healthy, lost, log: [...replica.log, ...wrong.log].join('') };
      assert.match(texts.healthy, /^token_cache .*partner-center/m);
      assert.match(texts.lost, /sign-in-lost/);
      assert.match(texts.log, /the sign-in service ended the sign-in/);
      for (const [where, text] of Object.entries(texts)) {
        for (const secret of secrets) assert.ok(!text.includes(secret.slice(0, 40)), `a secret in ${where}`);
        // Any JWT, and any refresh token or code of the emulator.
        assert.doesNotMatch(text, /eyJ[\w-]{10,}\.|\b[012]\.A[\w-]{30,}/, where);
        assert.doesNotMatch(text, new RegExp(stage.entra.user.userPrincipalName), where);
      }
    } finally {
      await stage.close();
    }
  });
});
