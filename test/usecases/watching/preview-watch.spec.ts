import assert from 'node:assert/strict';
import { PartnerCenterError } from '../../../src/base/errors.js';
import type { SubscriptionTerm } from '../../../src/domain/terms/subscription-term.js';
import type { LicenseUsageRow } from '../../../src/domain/usage/license-usage.js';
import type { WatchDefinition } from '../../../src/domain/watching/watch.js';
import type { CallContext } from '../../../src/usecases/ports.js';
import { createPreviewWatch } from '../../../src/usecases/watching/preview-watch.js';
import type { WatchReading } from '../../../src/usecases/watching/watch-ports.js';
import { usageRow } from '../../helpers/usage-rows.js';
import { below, renewal, termOf, watching } from '../../helpers/watching.js';

const NOW = new Date('2026-11-21T06:00:00Z');
const OLD = { processedDateTime: new Date('2026-11-01T00:00:00Z') };

function readingOf(
  customerId: string,
  rows: readonly Partial<LicenseUsageRow>[],
  terms?: readonly SubscriptionTerm[],
): WatchReading {
  return { customerId, customerName: customerId, rows: rows.map(usageRow), terms };
}

const low = { workloadName: 'Teams', licensesActive: 1 };
const lowToo = { workloadName: 'Exchange', licensesActive: 1 };
const fine = { workloadName: 'Teams', licensesActive: 9 };
const full = { workloadName: 'Teams', licensesActive: 10 };

const call: CallContext = {
  correlationId: '11111111-1111-4111-8111-111111111111',
  locale: 'en-US',
  signal: new AbortController().signal,
};

type Terms = readonly SubscriptionTerm[];

/** Partner Center's subscriptions: of these customers, and a refusal for all others. */
function subscriptionsOf(known: Readonly<Record<string, Terms>> = {}) {
  const asked: string[] = [];
  return {
    asked,
    async read(customerId: string) {
      asked.push(customerId);
      const rows = known[customerId];
      if (rows === undefined)
        throw new PartnerCenterError('no', { fault: 'forbidden', correlationId: call.correlationId });
      return { rows, readAt: NOW, lastKnown: undefined };
    },
  };
}

async function preview(
  definition: WatchDefinition,
  readings: readonly WatchReading[],
  subscriptions = subscriptionsOf(),
) {
  const asked: (readonly string[] | undefined)[] = [];
  const firing = await createPreviewWatch({
    readings: {
      async *readings(customerIds) {
        asked.push(customerIds);
        yield readings;
      },
    },
    subscriptions,
    clock: { now: () => NOW },
  })(definition, call);
  return { firing, asked };
}

describe('createPreviewWatch', () => {
  it('counts customers and alerts that fire now', async () => {
    const readings = [
      readingOf('a', [low, lowToo]),
      readingOf('b', [low]),
      readingOf('c', [fine]),
      readingOf('d', [{ ...low, ...OLD }]),
      readingOf('e', []),
      readingOf('f', [low, lowToo]),
    ];
    const exceptCustomers = [{ customerId: 'f', customerName: 'F' }];
    const { firing, asked } = await preview(watching(below(40), { exceptCustomers }), readings);
    assert.deepEqual([firing, asked], [{ customers: 2, alerts: 3 }, [undefined]]);
  });

  it('counts nothing that merely holds', async () => {
    const holds = { workloadName: 'Teams', licensesQualified: 100, licensesActive: 42 };
    const { firing } = await preview(watching(below(40)), [readingOf('a', [holds])]);
    assert.deepEqual(firing, { customers: 0, alerts: 0 });
  });

  it('reads one customer for a watch of one', async () => {
    const customer = { customerId: 'a', customerName: 'A' };
    const { firing, asked } = await preview(watching(below(40), { customer }), [readingOf('a', [low])]);
    assert.deepEqual([firing, asked], [{ customers: 1, alerts: 1 }, [['a']]]);
  });

  it('gives up counting a large fleet after 3 seconds', async () => {
    let atMs = NOW.getTime();
    let batches = 0;
    const firing = await createPreviewWatch({
      readings: {
        async *readings() {
          for (; batches < 10; batches += 1) {
            yield [readingOf(`customer ${batches}`, [low])];
            atMs += 1_000;
          }
        },
      },
      subscriptions: subscriptionsOf(),
      clock: { now: () => new Date(atMs) },
    })(watching(below(40)), call);
    assert.equal(firing, undefined);
    assert.equal(batches, 4);
  });

  it('cannot tell before anything was swept', async () => {
    assert.equal((await preview(watching(below(40)), [])).firing, undefined);
    assert.equal((await preview(watching(below(40)), [readingOf('a', [])])).firing, undefined);
  });

  it('cannot tell of renewals while most subscriptions were not read', async () => {
    const definition = watching(renewal(30));
    const read = readingOf('a', [low], [termOf()]);
    const unread = readingOf('b', [low]);
    assert.equal((await preview(definition, [unread])).firing, undefined);
    assert.equal((await preview(definition, [read, unread, unread])).firing, undefined);
    assert.deepEqual((await preview(definition, [read, unread])).firing, { customers: 1, alerts: 1 });
    assert.deepEqual((await preview(definition, [readingOf('a', [full])])).firing, {
      customers: 0,
      alerts: 0,
    });
  });

  it('asks for the subscriptions nobody read yet, of a renewal watch and of customers it may alert on', async () => {
    const readings = [
      readingOf('a', [low]),
      readingOf('b', [low], [termOf()]),
      readingOf('c', [full]),
      readingOf('d', [{ ...low, ...OLD }]),
      readingOf('e', [low]),
    ];
    const subscriptions = subscriptionsOf({ a: [termOf()], e: [] });
    const { firing } = await preview(watching(renewal(30)), readings, subscriptions);
    assert.deepEqual([firing, subscriptions.asked], [{ customers: 2, alerts: 2 }, ['a', 'e']]);
    const others = subscriptionsOf();
    await preview(watching(below(40)), readings, others);
    assert.deepEqual(others.asked, []);
  });

  it('asks no more of a Partner Center that refuses or of a fleet too large', async () => {
    const fleet = Array.from({ length: 300 }, (_, at) => readingOf(`customer ${at}`, [low]));
    const refusing = subscriptionsOf();
    assert.equal((await preview(watching(renewal(30)), fleet, refusing)).firing, undefined);
    assert.ok(refusing.asked.length <= 8, `${refusing.asked.length}`);
    const all = subscriptionsOf(Object.fromEntries(fleet.map(({ customerId }) => [customerId, [termOf()]])));
    assert.equal((await preview(watching(renewal(30)), fleet, all)).firing, undefined);
    assert.equal(all.asked.length, 100);
  });

  it('waits no longer for subscriptions than it may', async () => {
    const started = performance.now();
    const preview = createPreviewWatch({
      readings: {
        async *readings() {
          yield [readingOf('a', [low])];
        },
      },
      subscriptions: {
        read: (_, { signal }) =>
          new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      },
      clock: { now: () => NOW },
      askingMs: 50,
    });
    assert.equal(await preview(watching(renewal(30)), call), undefined);
    assert.ok(performance.now() - started < 2_000);
  });
});
