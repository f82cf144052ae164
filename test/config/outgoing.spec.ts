import assert from 'node:assert/strict';
import { inspectConfig } from '../../src/config/config.js';

const nothing = { bot: false, partnerCenter: false };
const mailOf = (env: Record<string, string>) => inspectConfig(env, nothing);

describe('the settings of mail', () => {
  it('go to the domain of the sender alone unless others are named', () => {
    const { config, problems } = mailOf({
      SMTP_URL: 'smtp://seat%40wise:p%40ss@mail.contoso.com',
      MAIL_FROM: 'Licence Desk <seatwise@Contoso.com>',
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(config.outgoing.mail, {
      server: {
        host: 'mail.contoso.com',
        port: 587,
        isTls: false,
        auth: { user: 'seat@wise', pass: 'p@ss' },
      },
      from: { name: 'Licence Desk', address: 'seatwise@contoso.com' },
      domains: ['contoso.com'],
      isTlsRequired: true,
    });
    const others = mailOf({
      SMTP_URL: 'smtps://127.0.0.1',
      MAIL_FROM: 'seatwise@contoso.com',
      MAIL_DOMAINS: 'PSA.example; fabrikam.com',
    }).config.outgoing.mail;
    assert.deepEqual(
      [others?.domains, others?.isTlsRequired, others?.server.port],
      [['psa.example', 'fabrikam.com'], false, 465],
    );
  });

  const wrong: readonly (readonly [string, string])[] = [
    ['MAIL_FROM', 'Seatwise <seatwise@contoso.com>\r\nBcc: x@evil.example'],
    ['MAIL_FROM', 'seatwise@10.0.0.1'],
    ['MAIL_FROM', 'a@contoso.com, b@contoso.com'],
    ['MAIL_FROM', 'Seatwise <seatwise@contoso.com'],
    ['SMTP_URL', 'http://mail.contoso.com'],
    ['SMTP_URL', 'smtp://mail.contoso.com/?tls.rejectUnauthorized=false'],
    ['MAIL_DOMAINS', '*.contoso.com'],
    ['MAIL_DOMAINS', 'contoso'],
  ];
  for (const [name, value] of wrong)
    it(`are refused by name when they are wrong: ${name} ${JSON.stringify(value)}`, () => {
      assert.deepEqual(
        mailOf({ [name]: value }).problems.map((problem) => problem.name),
        [name],
      );
    });

  it('are nothing where none is set', () => {
    assert.deepEqual(mailOf({}).config.outgoing, { webhook: undefined, mail: undefined });
  });
});
