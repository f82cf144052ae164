import assert from 'node:assert/strict';
import type { PartnerCenterFault } from '../../../src/base/errors.js';
import type { Body } from '../../../src/partner-center/http/body.js';
import { createResponseFailure } from '../../../src/partner-center/http/failure.js';
import { NOW } from '../support.js';

const CALL = { route: '/v1/customers/{id}', correlationId: 'correlation', requestId: 'request' };

interface Case {
  readonly status: number;
  readonly code?: string;
  readonly reason?: string;
  readonly headers?: Record<string, string>;
  readonly fault: PartnerCenterFault;
}

function failureOf({ status, code, reason = '', headers = {} }: Omit<Case, 'fault'>) {
  const body: Body =
    code === undefined ? { kind: 'empty' } : { kind: 'json', value: { code, description: 'Text' } };
  return createResponseFailure({ status, reason, headers: new Headers(headers), body }, CALL, NOW);
}

describe('createResponseFailure', () => {
  const cases: readonly Case[] = [
    { status: 400, code: '3000', fault: 'rejected' },
    { status: 401, code: '400', fault: 'unauthorized' },
    { status: 401, code: '800001', fault: 'unauthorized' },
    { status: 401, fault: 'unauthorized' },
    { status: 401, code: '900420', fault: 'wrong-audience' },
    { status: 401, code: '900421', fault: 'mfa-required' },
    { status: 401, reason: 'Unauthorized - MFA required', fault: 'mfa-required' },
    { status: 403, code: '2032', fault: 'forbidden' },
    { status: 403, code: '900329', fault: 'forbidden' },
    { status: 403, code: '20002', fault: 'no-relationship' },
    { status: 404, code: '1000', fault: 'not-found' },
    { status: 404, fault: 'not-found' },
    { status: 405, fault: 'rejected' },
    { status: 408, fault: 'unavailable' },
    { status: 409, fault: 'rejected' },
    { status: 410, fault: 'rejected' },
    { status: 429, fault: 'throttled' },
    { status: 500, code: '800003', fault: 'unavailable' },
    { status: 501, code: '0', fault: 'rejected' },
    { status: 502, fault: 'unavailable' },
    { status: 503, fault: 'unavailable' },
    { status: 504, fault: 'unavailable' },
    { status: 520, fault: 'unavailable' },
    { status: 302, fault: 'rejected' },
  ];
  for (const { fault, ...answer } of cases) {
    const name = [answer.status, answer.code ? `code ${answer.code}` : '', answer.reason]
      .filter(Boolean)
      .join(' ');
    it(`reads ${name} as ${fault}`, () => assert.equal(failureOf(answer).fault, fault));
  }

  it('carries status, code and ids, and a message without the description', () => {
    const failure = failureOf({ status: 403, code: '20002' });
    const { status, errorCode, correlationId, requestId, message } = failure;
    assert.deepEqual(
      { status, errorCode, correlationId, requestId },
      { status: 403, errorCode: '20002', correlationId: 'correlation', requestId: 'request' },
    );
    assert.equal(message, 'Partner Center answered 403 (code 20002) to /v1/customers/{id}');
  });

  it('is retryable for the passing faults only', () => {
    const retryable = cases.filter((one) => failureOf(one).retryable).map(({ status }) => status);
    assert.deepEqual(retryable, [408, 429, 500, 502, 503, 504, 520]);
  });
});
