import assert from 'node:assert/strict';
import { createPlaces } from '../../src/mcp/http/places.js';
import { until } from '../helpers/until.js';

const FOR_EVER_MS = 60_000;
const nothing = async () => undefined;

/** Work that is ended from outside, and notes that it began. */
function pieces() {
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  const piece = (no: number) => () => {
    begun.push(no);
    return new Promise<number>((resolve) => ends.set(no, () => resolve(no)));
  };
  return { begun, piece, end: (no: number) => ends.get(no)?.() };
}

describe('createPlaces', () => {
  it('begins one piece after the other, in the order they came', async () => {
    const { begun, piece, end } = pieces();
    const placed = createPlaces({ atOnce: 8, aloneMs: FOR_EVER_MS, mostWaiting: 10, before: nothing });
    const results = [1, 2, 3].map((no) => placed(piece(no)));
    for (const no of [1, 2, 3]) {
      await until(() => begun.length === no);
      end(no);
    }
    assert.deepEqual(begun, [1, 2, 3]);
    assert.deepEqual(
      await Promise.all(results),
      [1, 2, 3].map((result) => ({ kind: 'done', result })),
    );
  });

  it('begins the next while one waits for others, and never more than may be under way', async () => {
    const { begun, piece, end } = pieces();
    const placed = createPlaces({ atOnce: 2, aloneMs: 1, mostWaiting: 10, before: nothing });
    const results = [1, 2, 3].map((no) => placed(piece(no)));
    await until(() => begun.length === 2);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(begun, [1, 2]);
    end(2);
    await until(() => begun.length === 3);
    for (const no of [1, 3]) end(no);
    await Promise.all(results);
  });

  it('sends away what comes when too much waits, and goes on after a fault', async () => {
    const { begun, piece, end } = pieces();
    const placed = createPlaces({ atOnce: 1, aloneMs: 1, mostWaiting: 1, before: nothing });
    const one = placed(piece(1));
    await until(() => begun.length === 1);
    const faulty = placed(() => Promise.reject(new Error('a fault')));
    assert.deepEqual(await placed(piece(9)), { kind: 'full' });
    end(1);
    await assert.rejects(faulty, /a fault/);
    const last = placed(piece(2));
    await until(() => begun.length === 2);
    end(2);
    await Promise.all([one, last]);
  });

  it('has each piece wait for what goes first', async () => {
    let free: () => void = () => undefined;
    const before = () => new Promise<void>((resolve) => (free = resolve));
    const { begun, piece, end } = pieces();
    const placed = createPlaces({ atOnce: 8, aloneMs: FOR_EVER_MS, mostWaiting: 10, before });
    const one = placed(piece(1));
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(begun, []);
    free();
    await until(() => begun.length === 1);
    end(1);
    await one;
  });
});
