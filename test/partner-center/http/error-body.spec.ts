import assert from 'node:assert/strict';
import type { Body } from '../../../src/partner-center/http/body.js';
import { readErrorBody } from '../../../src/partner-center/http/error-body.js';

const json = (value: unknown): Body => ({ kind: 'json', value });

describe('readErrorBody', () => {
  it('reads the Partner Center shape', () => {
    const body = json({
      code: '2000',
      description: 'The id is not valid.',
      data: ['id:7'],
      source: 'PartnerFD',
    });
    const { errorCode, description } = readErrorBody(body);
    assert.deepEqual([errorCode, description], ['2000', 'The id is not valid.']);
  });

  it('reads a numeric code as text', () => {
    assert.equal(readErrorBody(json({ code: 900421, description: 'MFA' })).errorCode, '900421');
  });

  it('reads the throttling shape, whose status is no error code', () => {
    const message = 'Rate limit is exceeded. Try again in 57 seconds.';
    const { errorCode, description } = readErrorBody(json({ statusCode: 429, message }));
    assert.deepEqual([errorCode, description], [undefined, message]);
  });

  it('reads the nested shape', () => {
    const body = json({ error: { code: 'Forbidden', message: 'No.', target: null, innerError: { a: 1 } } });
    const { errorCode, description } = readErrorBody(body);
    assert.deepEqual([errorCode, description], ['Forbidden', 'No.']);
  });

  it('reads the Entra shape with its ids', () => {
    const body = json({
      error: 'invalid_grant',
      error_description: 'AADSTS700082: inactive',
      error_codes: [700082],
      timestamp: '2026-10-12 08:00:00Z',
      trace_id: 'trace',
      correlation_id: 'correlation',
    });
    assert.deepEqual(readErrorBody(body), {
      errorCode: 'invalid_grant',
      description: 'AADSTS700082: inactive',
      correlationId: 'correlation',
      requestId: 'trace',
    });
  });

  it('reads nothing out of an empty body, HTML, a list, null and fields of odd types', () => {
    const bodies: readonly Body[] = [
      { kind: 'empty' },
      { kind: 'text' },
      json([1]),
      json(null),
      json('no'),
      json({ code: { a: 1 }, description: ['x'], error: null }),
    ];
    for (const body of bodies) {
      const { errorCode, description } = readErrorBody(body);
      assert.deepEqual([errorCode, description], [undefined, undefined], JSON.stringify(body));
    }
  });

  it('keeps at most the 1024 characters the documents allow', () => {
    assert.equal(readErrorBody(json({ code: '1', description: 'x'.repeat(5000) })).description?.length, 1024);
  });
});
