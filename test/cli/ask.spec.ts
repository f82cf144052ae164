import assert from 'node:assert/strict';
import {
  createPartnerCenterEmulator,
  type PartnerCenterEmulator,
} from '../../demo/partner-center/emulator.js';
import { parseEvents } from '../helpers/parse-card.js';
import { runProgram } from '../helpers/run-program.js';

describe('npm run ask', () => {
  let emulator: PartnerCenterEmulator;
  before(async () => {
    emulator = await createPartnerCenterEmulator({ accessToken: 'x' });
  });
  after(() => emulator.close());

  function ask(...args: string[]) {
    return runProgram('src/cli/ask.ts', args, {
      PARTNER_CENTER_BASE_URL: emulator.url,
      PARTNER_CENTER_ACCESS_TOKEN: 'x',
    });
  }

  it('answers the published example from the emulator with --demo', async () => {
    const { exitCode, stdout, stderr } = await runProgram('src/cli/ask.ts', [
      '--demo',
      'license usage for DT DEMO CSP CUSTOMER 005',
    ]);
    assert.equal(exitCode, 0, stderr);
    assert.equal(stderr, '');
    for (const fact of [
      'Exchange 0 of 8',
      'SharePoint 0 of 1',
      'Skype for Business 0 of 1',
      '8 of 8 seats unused',
      'Data as of 9 March 2017, stale',
    ]) {
      assert.ok(stdout.includes(fact), `${fact} in ${stdout}`);
    }
  });

  it('keeps the settings of a real sign-in away from the emulator', async () => {
    const { exitCode, stdout } = await runProgram(
      'src/cli/ask.ts',
      ['--demo', 'license usage for DT DEMO CSP CUSTOMER 005'],
      {
        PARTNER_CENTER_TENANT_ID: '22222222-2222-4222-8222-222222222222',
        PARTNER_CENTER_CLIENT_ID: '11111111-1111-4111-8111-111111111111',
        PARTNER_CENTER_CLIENT_SECRET: 'secret',
        TOKEN_CACHE_KEY: Buffer.alloc(32).toString('base64'),
        DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      },
    );
    assert.equal(exitCode, 0);
    assert.match(stdout, /8 of 8 seats unused/);
  });

  it('answers the same from any server that follows the API', async () => {
    const { exitCode, stdout } = await ask('license usage for DT DEMO CSP CUSTOMER 005');
    assert.equal(exitCode, 0);
    assert.match(stdout, /8 of 8 seats unused/);
  });

  it('takes the question in several words', async () => {
    const { exitCode, stdout } = await ask('license', 'usage', 'for', 'DT', 'DEMO', 'CSP', 'CUSTOMER', '005');
    assert.equal(exitCode, 0);
    assert.match(stdout, /8 of 8 seats unused/);
  });

  it('prints the reply activity with --json, whatever the outcome', async () => {
    for (const [question, code] of [
      ['license usage for DT DEMO CSP CUSTOMER 005', 0],
      ['license usage for zzqqxx', 2],
    ] as const) {
      const { exitCode, stdout } = await ask('--json', question);
      assert.equal(exitCode, code);
      const activity = JSON.parse(stdout) as { type: string; attachments: { content: unknown }[] };
      assert.equal(activity.type, 'message');
      assert.deepEqual(parseEvents(activity.attachments[0]?.content), []);
    }
  });

  it('answers in the language of --locale', async () => {
    const { stdout } = await ask('--locale', 'pl', 'license usage for DT DEMO CSP CUSTOMER 005');
    assert.match(stdout, /9 marca 2017/);
  });

  const codes: [what: string, question: string, exitCode: number][] = [
    ['a customer without usage data', 'license usage for nodata', 0],
    ['renewals', 'renewals for DT DEMO CSP CUSTOMER 005', 0],
    ['unused licences', 'unused licenses for DT DEMO CSP CUSTOMER 005', 0],
    ['a name that fits several', 'license usage for contoso', 2],
    ['no such customer', 'license usage for zzqqxx', 2],
    ['an unknown GUID', 'license usage for 99999999-9999-4999-8999-999999999999', 2],
    ['text that is no command', 'make me a sandwich', 1],
  ];
  for (const [what, question, expected] of codes) {
    it(`exits with ${expected} for ${what}`, async () => {
      const asked = question.replace('nodata', customerWithoutRows(emulator));
      const { exitCode, stdout } = await ask(asked);
      assert.equal(exitCode, expected, stdout);
    });
  }

  it('exits with 1 when Partner Center refuses, and shows neither token nor stack', async () => {
    const remove = emulator.faults.add({ fault: { kind: 'unauthorized' } });
    const { exitCode, stdout, stderr } = await ask('license usage for DT DEMO CSP CUSTOMER 005');
    remove();
    assert.equal(exitCode, 1);
    assert.match(stdout, /refused the sign-in[\s\S]*Reference/);
    assert.doesNotMatch(stdout + stderr, /\bat .*:\d+:\d+|node_modules/);
  });

  it('names the missing settings and --demo', async () => {
    const { exitCode, stdout, stderr } = await runProgram('src/cli/ask.ts', ['license usage for Contoso']);
    assert.equal(exitCode, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /PARTNER_CENTER_ACCESS_TOKEN[\s\S]*--demo/);
  });
});

/** The id of an invented customer whose usage has no rows. */
function customerWithoutRows(emulator: PartnerCenterEmulator): string {
  const customer = emulator.state.customers.find(({ usage }) => usage.length === 0);
  assert.ok(customer);
  return customer.customerId;
}
