import assert from 'node:assert/strict';
import { read, utils } from '@e965/xlsx';
import { addOutgoingJob } from '../../src/storage/outgoing/outgoing-jobs.js';
import { type MailServer, startMailServer } from '../helpers/mail-server.js';
import { elementsOf } from '../helpers/parse-card.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';
import { until } from '../helpers/until.js';
import { ANA, dataOf, openWatchedChannel, RITA, type WatchedChannel } from './support/watched-channel.js';

const cardOf = (activity: Awaited<ReturnType<WatchedChannel['say']>>) => activity.attachments?.[0]?.content;

/** "Up to 46 of 180 seats unused, 38 for certain": what a card says first of a customer's seats. */
function headlineOf(card: unknown): string {
  const texts = elementsOf(card).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
  return texts.find((text) => /seats? unused/.test(text)) ?? assert.fail(JSON.stringify(card));
}

describe('reports by mail', function () {
  this.timeout(300_000);
  let channel: WatchedChannel;
  let server: MailServer;

  beforeEach(async () => {
    server = await startMailServer();
    channel = await openWatchedChannel({
      env: {
        SMTP_URL: server.url,
        MAIL_FROM: 'Seatwise <seatwise@contoso.com>',
        MAIL_DOMAINS: 'contoso.com',
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

  async function query(text: string): Promise<readonly Record<string, unknown>[]> {
    return (await channel.fresh.database.pool.query(text)).rows;
  }

  async function come(): Promise<void> {
    await query("update mail_report set next_at = now() - interval '1 minute'");
    await channel.bot.tick();
  }

  const plan = async (text: string) => cardOf(await channel.say(text));
  const set = async (text: string) => channel.press(dataOf(await plan(text), 'confirm-report'));

  it('are shown first, come once they are set, say what the card says, and end where watches do', async () => {
    await channel.sweep();
    // A week later, so that there is a trend.
    await query("update customer_usage set processed_at = processed_at - interval '7 days'");
    channel.use('Exchange', 60);
    await channel.sweep();
    const preview = await plan('report Northwind monthly to Ana@contoso.com');
    const shown = JSON.stringify(preview);
    assert.match(shown, /Northwind Traders.*Ana@contoso\.com.*1st of every month at 08:00, UTC/);
    assert.match(shown, /seats unused/, 'what it would say');
    assert.deepEqual(await query('select from mail_report'), []);
    assert.match(JSON.stringify(await channel.press(dataOf(preview, 'confirm-report'))), /Report set/);
    assert.equal(server.mails.length, 0, 'nothing goes before it is due');
    assert.match(JSON.stringify(await channel.say('watches')), /Report 1.*Ana@contoso\.com/);

    await come();
    await arrived(1);
    const [{ mail, to } = assert.fail()] = server.mails;
    assert.deepEqual(to, ['Ana@contoso.com']);
    const headline = headlineOf(cardOf(await channel.say('license usage for Northwind')));
    for (const text of [mail.text ?? '', mail.html ?? '']) {
      assert.ok(text.includes(headline), `${headline} in ${text}`);
      assert.match(text, /Northwind Traders/);
      assert.match(text, /because Ana asked for it in Microsoft Teams on .* \(report 1\).*unwatch 1/);
    }
    assert.match(mail.subject ?? '', /^License usage: Northwind Traders/);
    const file = mail.attachments.find(({ filename }) => filename?.endsWith('.xlsx'));
    const picture = mail.attachments.find(({ mimeType }) => mimeType === 'image/png') ?? assert.fail();
    assert.ok(mail.html?.includes(`cid:${picture.contentId?.replace(/^<|>$/g, '')}`));
    assert.equal(picture.disposition, 'inline');
    const book = read(file?.content as ArrayBuffer, { type: 'array' });
    const [sheet = assert.fail()] = book.SheetNames;
    const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets[sheet] ?? assert.fail());
    assert.ok(rows.length > 0);
    assert.match(file?.filename ?? '', /^License usage - Northwind Traders - .*\.xlsx$/);

    assert.match(JSON.stringify(await channel.say('unwatch 1')), /Report ended/);
    await come();
    assert.deepEqual(await query('select from outgoing where sent_at is null'), []);
    assert.equal(server.mails.length, 1);
  });

  it('of all customers say what the portfolio says, in the language of the conversation', async () => {
    await channel.say('language pl');
    await channel.sweep();
    await set('report portfolio monday 08:00 Europe/Lisbon to ana@contoso.com');
    const [{ next = assert.fail() } = {}] = await query(
      "select extract(isodow from next_at at time zone 'Europe/Lisbon')::int || ' ' || to_char(next_at at time zone 'Europe/Lisbon', 'HH24:MI') as next from mail_report",
    );
    assert.equal(next, '1 08:00');
    await come();
    await arrived(1);
    const { mail } = server.mails[0] ?? assert.fail();
    const said = await channel.say('portfolio');
    const card = JSON.stringify(cardOf(said));
    const lines = (mail.text ?? '').split('\n').filter((line) => line !== '');
    const headline = lines[2] ?? '';
    assert.ok(card.includes(headline), `${headline} on ${card}`);
    for (const name of ['Northwind Traders', 'Litware, Inc.'])
      assert.ok(
        lines.some((line) => line.startsWith(name)),
        mail.text,
      );
    assert.match(mail.text ?? '', /Ta wiadomość przychodzi.*raport 1/);
    assert.match(mail.html ?? '', /<html lang="pl">/);
    assert.equal(mail.attachments.length, 1);
  });

  it('go once with a press of the other button, and are not kept', async () => {
    await channel.press(dataOf(await plan('report Northwind daily to ana@contoso.com'), 'send-report'));
    await arrived(1);
    assert.match(server.mails[0]?.mail.text ?? '', /, once\. No more of it follow/);
    assert.deepEqual(await query('select from mail_report'), []);
    // The file is not kept.
    const isOver = 'select from outgoing where sent_at is not null and body is null';
    await until(async () => (await query(isOver)).length === 1, 30_000, 'its end');
  });

  it('are the same to the letter when they are tried again, and given up where they are refused', async () => {
    await channel.say('operations here', RITA);
    await set('report Northwind daily to ana@contoso.com');
    server.answerNext(451);
    await come();
    await until(
      async () => (await query('select from outgoing where retry_at is not null')).length === 1,
      60_000,
      'a mail that waits',
    );
    const [before] = await query('select body from outgoing');
    await query('update outgoing set retry_at = now()');
    // The job of the first try may still be on its way out: one that is added then is taken for done with it.
    await until(
      async () => {
        await addOutgoingJob(channel.fresh.database.kysely, 'mail');
        return server.mails.length === 1;
      },
      60_000,
      'the mail that waited',
    );
    const { content } = (before ?? assert.fail())['body'] as { content: { messageId: string; text: string } };
    assert.equal(server.mails[0]?.mail.messageId, content.messageId);
    assert.equal(server.mails[0]?.mail.text?.trim(), content.text.trim());

    const mark = channel.mark();
    server.answerNext(550);
    await come();
    await until(
      () =>
        channel
          .seenSince(mark)
          .posted.some(({ activity }) => /mails are not taken/.test(activity.text ?? '')),
      90_000,
      'a notice',
    );
    assert.equal(server.mails.length, 1);
  });

  it('go to no other domain, whoever forges the button, and the reply says which', async () => {
    for (const address of ['x@evil.example', 'x@sub.contoso.com']) {
      const reply = JSON.stringify(await channel.say(`report Northwind monthly to ${address}`));
      assert.match(reply, /No report goes there.*contoso\.com.*MAIL_DOMAINS/, address);
    }
    for (const verb of ['confirm-report', 'send-report']) {
      const forged = { verb, request: { days: 'daily', address: 'x@evil.example' } };
      assert.match(JSON.stringify(await channel.press(forged)), /No report goes there/);
    }
    assert.deepEqual(await query('select from mail_report'), []);
    assert.deepEqual(await query('select from outgoing'), []);
  });

  it('ask back for what is missing or not clear, and set nothing', async () => {
    for (const [text, asked] of [
      ['report Northwind monthly', /To which address/],
      ['report Northwind to ana@contoso.com', /On which days/],
      ['report Northwind weekly to ana@contoso.com', /On which days/],
      ['report monthly to ana@contoso.com', /Whom should the report be about/],
      ['report Northwind daily 25:61 to ana@contoso.com', /At what time/],
      ['report Northwind daily 08:00 Atlantis to ana@contoso.com', /do not know that time zone/],
      ['report Nobody At All monthly to ana@contoso.com', /No customer|which customer/i],
      ['report Northwind monthly to ana@contoso.com bob@contoso.com', /To which address/],
    ] as const)
      assert.match(JSON.stringify(await channel.say(text)), asked, text);
    assert.deepEqual(await query('select from mail_report'), []);
  });

  it('are ended and brought back by buttons of the list, once each', async () => {
    await set('report Northwind monthly to ana@contoso.com');
    assert.match(JSON.stringify(await set('report northwind monthly to ANA@contoso.com')), /set already/);
    assert.match(
      JSON.stringify(await channel.say('unwatch 7')),
      /no watch 7 here.*1 report by mail \(1\)/,
      'its number is told',
    );
    const list = cardOf(await channel.say('watches', ANA));
    const after = await channel.press(dataOf(list, 'remove-report'));
    assert.match(JSON.stringify(after), /Report ended/);
    assert.match(JSON.stringify(await channel.press(dataOf(list, 'remove-report'))), /no such report here/);
    const back = await channel.press(dataOf(after, 'restore-report'));
    assert.match(JSON.stringify(back), /The report comes again.*Report 1/s);
    assert.equal((await query('select from mail_report where removed_at is null')).length, 1);
  });

  it('are named, with the digest, where all watches are removed and they go on', async () => {
    await channel.say('watch Northwind below 40%');
    assert.doesNotMatch(JSON.stringify(await channel.say('unwatch all')), /Still sent/);
    await set('report Northwind monthly to ana@contoso.com');
    await set('report portfolio monthly to ana@contoso.com');
    await channel.say('digest monday 09:00 Europe/Lisbon');
    await channel.say('watch Northwind below 40%');
    await channel.say('watch Northwind unused 10');
    const text = JSON.stringify(await channel.say('unwatch all'));
    assert.match(text, /2 watches removed/);
    assert.match(text, /Still sent: 2 reports by mail; Digest: [^.]*Monday[^.]*09:00/);
    assert.equal((await query('select from mail_report where removed_at is null')).length, 2);
    const again = JSON.stringify(await channel.say('unwatch all'));
    assert.match(again, /2 reports by mail.*Digest: [^.]*Monday[^.]*09:00/);
  });

  it('go with their conversation', async () => {
    await set('report Northwind monthly to ana@contoso.com');
    await channel.install('remove');
    await until(async () => (await query('select from mail_report')).length === 0, 30_000, 'its end');
  });
});

describe('reports by mail of a tenant that was taken off the list', function () {
  this.timeout(120_000);

  it('come due no more, what waits is held back, and goes on once the tenant may ask again', async () => {
    const server = await startMailServer();
    const env = { SMTP_URL: server.url, MAIL_FROM: 'seatwise@contoso.com' };
    const channel = await openWatchedChannel({ env });
    const { pool } = channel.fresh.database;
    let bot: RunningBot | undefined;
    async function restart(more: Readonly<Record<string, string>>): Promise<RunningBot> {
      await bot?.close();
      bot = await startBot({ ...env, DATABASE_URL: channel.fresh.databaseUrl, ...more });
      return bot;
    }
    try {
      const report = cardOf(await channel.say('report all customers daily to ana@contoso.com'));
      await channel.press(dataOf(report, 'confirm-report'));
      await channel.bot.close();
      // One waits, and the next is due.
      await pool.query("update outgoing_way set paused_until = now() + interval '1 hour' where way = 'mail'");
      await pool.query("update mail_report set next_at = now() - interval '1 minute'");
      await (await restart({})).tick();
      await pool.query("update mail_report set next_at = now() - interval '1 minute'");
      await bot?.close();
      await pool.query("update outgoing_way set paused_until = null where way = 'mail'");
      const elsewhere = { ALLOWED_TENANT_IDS: '99999999-9999-4999-8999-999999999999' };
      await (await restart(elsewhere)).tick();
      // The job waits for as long as the pause was.
      await addOutgoingJob(channel.fresh.database.kysely, 'mail');
      await until(
        async () => (await pool.query('select from outgoing where held_at is not null')).rowCount === 1,
        30_000,
        'what is held back',
      );
      assert.equal((await pool.query('select from outgoing')).rowCount, 1, 'none was made meanwhile');
      assert.equal(server.mails.length, 0);
      const back = await restart({});
      await back.sweep();
      await back.tick();
      await until(() => server.mails.length === 1, 60_000, 'the one that waited');
    } finally {
      await bot?.close();
      await channel.close().catch(() => undefined);
      await server.close();
    }
  });
});

describe('reports by mail without mail settings', function () {
  this.timeout(120_000);

  it('say what is missing', async () => {
    const channel = await openWatchedChannel();
    try {
      const reply = JSON.stringify(await channel.say('report Northwind monthly to ana@contoso.com'));
      assert.match(reply, /No report goes there.*SMTP_URL and MAIL_FROM/);
    } finally {
      await channel.close();
    }
  });
});
