import assert from 'node:assert/strict';
import { createLogger } from '../../src/base/logger.js';
import { inspectConfig } from '../../src/config/config.js';
import type { Finding } from '../../src/doctor/check.js';
import { createMcpChecks } from '../../src/doctor/mcp-check.js';
import { createMcpIssuer, type McpIssuer, OTHER_TENANT_ID } from '../helpers/mcp-issuer.js';

const BOT = {
  MicrosoftAppId: '11111111-1111-4111-8111-111111111111',
  MicrosoftAppPassword: 'secret',
  MicrosoftAppTenantId: '22222222-2222-4222-8222-222222222222',
  ALLOWED_TENANT_IDS: `22222222-2222-4222-8222-222222222222,${OTHER_TENANT_ID}`,
  PARTNER_CENTER_ACCESS_TOKEN: 'x',
};

describe('the doctor on MCP', () => {
  let issuer: McpIssuer;
  before(async () => {
    issuer = await createMcpIssuer();
  });
  after(() => issuer.close());

  async function findingsOf(env: Readonly<Record<string, string>>): Promise<readonly Finding[]> {
    const { config } = inspectConfig({ ...BOT, ...env }, { bot: true, partnerCenter: true });
    const parts = {
      logger: createLogger('silent'),
      clock: { now: () => new Date() },
      openSignIn: () => assert.fail(),
    };
    return Promise.all(createMcpChecks({ config, ...parts }).map(({ run }) => run()));
  }

  const on = () => ({ MCP: 'on', MCP_AUTHORITY: issuer.url, PUBLIC_URL: 'https://seatwise.contoso.test' });

  it('says nothing where it is off', async () => assert.deepEqual(await findingsOf({}), []));

  it('says for what tokens are taken once the sign-in service answers for every tenant', async () => {
    const [finding] = await findingsOf(on());
    assert.deepEqual(finding, {
      outcome: 'ok',
      detail: `https://seatwise.contoso.test/mcp takes tokens for api://${BOT.MicrosoftAppId}`,
    });
    assert.ok(issuer.asked.some((path) => path.includes(OTHER_TENANT_ID)));
  });

  it('names the tenant whose keys cannot be had, and the settings to look at', async () => {
    issuer.fail(true);
    const [finding] = await findingsOf(on());
    issuer.fail(false);
    assert.equal(finding?.outcome, 'failed');
    assert.match(finding.detail, /22222222-2222-4222-8222-222222222222/);
    assert.match(finding.advice, /MCP_AUTHORITY and ALLOWED_TENANT_IDS/);
  });

  it('says that no token is asked for without authentication', async () => {
    const [finding] = await findingsOf({
      MCP: 'on',
      ALLOW_ANONYMOUS: 'true',
      HOST: '127.0.0.1',
      ALLOWED_TENANT_IDS: '',
    });
    assert.equal(finding?.outcome, 'ok');
    assert.match(finding.detail, /without a token/);
  });
});
