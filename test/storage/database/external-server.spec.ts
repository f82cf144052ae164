import assert from 'node:assert/strict';
import { explainExternalFault } from '../../../src/storage/database/external-server.js';

const withCode = (code: string, message = 'it failed') => Object.assign(new Error(message), { code });

describe('explainExternalFault', () => {
  const cases: readonly [string, unknown, RegExp][] = [
    [
      'a wrong password',
      withCode('28P01', 'password authentication failed for user "bot"'),
      /user "bot"\. The user name or password is wrong/,
    ],
    ['an unknown host', withCode('ENOTFOUND', 'getaddrinfo ENOTFOUND db'), /correct the host name/],
    ['a read-only server', withCode('25006'), /not at a replica/],
    ['no answer', new Error('Connection terminated due to connection timeout'), /the firewall/],
    ['a server without TLS', new Error('The server does not support SSL connections'), /Take sslmode out/],
    ['an untrusted certificate', withCode('SELF_SIGNED_CERT_IN_CHAIN'), /sslrootcert/],
    [
      'a host with several addresses',
      Object.assign(
        new AggregateError([
          new Error('connect ECONNREFUSED ::1'),
          new Error('connect ECONNREFUSED 127.0.0.1'),
        ]),
        { code: 'ECONNREFUSED' },
      ),
      /::1, connect ECONNREFUSED 127\.0\.0\.1\. Nothing listens there/,
    ],
    ['anything else', new Error('odd'), /odd\. Check DATABASE_URL/],
  ];
  for (const [what, error, expected] of cases) {
    it(`tells what to do about ${what}`, () => {
      const explained = explainExternalFault(error);
      assert.match(explained.message, expected);
      assert.equal(explained.cause, error);
    });
  }
});
