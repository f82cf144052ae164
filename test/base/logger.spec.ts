import assert from 'node:assert/strict';
import { captureConsole, createLogger, redactSecrets } from '../../src/base/logger.js';

const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl';

function collectingLogger() {
  const lines: string[] = [];
  return { lines, logger: createLogger('debug', { write: (line: string) => void lines.push(line) }) };
}

describe('redactSecrets', () => {
  it('takes out bearer tokens, JWTs and keys, and leaves the rest', () => {
    const text = `GET /x Authorization: Bearer abc.def-ghi and ${JWT} and -----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY----- end`;
    assert.equal(
      redactSecrets(text),
      'GET /x Authorization: Bearer [redacted] and [redacted] and [redacted] end',
    );
  });

  it('takes out the beginning of one that was cut off', () => {
    assert.equal(redactSecrets('key -----BEGIN PRIVATE KEY-----\nMIIB'), 'key [redacted]');
    assert.equal(redactSecrets(`token ${JWT.slice(0, 30)}`), 'token [redacted]');
  });

  it('takes the password out of an address, and leaves the @ of a path', () => {
    assert.equal(
      redactSecrets('no answer from postgres://bot:hunter2@db:5432/x, https://smba/v3/19:a@thread.tacv2'),
      'no answer from postgres://[redacted]@db:5432/x, https://smba/v3/19:a@thread.tacv2',
    );
  });
});

describe('createLogger', () => {
  it('censors fields that hold secrets, one level down too', () => {
    const { lines, logger } = collectingLogger();
    logger.info(
      { authorization: 'a1', headers: { Authorization: 'a2' }, client: { client_secret: 'a3' }, ok: 1 },
      'sent',
    );
    assert.doesNotMatch(lines.join(), /a1|a2|a3/);
    assert.match(lines.join(), /"ok":1/);
  });

  it('reduces an error to its words and keeps the cause, without the request hanging on it', () => {
    const { lines, logger } = collectingLogger();
    const cause = Object.assign(new Error(`token ${JWT}`), { request: { headers: { secret: 'hanging' } } });
    logger.error({ err: new Error('outer', { cause }) }, 'failed');
    assert.match(lines.join(), /outer.*token \[redacted\]/);
    assert.doesNotMatch(lines.join(), /hanging|eyJ/);
  });

  it('keeps the ids by which an error is found again, and no more of one than fits a line', () => {
    const { lines, logger } = collectingLogger();
    const ids = { status: 502, correlationId: 'c0ffee', requestId: `Bearer ${JWT}`, trace: 'x'.repeat(5000) };
    logger.error({ err: Object.assign(new Error('outer'), ids, { details: ['hanging'] }) }, 'failed');
    const { err } = JSON.parse(lines.join()) as { readonly err: Record<string, unknown> };
    assert.deepEqual([err['status'], err['correlationId'], err['details']], [502, 'c0ffee', undefined]);
    assert.equal(err['requestId'], 'Bearer [redacted]');
    assert.equal(String(err['trace']).length, 200);
  });
});

describe('captureConsole', () => {
  it('turns what a library prints into a debug line without secrets', () => {
    const { lines, logger } = collectingLogger();
    const restore = captureConsole(logger);
    console.error(`Available keys: ${JWT}`);
    restore();
    assert.match(lines.join(), /"level":"debug".*Available keys: \[redacted\]/);
  });
});
