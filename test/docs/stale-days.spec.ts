import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { STALE_AFTER_DAYS } from '../../src/domain/usage/data-age.js';

describe('what the pages say of stale data', () => {
  for (const [page, times] of [
    ['design', 2],
    ['commands', 2],
  ] as const) {
    it(`is, in docs/${page}.md, what counts as stale`, () => {
      const text = readFileSync(new URL(`../../docs/${page}.md`, import.meta.url), 'utf8');
      const days = [...text.matchAll(/older than (\d+) days/g)].map(([, count]) => Number(count));
      assert.deepEqual(
        days,
        Array.from({ length: times }, () => STALE_AFTER_DAYS),
      );
    });
  }
});
