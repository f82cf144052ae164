import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Environment, readConfig, SETTING_NAMES } from '../src/config.js';
import { ConfigError } from '../src/errors.js';

const APP_ID = '11111111-1111-4111-8111-111111111111';
const TENANT_ID = '22222222-2222-4222-8222-222222222222';
const COMPLETE: Environment = {
  MicrosoftAppId: APP_ID,
  MicrosoftAppPassword: 'secret',
  MicrosoftAppTenantId: TENANT_ID,
  PARTNER_CENTER_ACCESS_TOKEN: 'token',
};
const ALL = { bot: true, partnerCenter: true };

function problemsOf(env: Environment, required = ALL): readonly string[] {
  try {
    readConfig(env, required);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
  return [];
}

describe('readConfig', () => {
  it('fills in the defaults of design.md', () => {
    const config = readConfig(COMPLETE, ALL);
    assert.equal(config.port, 3978);
    assert.equal(config.host, '0.0.0.0');
    assert.equal(config.logLevel, 'info');
    assert.equal(config.lowUsagePercent, 50);
    assert.equal(config.partnerCenter.baseUrl, 'https://api.partnercenter.microsoft.com');
    assert.equal(config.bot.frameworkSettings['MicrosoftAppType'], 'SingleTenant');
    assert.deepEqual(config.access, { tenantIds: [TENANT_ID], userIds: [] });
  });

  it('counts an empty value as unset', () => {
    assert.equal(readConfig({ ...COMPLETE, PORT: '', ALLOWED_USER_IDS: '' }, ALL).port, 3978);
  });

  it('names every missing setting at once', () => {
    const problems = problemsOf({}).join('\n');
    for (const name of [
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'PARTNER_CENTER_ACCESS_TOKEN',
    ]) {
      assert.match(problems, new RegExp(name));
    }
  });

  it('names every wrong setting at once', () => {
    const problems = problemsOf({
      ...COMPLETE,
      PORT: 'eighty',
      LOW_USAGE_PERCENT: '101',
      ALLOW_ANONYMOUS: 'yes',
      ALLOWED_TENANT_IDS: 'contoso.com',
      PARTNER_CENTER_BASE_URL: 'ftp://example.com',
    });
    assert.equal(problems.length, 5);
    for (const name of [
      'PORT',
      'LOW_USAGE_PERCENT',
      'ALLOW_ANONYMOUS',
      'ALLOWED_TENANT_IDS',
      'PARTNER_CENTER_BASE_URL',
    ]) {
      assert.ok(
        problems.some((problem) => problem.startsWith(name)),
        name,
      );
    }
  });

  it('never repeats a secret in a problem', () => {
    const problems = problemsOf({ ...COMPLETE, MicrosoftAppId: 'hunter2-is-no-guid' }).join('\n');
    assert.doesNotMatch(problems, /hunter2/);
  });

  it('takes http for Partner Center on loopback only', () => {
    assert.deepEqual(problemsOf({ ...COMPLETE, PARTNER_CENTER_BASE_URL: 'http://127.0.0.1:8080/' }), []);
    assert.equal(problemsOf({ ...COMPLETE, PARTNER_CENTER_BASE_URL: 'http://example.com' }).length, 1);
    assert.equal(problemsOf({ ...COMPLETE, PARTNER_CENTER_BASE_URL: 'http://127.evil.example' }).length, 1);
  });

  it('lets the bot be anonymous on loopback only, and not with an app id', () => {
    const anonymous = { ALLOW_ANONYMOUS: 'true', PARTNER_CENTER_ACCESS_TOKEN: 'token' };
    assert.deepEqual(problemsOf({ ...anonymous, HOST: '127.0.0.1' }), []);
    assert.deepEqual(problemsOf({ ...anonymous, HOST: '::1' }), []);
    assert.equal(problemsOf({ ...anonymous, HOST: '0.0.0.0' }).length, 1);
    assert.equal(problemsOf(anonymous).length, 1);
    assert.equal(problemsOf({ ...anonymous, HOST: '127.0.0.1', MicrosoftAppId: APP_ID }).length, 1);
  });

  it('reads lists of ids with commas or spaces, in any case', () => {
    const config = readConfig(
      { ...COMPLETE, ALLOWED_USER_IDS: `${APP_ID.toUpperCase()}, ${TENANT_ID}` },
      ALL,
    );
    assert.deepEqual(config.access.userIds, [APP_ID, TENANT_ID]);
  });

  it('asks for tenants when the registration has none of its own', () => {
    const env = { ...COMPLETE, MicrosoftAppType: 'MultiTenant', MicrosoftAppTenantId: undefined };
    assert.match(problemsOf(env).join(), /ALLOWED_TENANT_IDS/);
    assert.deepEqual(problemsOf({ ...env, ALLOWED_TENANT_IDS: TENANT_ID }), []);
  });

  it('wants no password for a managed identity', () => {
    const env = { ...COMPLETE, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: undefined };
    assert.deepEqual(problemsOf(env), []);
  });

  it('asks only for what a command needs', () => {
    assert.deepEqual(
      problemsOf({ PARTNER_CENTER_ACCESS_TOKEN: 'x' }, { bot: false, partnerCenter: true }),
      [],
    );
  });
});

describe('.env.example', () => {
  const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split('\n');

  it('lists exactly the settings that are read', () => {
    const listed = lines.flatMap((line) => /^([A-Za-z_]+)=$/.exec(line)?.[1] ?? []);
    assert.deepEqual([...listed].sort(), [...SETTING_NAMES].sort());
  });

  it('explains each setting in the line above it, with its default or that it is required', () => {
    let explanation = '';
    for (const line of lines) {
      if (line.startsWith('#')) explanation += line;
      else if (/^(Microsoft|[A-Z_]+=)/.test(line)) {
        assert.match(explanation, /default|required/i, line);
        explanation = '';
      } else if (line === '') explanation = '';
    }
  });
});
