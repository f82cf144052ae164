import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PartnerCenterError, type PartnerCenterErrorDetails } from '../../../src/base/errors.js';
import { DEFAULT_RETRY_POLICY, waitBefore } from '../../../src/partner-center/http/retry.js';
import { CORRELATION_ID } from '../support.js';

function failure(details: Partial<PartnerCenterErrorDetails>): PartnerCenterError {
  return new PartnerCenterError('no', { fault: 'unavailable', correlationId: CORRELATION_ID, ...details });
}

const wait = (error: Error, retries: number, random: number) =>
  waitBefore(error, retries, DEFAULT_RETRY_POLICY, { random: () => random });

describe('waitBefore', () => {
  it('keeps the planned waits within a fifth', () => {
    assert.deepEqual(
      [0, 1, 2].map((retries) =>
        [0, 0.5, 1].map((random) => wait(failure({ status: 503 }), retries, random)),
      ),
      [
        [400, 500, 600],
        [1200, 1500, 1800],
        [2800, 3500, 4200],
      ],
    );
  });

  it('tries again after failures without a status, and not after one that is not listed', () => {
    assert.equal(wait(failure({}), 0, 0.5), 500);
    assert.equal(wait(failure({ fault: 'timeout' }), 0, 0.5), 500);
    assert.equal(wait(failure({ status: 520 }), 0, 0.5), undefined);
    assert.equal(wait(failure({ fault: 'unreadable' }), 0, 0.5), undefined);
    assert.equal(wait(new Error('a bug'), 0, 0.5), undefined);
  });

  it('is never shorter than the Retry-After and never much longer', () => {
    fc.assert(
      fc.property(
        fc.nat(60_000),
        fc.nat(3),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (retryAfterMs, retries, random) => {
          const waitMs = wait(failure({ fault: 'throttled', status: 429, retryAfterMs }), retries, random);
          assert.ok(waitMs !== undefined && waitMs >= retryAfterMs && waitMs <= retryAfterMs + 1000);
        },
      ),
    );
  });
});
