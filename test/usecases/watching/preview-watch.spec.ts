import assert from 'node:assert/strict';
import type { LicenseUsageRow } from '../../../src/domain/usage/license-usage.js';
import type { SubscriptionTerm } from '../../../src/domain/usage/subscription-term.js';
import type { WatchDefinition } from '../../../src/domain/watching/watch.js';
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

async function preview(definition: WatchDefinition, readings: readonly WatchReading[]) {
  const asked: (readonly string[] | undefined)[] = [];
  const firing = await createPreviewWatch({
    readings: {
      async *readings(customerIds) {
        asked.push(customerIds);
        yield readings;
      },
    },
    clock: { now: () => NOW },
  })(definition);
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
      clock: { now: () => new Date(atMs) },
    })(watching(below(40)));
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
});
