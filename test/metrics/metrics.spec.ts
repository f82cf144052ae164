import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { createEntraEmulator, type EntraEmulator } from '../../demo/entra/emulator.js';
import { teamsMessage } from '../helpers/bot-channel.js';
import { openFreshDatabase } from '../helpers/database.js';
import { portOf, sendRaw, statusesOf } from '../helpers/raw-request.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';
import { until } from '../helpers/until.js';
import { type DatabaseGate, openDatabaseGate } from './database-gate.js';
import { type Scrape, scrape } from './scrape.js';

const QUESTION = 'license usage for DT DEMO CSP CUSTOMER 005';
const USAGE_ROUTE = 'route="/v1/customers/{id}/analytics/licenses/usage"';

function metricsUrl({ log }: RunningBot): string {
  const line = log.find((text) => text.includes('metrics are served'));
  assert.ok(line, 'no metrics are served');
  return (JSON.parse(line) as { readonly url: string }).url;
}

describe('the metrics of a running bot', () => {
  let entra: EntraEmulator;
  let database: Awaited<ReturnType<typeof openFreshDatabase>>;
  let gate: DatabaseGate;
  let bot: RunningBot;
  before(async () => {
    entra = await createEntraEmulator();
    database = await openFreshDatabase();
    gate = await openDatabaseGate(database.databaseUrl);
    bot = await startBot(
      {
        DATABASE_URL: gate.databaseUrl,
        METRICS_PORT: '0',
        USAGE_CACHE_MINUTES: '60',
        PARTNER_CENTER_REFRESH_TOKEN: entra.issueRefreshToken(),
      },
      entra,
    );
  });
  after(async () => {
    await bot.close();
    await gate.shut();
    await database.close();
    await entra.close();
  });

  const read = (): Promise<Scrape> => scrape(metricsUrl(bot));

  async function ask(text = QUESTION, changes: Readonly<Record<string, unknown>> = {}): Promise<void> {
    assert.equal((await bot.post(teamsMessage(bot.channel, text, changes))).status, 200);
  }

  /** By how much each sample has risen while something was done. */
  async function rises(samples: readonly string[], act: () => Promise<void>): Promise<readonly number[]> {
    const before = await read();
    await act();
    const after = await read();
    return samples.map((sample) => (after.value(sample) ?? 0) - (before.value(sample) ?? 0));
  }

  it('count a question, its answer and what was asked of Partner Center', async () => {
    const samples = [
      'seatwise_turns_total{activity="message",outcome="ok"}',
      'seatwise_turn_duration_seconds_count{activity="message"}',
      'seatwise_answers_total{outcome="answered"}',
      `seatwise_partner_center_requests_total{${USAGE_ROUTE},status="200"}`,
      `seatwise_partner_center_calls_total{outcome="ok",${USAGE_ROUTE}}`,
      `seatwise_partner_center_request_duration_seconds_count{${USAGE_ROUTE}}`,
      `seatwise_cache_reads_total{result="asked",${USAGE_ROUTE}}`,
      `seatwise_cache_reads_total{result="memory",${USAGE_ROUTE}}`,
    ];
    assert.deepEqual(await rises(samples, ask), [1, 1, 1, 1, 1, 1, 1, 0]);
    // The second time the answer is in memory.
    assert.deepEqual(await rises(samples, ask), [1, 1, 1, 0, 0, 0, 0, 1]);
  });

  it('count what was not understood, and who was turned away', async () => {
    const samples = [
      'seatwise_answers_total{outcome="unknown"}',
      // Nobody looks at what such a request holds.
      'seatwise_turns_total{activity="other",outcome="unauthenticated"}',
      'seatwise_turn_duration_seconds_count{activity="message"}',
    ];
    assert.deepEqual(await rises(samples, () => ask('flurble wurble 42')), [1, 0, 1]);
    const forged = async () => {
      assert.equal((await bot.post(teamsMessage(bot.channel, QUESTION), 'Bearer no.such.token')).status, 401);
    };
    assert.deepEqual(await rises(samples, forged), [0, 1, 0]);
  });

  it('tell buttons and searches from messages, and take nobody at his word', async () => {
    const invoke = (name: string, value: unknown) =>
      bot.post(teamsMessage(bot.channel, '', { type: 'invoke', name, text: undefined, value }));
    const turns = (activity: string, outcome: string) =>
      `seatwise_turns_total{activity="${activity}",outcome="${outcome}"}`;
    const samples = [turns('button', 'ok'), turns('search', 'malformed'), turns('other', 'unsupported')];
    const risen = await rises(samples, async () => {
      await invoke('adaptiveCard/action', { action: { verb: 'show-help', data: { verb: 'show-help' } } });
      await invoke('composeExtension/query', 'nonsense');
      await invoke('toString', {});
    });
    assert.deepEqual(risen, [1, 1, 1]);
    const noText = { toString: 1 };
    for (const changes of [{ type: noText }, { type: 'invoke', name: noText }]) {
      assert.equal((await bot.post(teamsMessage(bot.channel, '', changes))).status, 400);
    }
    const { text } = await read();
    assert.doesNotMatch(text, /toString/);
  });

  it('count what is sent unasked', async () => {
    const sent = 'seatwise_deliveries_total{kind="post",outcome="sent"}';
    const before = (await read()).value(sent) ?? 0;
    await ask('send test alert');
    await until(async () => (await read()).value(sent) === before + 1, 10_000, 'a delivery');
    await until(async () => (await read()).value('seatwise_outbox_cards') === 0, 10_000, 'an empty outbox');
  });

  it('count each request of a throttled call by its status, and the call by its outcome', async () => {
    bot.emulator.faults.add({ fault: { kind: 'throttled' }, path: '/analytics/licenses/usage' });
    const samples = [
      `seatwise_partner_center_requests_total{${USAGE_ROUTE},status="429"}`,
      `seatwise_partner_center_calls_total{outcome="throttled",${USAGE_ROUTE}}`,
      'seatwise_answers_total{outcome="failed"}',
    ];
    assert.deepEqual(
      await rises(samples, () => ask(`license usage for ${bot.emulator.state.customers[0]?.domain}`)),
      [1, 1, 1],
    );
    bot.emulator.faults.clear();
  });

  it('tell the state: sign-in, token, customer list, circuit, readiness, jobs', async () => {
    await until(async () => (await read()).value('seatwise_ready') === 1, 10_000, 'readiness');
    const { value, text } = await read();
    assert.equal(value('seatwise_database_up'), 1);
    assert.equal(value('seatwise_sign_in_state{state="signed-in"}'), 1);
    assert.equal(value('seatwise_sign_in_state{state="lost"}'), 0);
    assert.ok((value('seatwise_access_token_remaining_seconds') ?? 0) > 60);
    assert.equal(value('seatwise_directory_customers'), bot.emulator.state.customers.length);
    assert.ok((value('seatwise_directory_age_seconds') ?? -1) >= 0);
    assert.equal(value('seatwise_partner_center_circuit_state{state="closed"}'), 1);
    assert.equal(value('seatwise_outbox_cards'), 0);
    assert.equal(value('seatwise_outgoing_messages{way="webhook"}'), 0);
    assert.equal(value('seatwise_outgoing_oldest_age_seconds{way="mail"}'), 0);
    assert.equal(value('seatwise_conversations_parked'), 0);
    assert.match(text, /^seatwise_build_info\{version="[^"]+"\} 1$/m);
    assert.ok((value('process_resident_memory_bytes') ?? 0) > 0);
    assert.notEqual(value('nodejs_eventloop_lag_p99_seconds'), undefined);
  });

  it('tell of the last sweep once there was one', async () => {
    assert.equal((await read()).value('seatwise_sweep_age_seconds'), undefined);
    await bot.sweep();
    const { value } = await read();
    const age = value('seatwise_sweep_age_seconds') ?? -1;
    assert.ok(age >= 0 && age < 60);
    assert.equal(value('seatwise_sweep_state{state="finished"}'), 1);
    assert.ok((value('seatwise_sweep_customers{result="read"}') ?? 0) > 0);
    assert.equal(value('seatwise_sweep_customers{result="failed"}'), 0);
  });

  it('name no customer and no person', async () => {
    const { text } = await read();
    for (const { customerId, companyName } of bot.emulator.state.customers) {
      assert.ok(!text.includes(customerId) && !text.includes(companyName));
    }
    assert.doesNotMatch(text, /33333333-3333|Ana/);
  });

  it('are not to be had at any address but loopback, and nothing else is there', async () => {
    const url = new URL(metricsUrl(bot));
    assert.equal(url.hostname, '127.0.0.1');
    assert.equal((await fetch(new URL('/', url))).status, 404);
    assert.equal((await fetch(url, { method: 'POST' })).status, 404);
    const others = Object.values(networkInterfaces())
      .flat()
      .flatMap((address) =>
        address && !address.internal && address.family === 'IPv4' ? address.address : [],
      );
    for (const address of others) {
      await assert.rejects(fetch(`http://${address}:${url.port}/metrics`), /fetch failed/);
    }
    assert.equal((await fetch(`${bot.url}/metrics`)).status, 404);
  });

  it('are not to be had by a web page in a browser on this machine', async () => {
    const port = portOf(metricsUrl(bot));
    for (const headers of ['Host: rebound.example', 'Host: localhost\r\nOrigin: http://evil.example']) {
      const answer = await sendRaw(port, `GET /metrics HTTP/1.1\r\n${headers}\r\nConnection: close\r\n\r\n`);
      assert.deepEqual(statusesOf(answer), [403]);
    }
    for (const host of ['%', '[']) {
      const answer = await sendRaw(port, `GET // HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      assert.deepEqual(statusesOf(answer), [403]);
    }
  });

  it('are still there when the database is not: what it would tell is absent and not 0', async () => {
    await gate.shut();
    const { value } = await read();
    assert.equal(value('seatwise_database_up'), 0);
    assert.equal(value('seatwise_ready'), 0);
    for (const sample of [
      'seatwise_outbox_cards',
      'seatwise_outbox_oldest_age_seconds',
      'seatwise_conversations_parked',
      'seatwise_outgoing_messages{way="mail"}',
      'seatwise_sweep_age_seconds',
      'seatwise_sign_in_state{state="unreadable"}',
      'seatwise_access_token_remaining_seconds',
    ]) {
      assert.equal(value(sample), undefined, sample);
    }
    assert.ok((value('seatwise_turns_total{activity="message",outcome="ok"}') ?? 0) > 0);
  });
});

describe('without METRICS_PORT', () => {
  it('nothing is served', async () => {
    const bot = await startBot();
    try {
      assert.ok(!bot.log.some((line) => line.includes('metrics')));
    } finally {
      await bot.close();
    }
  });
});
