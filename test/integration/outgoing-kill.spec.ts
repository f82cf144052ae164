import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { OUTGOING_WAYS, type OutgoingWay } from '../../src/usecases/outgoing/outgoing-ports.js';
import { type FreshDatabase, openFreshDatabase } from '../helpers/database.js';
import { type MailServer, startMailServer } from '../helpers/mail-server.js';
import { until } from '../helpers/until.js';
import { startWebhookReceiver, type WebhookReceiver } from '../helpers/webhook-receiver.js';
import { type Child, startChild } from '../storage/support/child.js';
import { MAILS_OF_A_REPORT, putOutgoing, type ToSend } from './support/outgoing-to-send.js';

/** Processes killed; 50 by hand: SEATWISE_KILLS=50 npx mocha test/integration/outgoing-kill.spec.ts */
const KILLS = Number(process.env['SEATWISE_KILLS'] ?? 2);
/** Of each way: 500 of 50 kills, so that there are some left at the last one. */
const ALERTS = Math.max(40, KILLS * 10);
/** Added in each round, so that their mails wait between those of tickets. */
const REPORTS = Math.ceil(KILLS / 4);
const PROCESSES = 2;
/** How long a receiver takes to say that it has something. */
const ANSWER_MS = 150;
/** What was under way when a process was killed reached its receiver no earlier before it than this. */
const UNDER_WAY_MS = 10_000;
/** What a killed process had written is read by then, and no other has taken over: that takes 6 s at least. */
const READ_LATE_MS = 3_000;

/** Something that a receiver took. */
interface Arrival {
  /** By what the receiver tells that it has it already: the webhook-id, or the Message-ID. */
  readonly key: string;
  readonly outgoingId: string;
  readonly body: string;
  readonly atMs: number;
}

interface Kill {
  readonly waiting: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly resumedAfterMs: number;
}

/** What is in a file, in short. */
function digestOf(content: ArrayBuffer | Uint8Array | string): string {
  return createHash('sha256')
    .update(typeof content === 'string' ? content : new Uint8Array(content))
    .digest('hex');
}

/** A process and the name under which PostgreSQL knows its connections. */
interface Worker {
  readonly child: Child;
  readonly name: string;
}

describe('mails, of tickets and of reports, and webhooks of processes that are killed', function () {
  this.timeout(180_000 + KILLS * 60_000);
  let fresh: FreshDatabase;
  let mail: MailServer;
  let webhook: WebhookReceiver;
  let workers: Worker[] = [];
  const starting: Promise<void>[] = [];
  let started = 0;

  before(async () => {
    fresh = await openFreshDatabase();
    mail = await startMailServer({ delayMs: ANSWER_MS });
    webhook = await startWebhookReceiver(ANSWER_MS);
  });
  after(async () => {
    await Promise.allSettled(starting);
    await Promise.all(workers.map(({ child }) => child.kill()));
    await mail.close();
    await webhook.close();
    await fresh.close();
  });

  async function startAnother(): Promise<void> {
    started += 1;
    const name = `worker-${started}`;
    const databaseUrl = new URL(fresh.databaseUrl);
    databaseUrl.searchParams.set('application_name', name);
    const child = await startChild('integration/children/working.ts', {
      HOST: '127.0.0.1',
      ALLOW_ANONYMOUS: 'true',
      DATABASE_URL: databaseUrl.href,
      PARTNER_CENTER_BASE_URL: 'http://127.0.0.1:9',
      PARTNER_CENTER_ACCESS_TOKEN: 'token',
      SMTP_URL: mail.url,
      MAIL_FROM: 'Seatwise <seatwise@contoso.com>',
      MAIL_DOMAINS: 'psa.example',
      ALERT_WEBHOOK_URL: webhook.url,
      ALERT_WEBHOOK_SECRET: webhook.secret,
    });
    workers.push({ child, name });
  }

  /** The process that sends this way at this moment, by the lock that stands for its worker. */
  async function senderOf(way: OutgoingWay): Promise<string | undefined> {
    const { rows } = await fresh.database.pool.query<{ name: string }>(
      `select application_name as name
       from graphile_worker.jobs
       join job_worker on worker_id = locked_by
       join pg_locks on locktype = 'advisory' and granted and objsubid = 1
         and (classid::bigint << 32) | objid::bigint = lock_key
       join pg_stat_activity using (pid)
       where jobs.key = $1`,
      [`outgoing:${way}`],
    );
    return rows[0]?.name;
  }

  async function waiting(way: OutgoingWay): Promise<number> {
    const { rows } = await fresh.database.pool.query(
      'select from outgoing where way = $1 and sent_at is null',
      [way],
    );
    return rows.length;
  }

  function arrivals(way: OutgoingWay): readonly Arrival[] {
    if (way === 'webhook')
      return webhook.received.map(({ id, body, atMs }) => ({ key: id, outgoingId: id, body, atMs }));
    return mail.mails.map(
      ({ mail: { messageId = '', headers, text = '', html = '', subject = '', attachments }, to, atMs }) => ({
        key: messageId,
        outgoingId: headers.find(({ key }) => key === 'x-seatwise-id')?.value ?? '',
        body: [
          ...to,
          subject,
          text,
          html,
          ...attachments.map(({ filename, content }) => `${filename} ${digestOf(content)}`),
        ].join('\n'),
        atMs,
      }),
    );
  }

  /** Kills those that send, in the middle of it, and waits until others go on with both ways. */
  async function killSenders(): Promise<Kill> {
    await goOn('before a kill');
    await delay(Math.random() * 3 * ANSWER_MS);
    const names = await Promise.all(OUTGOING_WAYS.map(senderOf));
    const victims = workers.filter(({ name }) => names.includes(name));
    assert.ok(victims.length > 0, 'somebody sends');
    const left = await Promise.all(OUTGOING_WAYS.map(waiting));
    assert.ok(
      left.every((count) => count > 0),
      'some wait both ways',
    );
    const fromMs = performance.now() - UNDER_WAY_MS;
    await Promise.all(victims.map(({ child }) => child.kill()));
    // What they had written is read a moment later.
    await delay(2 * ANSWER_MS);
    const killedMs = performance.now();
    const toMs = killedMs + READ_LATE_MS;
    workers = workers.filter((worker) => !victims.includes(worker));
    // Not waited for: meanwhile the other goes on.
    for (const _ of victims) starting.push(startAnother());
    await goOn('after a kill');
    const resumedAfterMs = Math.round(performance.now() - killedMs);
    return { waiting: left.reduce((sum, count) => sum + count, 0), fromMs, toMs, resumedAfterMs };
  }

  /** Until something more arrives both ways. */
  async function goOn(when: string): Promise<void> {
    const before = OUTGOING_WAYS.map((way) => arrivals(way).length);
    await until(
      () => OUTGOING_WAYS.every((way, at) => arrivals(way).length > (before[at] ?? 0)),
      120_000,
      `sending ${when}`,
    );
  }

  /** What came more than once; each of it was under way when its sender was killed. */
  function repeatsOf(way: OutgoingWay, waited: readonly ToSend[], kills: readonly Kill[]): readonly number[] {
    const first = new Map<string, Arrival>();
    const last = new Map<string, Arrival>();
    const repeats: Arrival[] = [];
    for (const arrival of arrivals(way)) {
      const known = first.get(arrival.key);
      if (known === undefined) first.set(arrival.key, arrival);
      else {
        assert.equal(arrival.body, known.body, 'what comes twice is the same to the letter');
        repeats.push(last.get(arrival.key) ?? known);
      }
      last.set(arrival.key, arrival);
    }
    const own = waited.filter((message) => message.way === way);
    assert.equal(first.size, own.length, `${way}: one key each`);
    for (const lane of new Set(own.map((message) => message.lane))) {
      const expected = own.filter((message) => message.lane === lane).map(({ outgoingId }) => outgoingId);
      const arrived = [...first.values()].map(({ outgoingId }) => outgoingId);
      const ofLane = new Set(expected);
      assert.deepEqual(
        arrived.filter((id) => ofLane.has(id)),
        expected,
        `all of ${lane}, in order`,
      );
    }
    const perKill = kills.map(() => 0);
    for (const { atMs, key } of repeats) {
      const kill = kills.findIndex(({ toMs }) => atMs <= toMs);
      assert.ok(atMs >= (kills[kill]?.fromMs ?? Infinity), `${way}: ${key} came twice without need`);
      perKill[kill] = (perKill[kill] ?? 0) + 1;
    }
    assert.ok(
      perKill.every((count) => count <= 1),
      `${way}: more than the one under way came twice`,
    );
    return perKill;
  }

  it(`arrive, each at least once and in order, although ${KILLS} of them are killed`, async () => {
    const waited = await putOutgoing(fresh.database, { alerts: ALERTS, reports: REPORTS });
    assert.equal(waited.length, 2 * ALERTS + REPORTS * MAILS_OF_A_REPORT);
    await Promise.all(Array.from({ length: PROCESSES }, startAnother));
    const kills: Kill[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) kills.push(await killSenders());
    await until(
      async () => (await Promise.all(OUTGOING_WAYS.map(waiting))).every((left) => left === 0),
      300_000,
      'the end of what waits',
    );
    const repeated = OUTGOING_WAYS.map((way) => repeatsOf(way, waited, kills));
    const reports = arrivals('mail').filter(({ key }) => key.startsWith('<report-'));
    assert.ok(reports.length >= REPORTS * MAILS_OF_A_REPORT);
    for (const { body } of reports) assert.match(body, /License usage.*\.xlsx /s);
    if (process.env['SEATWISE_KILLS'] === undefined) return;
    console.log({
      waited: waited.length,
      reports: reports.length,
      repeatedPerKill: repeated.map((counts) => counts.join('')),
      waitingAtKill: kills.map(({ waiting }) => waiting).join(' '),
      resumedAfterMs: kills.map(({ resumedAfterMs }) => resumedAfterMs).join(' '),
    });
  });
});
