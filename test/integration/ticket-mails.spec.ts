import assert from 'node:assert/strict';
import { addOutgoingJob } from '../../src/storage/outgoing/outgoing-jobs.js';
import { type MailServer, startMailServer } from '../helpers/mail-server.js';
import { until } from '../helpers/until.js';
import { dataOf, openWatchedChannel, RITA, type WatchedChannel } from './support/watched-channel.js';

describe('tickets by mail', function () {
  this.timeout(300_000);
  let channel: WatchedChannel;
  let server: MailServer;

  beforeEach(async () => {
    server = await startMailServer();
    channel = await openWatchedChannel({
      env: {
        SMTP_URL: server.url,
        MAIL_FROM: 'Seatwise <seatwise@contoso.com>',
        MAIL_DOMAINS: 'psa.example',
        ADMIN_USER_IDS: RITA.aadObjectId,
      },
    });
    await channel.install();
  });
  afterEach(async () => {
    await channel.close();
    await server.close();
  });

  const arrived = (count: number) => until(() => server.mails.length >= count, 60_000, `${count} mails`);

  it('are one thread of plain text with lines to go by, in the language of the conversation', async () => {
    await channel.say('language pl');
    await channel.watchAll('watch all below 40% ticket to service@psa.example');
    const mark = channel.mark();
    channel.use('Exchange', 8);
    await channel.sweep();
    await arrived(1);
    const [card] = channel.seenSince(mark).posted;
    await channel.press(dataOf(channel.standing(card).content, 'acknowledge'));
    await arrived(2);
    channel.use('Exchange', 74);
    await channel.sweep();
    await arrived(3);
    const mails = server.mails.map(({ mail }) => mail);
    const [first, ...others] = mails;
    assert.equal(new Set(mails.map(({ messageId }) => messageId)).size, 3);
    assert.equal(new Set(mails.map(({ subject }) => subject)).size, 1, 'one subject');
    assert.ok(first?.messageId);
    assert.deepEqual(
      others.map(({ references, inReplyTo }) => [references, inReplyTo]),
      others.map(() => [first.messageId, first.messageId]),
    );
    const facts = (label: string) =>
      mails.map(({ text = '' }) => new RegExp(`^${label}: (.+)$`, 'm').exec(text)?.[1]);
    assert.deepEqual(facts('Ticket'), ['opened', 'acknowledged', 'cleared']);
    assert.deepEqual(
      facts('Customer'),
      mails.map(() => 'Northwind Traders'),
    );
    assert.equal(new Set(facts('Alert-Id')).size, 1);
    for (const { mail, to, isSecure } of server.mails) {
      assert.deepEqual([to, isSecure], [['service@psa.example'], true]);
      assert.equal(mail.html, undefined);
      assert.match(mail.text ?? '', /Microsoft Teams.*obserwacja 1/);
      assert.deepEqual(mail.from, { name: 'Seatwise', address: 'seatwise@contoso.com' });
    }
  });

  it('go to no other domain than those of the settings, a sub-domain neither, and the reply says which', async () => {
    for (const address of ['ana@contoso.com', 'x@sub.psa.example', 'x@psa.example.evil.example']) {
      const reply = JSON.stringify(await channel.say(`watch all below 40% ticket to ${address}`));
      assert.match(reply, /No tickets go there.*psa\.example.*MAIL_DOMAINS/, address);
    }
    assert.match(JSON.stringify(await channel.say('watches')), /Nothing is watched here yet/);
    const forged = {
      verb: 'confirm-watch',
      request: {
        rule: { kind: 'low-usage', belowPercent: 40 },
        exceptCustomers: [],
        exceptProducts: [],
        minimumSeats: 0,
        ticket: { kind: 'mail', address: 'evil@evil.example' },
      },
    };
    assert.match(JSON.stringify(await channel.press(forged)), /No tickets go there/);
  });

  it('refused for good are given up and told of; those of another address go on, and greylisted ones come later', async () => {
    await channel.say('operations here', RITA);
    await channel.say('watch Northwind below 40% ticket to gone@psa.example');
    await channel.say('watch Northwind below 40% ticket to service@psa.example');
    server.answerNext(550, 451);
    const mark = channel.mark();
    channel.use('Exchange', 8);
    await channel.sweep();
    await until(() => server.offered.length >= 2, 60_000, 'two tries');
    await until(
      () =>
        channel
          .seenSince(mark)
          .posted.some(({ activity }) => /mails are not taken/.test(activity.text ?? '')),
      90_000,
      'a notice',
    );
    const [refused, greylisted] = server.offered;
    assert.equal(new Set([refused, greylisted]).size, 2);
    // A minute by itself, which nobody waits for here.
    const { pool } = channel.fresh.database;
    await until(
      async () => {
        const { rowCount } = await pool.query(
          'update outgoing set retry_at = now() where retry_at is not null',
        );
        return rowCount === 1;
      },
      60_000,
      'a mail that waits',
    );
    await until(
      async () => {
        const { rowCount } = await pool.query(
          "select from graphile_worker.jobs where task_identifier = 'send-outgoing' and locked_at is null",
        );
        return rowCount === 1;
      },
      60_000,
      'the job that waits with it',
    );
    await addOutgoingJob(channel.fresh.database.kysely, 'mail');
    await arrived(1);
    assert.deepEqual(server.mails[0]?.to, [greylisted]);
    assert.deepEqual(server.offered, [refused, greylisted, greylisted]);
  });
});
