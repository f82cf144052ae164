import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { OutgoingError } from '../../src/base/errors.js';
import { createSendMail, type Mail } from '../../src/mail/mail-transport.js';
import { type MailServer, startMailServer } from '../helpers/mail-server.js';

const FROM = { name: 'Seatwise', address: 'seatwise@contoso.com' };
const MAIL: Mail = {
  to: 'ana@contoso.com',
  subject: 'Contoso: 続き "x"',
  text: 'Line one\n.\nLine three, ąćę',
  messageId: '<one@contoso.com>',
  references: [],
  headers: { 'x-seatwise-alert': 'a1' },
};
const NEVER = new AbortController().signal;

describe('createSendMail', function () {
  this.timeout(60_000);
  let server: MailServer;
  beforeEach(async () => {
    server = await startMailServer();
  });
  afterEach(() => server.close());

  const sender = (changes: Partial<Parameters<typeof createSendMail>[0]> = {}) =>
    createSendMail({
      server: {
        host: '127.0.0.1',
        port: server.port,
        isTls: false,
        auth: { user: 'seatwise', pass: 'p@ss:word' },
      },
      from: FROM,
      isTlsRequired: false,
      ...changes,
    });

  async function failure(sending: Promise<void>): Promise<OutgoingError> {
    const error = await sending.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof OutgoingError, String(error));
    return error;
  }

  it('hands a mail over, with TLS where it is offered, as it was written', async () => {
    await sender()({ ...MAIL, references: ['<first@contoso.com>'] }, NEVER);
    const [got] = server.mails;
    assert.deepEqual(
      [got?.to, got?.from, got?.isSecure, got?.user],
      [['ana@contoso.com'], FROM.address, true, 'seatwise'],
    );
    assert.equal(got?.mail.text?.trim(), MAIL.text);
    assert.equal(got?.mail.subject, MAIL.subject);
    assert.equal(got?.mail.messageId, MAIL.messageId);
    assert.equal(got?.mail.references, '<first@contoso.com>');
    assert.equal(got?.mail.inReplyTo, '<first@contoso.com>');
    assert.deepEqual(got?.mail.from, FROM);
  });

  it('adds no line to the head and no address to the envelope, whatever stands in names', async () => {
    await sender()(
      {
        ...MAIL,
        subject: 'a\r\nBcc: evil@evil.example\r\n\r\nbody',
        headers: { 'x-seatwise-alert': 'a\r\nBcc: x@evil.example' },
      },
      NEVER,
    );
    const [got] = server.mails;
    assert.deepEqual(got?.to, ['ana@contoso.com']);
    assert.doesNotMatch(got?.raw ?? '', /^bcc:/im);
    assert.equal(got?.mail.bcc, undefined);
    assert.equal(got?.mail.text?.trim(), MAIL.text);
  });

  it('takes a 5xx for final and a 4xx for one that passes, of this mail alone', async () => {
    server.answerNext(550);
    const refused = await failure(sender()(MAIL, NEVER));
    assert.deepEqual([refused.scope, refused.isFinal, refused.reason], ['message', true, 'SMTP 550']);
    server.answerNext(450);
    const greylisted = await failure(sender()(MAIL, NEVER));
    assert.deepEqual(
      [greylisted.scope, greylisted.isFinal, greylisted.reason],
      ['message', false, 'SMTP 450'],
    );
    assert.equal(server.mails.length, 0);
  });

  it('holds a refused password, a dead server and a silent one to be troubles of the way', async () => {
    const wrong = {
      host: '127.0.0.1',
      port: server.port,
      isTls: false,
      auth: { user: 'seatwise', pass: 'no' },
    };
    assert.equal((await failure(sender({ server: wrong })(MAIL, NEVER))).scope, 'way');
    const nobody = { ...wrong, port: 1 };
    const dead = await failure(sender({ server: nobody })(MAIL, NEVER));
    assert.deepEqual([dead.scope, dead.isFinal], ['way', false]);
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const late = await failure(sender({ server: { ...wrong, port }, timeoutMs: 300 })(MAIL, NEVER));
    assert.equal(late.scope, 'way');
    silent.close();
    server.answerNext('silence');
    assert.equal((await failure(sender({ timeoutMs: 500 })(MAIL, NEVER))).scope, 'way');
  });

  it('sends nothing, and no password, where TLS is required and not offered or not to be trusted', async () => {
    assert.equal((await failure(sender({ isTlsRequired: true })(MAIL, NEVER))).scope, 'way');
    const plain = await startMailServer({ isTls: false });
    try {
      const bare = {
        host: '127.0.0.1',
        port: plain.port,
        isTls: false,
        auth: { user: 'seatwise', pass: 'p@ss:word' },
      };
      assert.equal((await failure(sender({ server: bare, isTlsRequired: true })(MAIL, NEVER))).scope, 'way');
      await sender({ server: bare })(MAIL, NEVER);
      assert.deepEqual(
        plain.mails.map(({ isSecure }) => isSecure),
        [false],
      );
    } finally {
      await plain.close();
    }
    assert.equal(server.mails.length, 0);
  });
});
