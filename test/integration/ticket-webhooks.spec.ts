import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { until } from '../helpers/until.js';
import { startWebhookReceiver, type WebhookReceiver } from '../helpers/webhook-receiver.js';
import { dataOf, openWatchedChannel, RITA, type WatchedChannel } from './support/watched-channel.js';

const SCHEMA = JSON.parse(
  readFileSync(new URL('../../docs/webhooks/alert-v1.schema.json', import.meta.url), 'utf8'),
);
const GUID = /^[0-9a-f-]{36}$/;
const validate = new Ajv2020({
  strictSchema: false,
  allErrors: true,
  formats: {
    uuid: GUID,
    date: /^\d{4}-\d\d-\d\d$/,
    'date-time': /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
  },
}).compile(SCHEMA);

describe('tickets to a webhook', function () {
  this.timeout(300_000);
  let channel: WatchedChannel;
  let receiver: WebhookReceiver;

  beforeEach(async () => {
    receiver = await startWebhookReceiver();
    channel = await openWatchedChannel({
      env: {
        ALERT_WEBHOOK_URL: receiver.url,
        ALERT_WEBHOOK_SECRET: receiver.secret,
        ADMIN_USER_IDS: RITA.aadObjectId,
      },
    });
    await channel.install();
  });
  afterEach(async () => {
    await channel.close();
    await receiver.close();
  });

  const taken = (count: number) =>
    until(() => receiver.taken().length >= count, 60_000, `${count} webhooks taken`);
  const types = () => receiver.taken().map(({ json }) => json.type);

  it('are opened, acknowledged and cleared once each, signed, by the schema, under one alert id', async () => {
    const [question, answer] = await channel.watchAll('watch all below 40% ticket to webhook');
    assert.match(question, /tickets to the webhook/);
    assert.match(answer, /tickets to the webhook/);
    const mark = channel.mark();
    channel.use('Exchange', 8);
    await channel.sweep();
    await channel.sweep();
    await taken(1);
    const [card] = channel.seenSince(mark).posted;
    const { content } = channel.standing(card);
    for (const verb of ['acknowledge', 'reopen', 'acknowledge'])
      await channel.press(dataOf(channel.standing(card).content ?? content, verb)).then(channel.delivered);
    channel.use('Exchange', 74);
    await channel.sweep();
    await taken(3);
    await channel.sweep();
    assert.deepEqual(types(), ['alert.opened', 'alert.acknowledged', 'alert.cleared']);
    assert.equal(receiver.received.length, 3);
    assert.equal(new Set(receiver.received.map(({ id }) => id)).size, 3);
    assert.equal(new Set(receiver.received.map(({ json }) => json.data['alertId'])).size, 1);
    assert.ok(receiver.received.every(({ isSigned }) => isSigned));
    for (const { json } of receiver.received)
      assert.ok(validate(json), JSON.stringify([validate.errors, json]));
    const [opened, , cleared] = receiver.received.map(({ json }) => json.data);
    const { name } = (opened?.['customer'] ?? {}) as { readonly name?: string };
    assert.deepEqual(
      [name, opened?.['rule'], opened?.['subject']],
      ['Northwind Traders', 'low-usage', { kind: 'workload', name: 'Exchange' }],
    );
    const active = (data: typeof opened) =>
      ((data?.['figures'] ?? {}) as { readonly licensesActive?: number }).licensesActive;
    assert.deepEqual([active(opened), active(cleared)], [8, 74]);
    // Who acknowledged it is nobody's business there.
    assert.doesNotMatch(receiver.received.map(({ body }) => body).join(), /Ana|Rita/);

    channel.use('Exchange', 8);
    await channel.sweep();
    await taken(4);
    const ids = receiver.taken().map(({ json }) => json.data['alertId']);
    assert.notEqual(ids[3], ids[0], 'what happens again is another alert');
  });

  it('follow what people do: stopping clears, taking it back opens, another watch has its alerts to itself', async () => {
    await channel.watchAll('watch all below 40%');
    await channel.say('watch Northwind below 30% ticket to webhook');
    channel.use('Exchange', 28);
    channel.use('Teams', 5);
    await channel.sweep();
    // One alert each, whichever watch they came from; of 80 seats 28 are 35 %, which the second watch is not for.
    await taken(1);
    assert.deepEqual(
      receiver.taken().map(({ json }) => (json.data['subject'] as { name: string }).name),
      ['Teams'],
    );
    await channel.say('unwatch all');
    await taken(2);
    assert.deepEqual(types(), ['alert.opened', 'alert.cleared']);
  });

  it('are tried again with the same id and body while the receiver is away, in order, and Teams does not wait', async () => {
    await channel.watchAll('watch all below 40% ticket to webhook');
    receiver.answerNext(503, { status: 429, headers: { 'retry-after': '1' } }, 302);
    channel.use('Exchange', 8);
    await channel.sweep();
    await until(() => receiver.received.length > 0, 60_000, 'a first try');
    const mark = channel.mark();
    channel.use('Exchange', 74);
    await channel.sweep();
    assert.ok(channel.seenSince(mark).edited.length > 0, 'the card is edited while the webhook is away');
    await taken(2);
    assert.deepEqual(types(), ['alert.opened', 'alert.cleared']);
    const [first, ...others] = receiver.received.slice(0, 4);
    assert.deepEqual(
      others.map(({ id, body }) => [id, body]),
      others.map(() => [first?.id, first?.body]),
    );
  });

  it('are given up when the receiver says that the message itself is wrong, and the admins hear of it', async () => {
    await channel.say('operations here', RITA);
    await channel.watchAll('watch all below 40% ticket to webhook');
    receiver.answerNext(422);
    const mark = channel.mark();
    channel.use('Exchange', 8);
    channel.use('Teams', 8);
    await channel.sweep();
    await taken(1);
    assert.deepEqual(
      receiver.received.map(({ status }) => status),
      [422, 204],
    );
    await until(
      () =>
        channel
          .seenSince(mark)
          .posted.some(({ activity }) => /webhooks are not taken/.test(activity.text ?? '')),
      90_000,
      'a notice',
    );
    assert.match(JSON.stringify(channel.seenSince(mark).posted), /HTTP 422/);
  });

  it('are not to be had where none is set up, and nothing is watched then', async () => {
    const bare = await openWatchedChannel();
    try {
      await bare.install();
      const reply = await bare.say('watch all below 40% ticket to webhook');
      assert.match(JSON.stringify(reply), /No tickets go there.*ALERT_WEBHOOK_URL/);
      assert.match(JSON.stringify(await bare.say('watches')), /Nothing is watched here yet/);
      const mail = await bare.say('watch Northwind below 40% ticket to service@psa.example');
      assert.match(JSON.stringify(mail), /Mail is not set up/);
    } finally {
      await bare.close();
    }
  });
});
