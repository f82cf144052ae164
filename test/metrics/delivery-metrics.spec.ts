import assert from 'node:assert/strict';
import { Registry } from 'prom-client';
import { DeliveryError } from '../../src/base/errors.js';
import { createDeliveryMetrics } from '../../src/metrics/delivery-metrics.js';
import type { Messenger, Recipient } from '../../src/usecases/delivery/delivery-ports.js';

const TO = {} as Recipient;
const POSTED = { activityId: '1', conversationId: 'a:chat' };
const NEVER = new AbortController().signal;
const refusal = (status?: number) => new DeliveryError('The Bot Connector said no', { status, reason: '' });

/** Outcomes that are not 0 after a post and an edit that end with this error, or well without one. */
async function counted(error?: unknown): Promise<Readonly<Record<string, number>>> {
  const registry = new Registry();
  const fail = async () => {
    if (error !== undefined) throw error;
  };
  const plain: Messenger = { post: async () => fail().then(() => POSTED), update: fail };
  const messenger = createDeliveryMetrics(registry)(plain);
  const sent = [
    messenger.post(TO, { kind: 'test-alert' }, NEVER),
    messenger.update(TO, POSTED, { kind: 'test-alert' }, NEVER),
  ];
  for (const { status, reason } of (await Promise.allSettled(sent)) as PromiseRejectedResult[]) {
    assert.equal(status, error === undefined ? 'fulfilled' : 'rejected');
    if (error !== undefined) assert.equal(reason, error);
  }
  const json = await registry.getMetricsAsJSON();
  const values = json.find(({ name }) => name === 'seatwise_deliveries_total')?.values ?? [];
  return Object.fromEntries(
    values.flatMap(({ labels, value }) =>
      value === 0 ? [] : [[`${labels['kind']} ${labels['outcome']}`, value]],
    ),
  );
}

describe('createDeliveryMetrics', () => {
  it('counts what was sent', async () => {
    assert.deepEqual(await counted(), { 'post sent': 1, 'edit sent': 1 });
  });

  const failures: [what: string, error: unknown, post: string, edit: string][] = [
    ['a limit of Teams', refusal(429), 'throttled', 'throttled'],
    ['credentials that are refused', refusal(401), 'unauthorized', 'unauthorized'],
    ['a server that fails', refusal(502), 'postponed', 'postponed'],
    ['no answer', refusal(), 'postponed', 'postponed'],
    ['a conversation that is gone', refusal(404), 'parked', 'gone'],
    ['a conversation that is closed to the bot', refusal(403), 'parked', 'parked'],
    ['a message that is wrong', refusal(400), 'refused', 'refused'],
    ['a card that cannot be made', new TypeError('no card'), 'not-made', 'not-made'],
  ];
  for (const [what, error, post, edit] of failures) {
    it(`counts ${what}, and passes the error on`, async () => {
      assert.deepEqual(await counted(error), { [`post ${post}`]: 1, [`edit ${edit}`]: 1 });
    });
  }
});
