import assert from 'node:assert/strict';
import { runProgram } from '../helpers/run-program.js';

describe('npm start', () => {
  it('reports every missing and wrong setting together and exits with 78', async () => {
    const { exitCode, stderr } = await runProgram('src/index.ts', [], {});
    assert.equal(exitCode, 78);
    for (const name of [
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'PARTNER_CENTER_',
    ]) {
      assert.match(stderr, new RegExp(name));
    }
    assert.doesNotMatch(stderr, /\bat .*:\d+:\d+/);
  });

  it('refuses to be anonymous where others can reach it', async () => {
    const { exitCode, stderr } = await runProgram('src/index.ts', [], {
      ALLOW_ANONYMOUS: 'true',
      PARTNER_CENTER_ACCESS_TOKEN: 'x',
    });
    assert.equal(exitCode, 78);
    assert.match(stderr, /loopback/);
  });
});
