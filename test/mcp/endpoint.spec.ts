import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createLogger } from '../../src/base/logger.js';
import { createMcpEndpoint, type McpRequest } from '../../src/mcp/http/endpoint.js';

describe('createMcpEndpoint', () => {
  const caller = { tenantId: 'tenant', userId: 'ana' };
  const person = { kind: 'person', caller, endsAtMs: Number.MAX_SAFE_INTEGER } as const;
  const open = () =>
    createMcpEndpoint({
      makeServer: () => assert.fail('no request gets so far'),
      protection: {
        serving: {
          publicUrl: 'https://seatwise.contoso.test',
          audience: 'api://seatwise',
          authority: 'https://login.example',
          tenantIds: ['tenant'],
        },
        people: { known: () => person, check: async () => person },
      },
      untilFree: async () => undefined,
      logger: createLogger('silent'),
    });
  const requestAt = (host: string, body: McpRequest['body']): McpRequest => ({
    headers: { host, authorization: 'Bearer token' },
    body,
    signal: new AbortController().signal,
  });

  it('says 403 of another host before 429, of somebody known who asks too often as well', async () => {
    const endpoint = open();
    let read = 0;
    let end: () => void = () => undefined;
    const isOver = new Promise<void>((resolve) => {
      end = resolve;
    });
    const slow = async () => {
      read += 1;
      await isOver;
      return { kind: 'refused', status: 400, message: 'It took too long.' } as const;
    };
    const never = () => assert.fail('its body is not read');
    const under = Array.from({ length: 10 }, () => endpoint.answer(requestAt('seatwise.contoso.test', slow)));
    while (read < under.length) await new Promise((resolve) => setImmediate(resolve));
    assert.equal((await endpoint.answer(requestAt('seatwise.contoso.test', never))).status, 429);
    assert.equal((await endpoint.answer(requestAt('evil.example', never))).status, 403);
    end();
    assert.deepEqual([...new Set((await Promise.all(under)).map(({ status }) => status))], [400]);
    await endpoint.close();
  });

  it('answers 429 one after the other, so that whoever asks again at once asks slower', async () => {
    const clock = sinon.useFakeTimers();
    try {
      const endpoint = open();
      const never = () => new Promise<never>(() => undefined);
      let refused = 0;
      for (let index = 0; index < 1_010; index += 1) {
        void endpoint.answer(requestAt('seatwise.contoso.test', never)).then(({ status }) => {
          assert.equal(status, 429);
          refused += 1;
        });
        // The first ten are let in one after the other.
        if (index < 10) await clock.tickAsync(100);
      }
      await clock.tickAsync(1_000);
      assert.ok(refused > 100 && refused < 600, `${refused} of 1,000 within a second`);
      const asked = endpoint.close();
      await clock.tickAsync(0);
      assert.equal(refused, 1_000, 'nobody is held up once it ends');
      await asked;
    } finally {
      clock.restore();
    }
  });
});
