import assert from 'node:assert/strict';
import { readSettings, SETTING_NAMES, shownSetting } from '../../src/config/settings.js';
import { settingLines } from '../../src/doctor/setting-lines.js';

const SECRET_WORDS = /PASSWORD|SECRET|TOKEN$|TOKEN_|KEY|CERTIFICATE|DATABASE_URL|SMTP_URL|WEBHOOK/i;
/** Names like a secret's, of what everybody may know. */
const NO_SECRETS: readonly string[] = ['ToBotFromChannelTokenIssuer'];

const ADDRESSES = [
  'https://mallory:hunter2@example.com/api',
  'https://hunter2@example.com',
  'https://example.com/api?code=hunter2',
  'https://example.com/api#hunter2',
  'https://mallory:hunter2@exa mple',
  'amqp+x://u:hunter2@host/',
];

describe('the settings', () => {
  it('mark as secret whatever is called like one, and show the others', () => {
    const hidden = SETTING_NAMES.filter((name) => shownSetting(name, 'value') === 'set');
    const expected = SETTING_NAMES.filter((name) => SECRET_WORDS.test(name) && !NO_SECRETS.includes(name));
    assert.deepEqual(hidden, expected);
    assert.ok(hidden.includes('TOKEN_CACHE_KEY') && hidden.includes('DATABASE_URL'));
  });

  for (const address of ADDRESSES) {
    it(`tell nobody what is secret in ${address}, whichever setting holds it`, () => {
      for (const name of SETTING_NAMES) {
        const env = { [name]: address };
        const { problems } = readSettings(env);
        const lines = settingLines(env, problems);
        assert.doesNotMatch(JSON.stringify([problems, lines]), /hunter2/, name);
      }
    });
  }

  it('take no user name, password, query or fragment in the address of a service', () => {
    for (const name of ['PARTNER_CENTER_BASE_URL', 'PARTNER_CENTER_AUTHORITY']) {
      for (const address of ADDRESSES.slice(0, 4)) {
        assert.equal(readSettings({ [name]: address }).problems.length, 1, `${name}=${address}`);
      }
    }
    const [problem] = readSettings({ PARTNER_CENTER_BASE_URL: ADDRESSES[0] }).problems;
    assert.deepEqual(problem, {
      name: 'PARTNER_CENTER_BASE_URL',
      text: 'must hold no user name and no password',
    });
    const [framework] = readSettings({ ToChannelFromBotLoginUrl: ADDRESSES[0] }).problems;
    assert.equal(framework?.text, 'must hold no user name and no password');
  });

  it('shows an address as it is where there is nothing to hide', () => {
    assert.equal(shownSetting('PARTNER_CENTER_BASE_URL', 'https://example.com/x'), 'https://example.com/x');
    assert.equal(
      shownSetting('ToChannelFromBotLoginUrl', 'https://a:b@example.com/x?y=z'),
      'https://[hidden]@example.com/x?[hidden]',
    );
  });
});
