import assert from 'node:assert/strict';
import { createKeptPruning } from '../../src/storage/operations/kept-pruning.js';
import { addOutgoingJob } from '../../src/storage/outgoing/outgoing-jobs.js';
import { type MailServer, startMailServer } from '../helpers/mail-server.js';
import { startBot } from '../helpers/running-bot.js';
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
        // Where the minute was over by itself, the job has done its work.
        return rowCount === 1 || server.mails.length > 0;
      },
      60_000,
      'the job that waits with it',
    );
    await addOutgoingJob(channel.fresh.database.kysely, 'mail');
    await arrived(1);
    assert.deepEqual(server.mails[0]?.to, [greylisted]);
    assert.deepEqual(server.offered, [refused, greylisted, greylisted]);
  });

  it('are told once that they are over when the bot is removed, what waited included, and all else is forgotten', async () => {
    const { pool } = channel.fresh.database;
    await channel.say('watch Northwind below 40% ticket to service@psa.example');
    await channel.say('watch Northwind below 40%');
    channel.use('Exchange', 8);
    await channel.sweep();
    await arrived(1);
    // One that has not left yet.
    await pool.query("update outgoing_way set paused_until = now() + interval '1 hour' where way = 'mail'");
    channel.use('Teams', 8);
    await channel.sweep();
    await channel.install('remove');
    const forgotten = async () => (await pool.query('select from conversation')).rowCount === 0;
    await until(forgotten, 30_000, 'its end');
    for (const table of ['alert', 'alert_ticket', 'watch', 'card'])
      assert.equal((await pool.query(`select from ${table}`)).rowCount, 0, table);
    await pool.query("update outgoing_way set paused_until = null where way = 'mail'");
    // The job waits for as long as the pause was.
    await addOutgoingJob(channel.fresh.database.kysely, 'mail');
    await arrived(4);
    const mails = server.mails.map(({ mail: { text = '', messageId, references } }) => ({
      news: /^Ticket: (.+)$/m.exec(text)?.[1],
      alertId: /^Alert-Id: (.+)$/m.exec(text)?.[1],
      thread: references ?? messageId,
      text,
    }));
    const alertIds = new Set(mails.map(({ alertId }) => alertId));
    assert.equal(alertIds.size, 2);
    for (const alertId of alertIds) {
      const thread = mails.filter((mail) => mail.alertId === alertId);
      assert.deepEqual(
        thread.map(({ news }) => news),
        ['opened', 'cleared'],
      );
      assert.equal(new Set(thread.map(({ thread }) => thread)).size, 1);
      assert.match(thread[1]?.text ?? '', /^Stopped on /m);
    }
    const kept = createKeptPruning(channel.fresh.database.kysely);
    await until(
      async () => (await pool.query('select from outgoing where sent_at is null')).rowCount === 0,
      30_000,
      'the note that all left',
    );
    await kept.dropBefore(new Date(0));
    assert.equal((await pool.query('select from outgoing')).rowCount, 0);
    await channel.install('remove');
    await channel.install();
    await channel.sweep();
    assert.equal(server.mails.length, 4);
  });

  it('are told of a removal only while people of the tenant may ask', async () => {
    const { pool } = channel.fresh.database;
    await channel.say('watch Northwind below 40% ticket to service@psa.example');
    channel.use('Exchange', 8);
    await channel.sweep();
    await arrived(1);
    await pool.query("update outgoing_way set paused_until = now() + interval '1 hour' where way = 'mail'");
    await channel.install('remove');
    const waits = async () =>
      (await pool.query('select from outgoing where parted_from is not null')).rowCount === 1;
    await until(waits, 30_000, 'what is told last');
    await channel.bot.close();
    await pool.query("update outgoing_way set paused_until = null where way = 'mail'");
    const strict = await startBot({
      DATABASE_URL: channel.fresh.databaseUrl,
      SMTP_URL: server.url,
      MAIL_FROM: 'seatwise@contoso.com',
      MAIL_DOMAINS: 'psa.example',
      ALLOWED_TENANT_IDS: '99999999-9999-4999-8999-999999999999',
    });
    try {
      await addOutgoingJob(channel.fresh.database.kysely, 'mail');
      const held = async () =>
        (await pool.query('select from outgoing where held_at is not null')).rowCount === 1;
      await until(held, 60_000, 'what is held back');
      assert.equal(server.mails.length, 1);
    } finally {
      await strict.close();
    }
  });
});
