import assert from 'node:assert/strict';
import { DeliveryError } from '../../../src/base/errors.js';
import { createDeliveryConnectors } from '../../../src/teams/connector/delivery-connector.js';
import { deliveryFailure } from '../../../src/teams/connector/delivery-failure.js';

const NOW = new Date('2026-11-21T09:00:00Z');

function answered(statusCode: number, retryAfter?: string): Error {
  const headers = { get: () => retryAfter };
  return Object.assign(new Error('words'), { statusCode, response: { headers } });
}

describe('deliveryFailure', () => {
  const waits: [header: string | undefined, ms: number | undefined][] = [
    ['0', 0],
    ['2.5', 2500],
    ['-1', undefined],
    ['Sat, 21 Nov 2026 09:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 08:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ];
  for (const [header, ms] of waits) {
    it(`reads Retry-After: ${header}`, () => {
      assert.equal(deliveryFailure(answered(429, header), NOW).retryAfterMs, ms);
    });
  }

  it("keeps the connector's own ids of its answer, where it gave some", () => {
    const headers = new Map([
      ['ms-cv', 'AbCd1234.0'],
      ['x-ms-request-id', '7f1d'],
    ]);
    const error = Object.assign(new Error('words'), { statusCode: 502, response: { headers } });
    assert.equal(deliveryFailure(error, NOW).trace, 'ms-cv AbCd1234.0, x-ms-request-id 7f1d');
    assert.equal(deliveryFailure(new Error('no answer'), NOW).trace, undefined);
  });

  it('names the status where the connector named nothing', () => {
    assert.equal(deliveryFailure(answered(502), NOW).reason, 'HTTP 502');
  });

  it('takes a refused sign-in of the bot for the 401 it would lead to', () => {
    const error = Object.assign(new Error('AADSTS7000222: expired'), {
      name: 'ServerError',
      errorCode: 'invalid_client',
    });
    const { status, reason, retryable } = deliveryFailure(error, NOW);
    assert.deepEqual(
      { status, reason, retryable },
      { status: 401, reason: 'invalid_client', retryable: false },
    );
  });

  it('is without a status for anything else, and keeps its cause', () => {
    for (const cause of [new Error('socket hang up'), 'a string', undefined]) {
      const error = deliveryFailure(cause, NOW);
      assert.deepEqual([error.status, error.retryable, error.cause], [undefined, true, cause]);
    }
  });
});

describe('createDeliveryConnectors', () => {
  const never = new AbortController().signal;
  const connect = (createConnector: () => Promise<never>) =>
    createDeliveryConnectors({
      adapter: { createConnector },
      appId: '',
      clock: { now: () => NOW },
      timeoutMs: 50,
    })('https://example.com/');

  it('does not wait for a token for ever', async () => {
    const sending = connect(() => new Promise(() => {})).send('a:chat', {}, never);
    await assert.rejects(sending, (error) => error instanceof DeliveryError && error.reason === 'timeout');
  });

  it('asks again for a client that could not be made', async () => {
    let asked = 0;
    const connector = connect(async () => {
      asked += 1;
      throw new Error('no token');
    });
    await assert.rejects(connector.send('a:chat', {}, never), /no token/);
    await assert.rejects(connector.send('a:chat', {}, never), /no token/);
    assert.equal(asked, 2);
  });

  it('sends nothing with a client whose retries it cannot switch off', async () => {
    const client = { client: { pipeline: { removePolicy: () => [] } } };
    await assert.rejects(
      connect(async () => client as never).send('a:chat', {}, never),
      /retries .* could not be switched off/,
    );
  });
});
