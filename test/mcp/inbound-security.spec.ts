import assert from 'node:assert/strict';
import { Agent, fetch } from 'undici';
import { teamsMessage } from '../helpers/bot-channel.js';
import {
  createMcpIssuer,
  type McpIssuer,
  OTHER_PERSON_ID,
  OTHER_TENANT_ID,
  PERSON_ID,
  type TokenKind,
} from '../helpers/mcp-issuer.js';
import { portOf, sendRaw, statusesOf } from '../helpers/raw-request.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';

const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };
const ASK = {
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'find_customer', arguments: { customer: 'contoso.onmicrosoft.com' } },
};

/** A thousand connections at once are as many as one machine opens in a while; these are kept. */
const dispatcher = new Agent({ connections: 300, connectTimeout: 60_000 });

describe('POST /mcp, attacked', function () {
  this.timeout(60_000);
  let issuer: McpIssuer;
  let bot: RunningBot;

  before(async () => {
    issuer = await createMcpIssuer();
    bot = await startBot({
      MCP: 'on',
      MCP_AUTHORITY: issuer.url,
      PUBLIC_URL: 'https://seatwise.contoso.test',
      ALLOWED_USER_IDS: PERSON_ID,
    });
  });
  after(async () => {
    await bot?.close();
    await issuer?.close();
    await dispatcher.destroy();
  });

  interface Asked {
    readonly authorization?: string;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  }

  async function post({ authorization, body = ASK, headers = {} }: Asked) {
    const response = await fetch(`${bot.url}/mcp`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...(authorization === undefined ? {} : { authorization }),
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      dispatcher,
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  const bearer = (changes?: Readonly<Record<string, unknown>>, how?: TokenKind) =>
    `Bearer ${issuer.token(changes, how)}`;

  function assertNothingLeaks(text: string): void {
    assert.doesNotMatch(
      text,
      /contoso\.onmicrosoft|license_usage|\bat .*:\d+:\d+|node_modules|partner-center-token/,
    );
  }

  it('answers whoever may ask', async () => {
    const { status, text } = await post({ authorization: bearer() });
    assert.equal(status, 200, text);
    assert.match(text, /contoso\.onmicrosoft\.com/);
    for (const aud of [`api://11111111-1111-4111-8111-111111111111`]) {
      assert.equal((await post({ authorization: bearer({ aud }) })).status, 200);
    }
  });

  it('tells whoever has no token where to sign in, and nothing else', async () => {
    for (const authorization of [undefined, '', 'Basic YTpi', 'Bearer', 'Bearer a b', `${bearer()} x`]) {
      const { status, headers, text } = await post(authorization === undefined ? {} : { authorization });
      assert.equal(status, 401, authorization);
      const challenge = headers.get('www-authenticate') ?? '';
      assert.match(
        challenge,
        /resource_metadata="https:\/\/seatwise\.contoso\.test\/\.well-known\/oauth-protected-resource\/mcp"/,
      );
      assert.match(challenge, /scope="api:\/\/11111111-1111-4111-8111-111111111111\/access_as_user"/);
      assertNothingLeaks(text);
    }
  });

  it('publishes what a client needs to sign in', async () => {
    for (const path of [
      '/.well-known/oauth-protected-resource/mcp',
      '/.well-known/oauth-protected-resource',
    ]) {
      const response = await fetch(`${bot.url}${path}`);
      assert.equal(response.status, 200);
      const metadata = (await response.json()) as Record<string, unknown>;
      assert.equal(metadata['resource'], 'https://seatwise.contoso.test/mcp');
      assert.deepEqual(metadata['authorization_servers'], [
        `${issuer.url}/22222222-2222-4222-8222-222222222222/v2.0`,
      ]);
      assert.deepEqual(metadata['scopes_supported'], [
        'api://11111111-1111-4111-8111-111111111111/access_as_user',
      ]);
    }
  });

  for (const how of [
    'foreign-key',
    'none',
    'hs256-with-public-key',
    'own-key-in-header',
    'key-address-in-header',
    'rs512-header',
    'tampered',
  ] as const) {
    it(`refuses a forged token: ${how}`, async () => {
      const { status, text } = await post({ authorization: bearer({}, how) });
      assert.equal(status, 401);
      assertNothingLeaks(text);
      assert.ok(!issuer.asked.some((path) => path.includes('evil')));
    });
  }

  const now = Math.floor(Date.now() / 1000);
  const wrong: readonly (readonly [what: string, claims: Readonly<Record<string, unknown>>])[] = [
    ['expired', { exp: now - 3600 }],
    ['without an end', { exp: undefined }],
    ['not valid yet', { nbf: now + 3600 }],
    ['for another audience', { aud: '99999999-9999-4999-8999-999999999999' }],
    ['for Microsoft Graph', { aud: '00000003-0000-0000-c000-000000000000' }],
    ['of no audience', { aud: undefined }],
    ['of another issuer', { iss: 'https://login.evil.example/v2.0' }],
    ['of the first generation', { iss: 'https://sts.windows.net/22222222-2222-4222-8222-222222222222/' }],
    ['without a tenant', { tid: undefined, iss: 'x' }],
    ['of a tenant by an odd name', { tid: '../22222222-2222-4222-8222-222222222222', iss: 'x' }],
  ];
  for (const [what, claims] of wrong) {
    it(`refuses a token that is genuine and ${what}`, async () => {
      const { status, text, headers } = await post({ authorization: bearer(claims) });
      assert.equal(status, 401);
      assert.match(headers.get('www-authenticate') ?? '', /error="invalid_token"/);
      assertNothingLeaks(text);
    });
  }

  it('refuses a token of another tenant, and looks nothing up for it', async () => {
    const before = issuer.asked.length;
    const { status, text } = await post({ authorization: bearer({ tid: OTHER_TENANT_ID }) });
    assert.equal(status, 401);
    assertNothingLeaks(text);
    assert.equal(issuer.asked.length, before);
    assert.ok(!issuer.asked.some((path) => path.includes(OTHER_TENANT_ID)));
  });

  for (const [what, claims] of [
    ['without the scope', { scp: undefined }],
    ['with another scope', { scp: 'User.Read access_as_user2' }],
    ['of an application', { scp: undefined, roles: ['access_as_user'], idtyp: 'app' }],
    ['of no person', { oid: undefined }],
    ['of a person off the list', { oid: OTHER_PERSON_ID }],
  ] as const) {
    it(`refuses with 403 a token ${what}`, async () => {
      const { status, text } = await post({ authorization: bearer(claims) });
      assert.equal(status, 403);
      assertNothingLeaks(text);
    });
  }

  it('refuses another host and any web page, with a good token too', async () => {
    for (const [host, status] of [
      ['seatwise.contoso.test', 200],
      ['evil.example', 403],
      ['seatwise.contoso.test.evil.example', 403],
    ] as const) {
      const body = JSON.stringify(LIST);
      const answer = await sendRaw(
        portOf(bot.url),
        [
          'POST /mcp HTTP/1.1',
          `Host: ${host}`,
          `Authorization: ${bearer()}`,
          'Content-Type: application/json',
          'Accept: application/json, text/event-stream',
          `Content-Length: ${body.length}`,
          'Connection: close',
          '',
          body,
        ].join('\r\n'),
      );
      assert.deepEqual(statusesOf(answer), [status], host);
    }
    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost:6274',
      'https://seatwise.contoso.test:8443',
    ]) {
      const { status } = await post({ authorization: bearer(), headers: { origin } });
      assert.equal(status, 403, origin);
    }
    const own = await post({ authorization: bearer(), headers: { origin: 'https://seatwise.contoso.test' } });
    assert.equal(own.status, 200);
  });

  it('reads no body of whoever may not ask, and none that is large, packed, broken or a batch', async () => {
    const large = JSON.stringify({ ...ASK, params: { ...ASK.params, filler: 'x'.repeat(6 * 1024 * 1024) } });
    assert.equal((await post({ body: large })).status, 401);
    assert.equal((await post({ authorization: bearer(), body: large })).status, 413);
    const packed = await post({ authorization: bearer(), headers: { 'content-encoding': 'gzip' } });
    assert.equal(packed.status, 415);
    assert.equal(
      (await post({ authorization: bearer(), headers: { 'content-type': 'text/plain' } })).status,
      415,
    );
    assert.equal((await post({ authorization: bearer(), body: '{"jsonrpc":' })).status, 400);
    const batch = Array.from({ length: 1000 }, (_, id) => ({ ...ASK, id }));
    const { status, text } = await post({ authorization: bearer(), body: batch });
    assert.equal(status, 400);
    assertNothingLeaks(text);
    for (const body of ['null', '5', '{}', '{"jsonrpc":"2.0","id":1,"method":"tools/call"}']) {
      const odd = await post({ authorization: bearer(), body });
      assert.ok(odd.status < 500, `${body} ${odd.status}`);
      assert.doesNotMatch(odd.text, /\bat .*:\d+:\d+|node_modules/);
    }
  });

  // JSON as text: these cannot be written as values.
  const called = (args: string) =>
    `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"find_customer","arguments":${args}}}`;
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const odd: readonly (readonly [what: string, body: string, status: readonly number[]])[] = [
    ['arrays 100,000 levels deep', deep(100_000), [400]],
    ['arguments 100,000 levels deep', called(`{"customer":"contoso","x":${deep(100_000)}}`), [200, 400]],
    ['a name 100,000 levels deep', called(`{"customer":${deep(100_000)}}`), [200, 400]],
    ['parameters 30,000 objects deep', called(`${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`), [200, 400]],
    [
      'metadata 30,000 objects deep',
      `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}}}`,
      [200, 400],
    ],
    ['an id 100,000 levels deep', `{"jsonrpc":"2.0","id":${deep(100_000)},"method":"tools/list"}`, [400]],
    ['a batch', `[${called('{"customer":"contoso"}')},${called('{"customer":"contoso"}')}]`, [400]],
    ['an empty batch', '[]', [400]],
    ['a batch within a batch', `[[${called('{"customer":"contoso"}')}]]`, [400]],
  ];
  for (const [what, body, statuses] of odd) {
    it(`bears ${what}`, async () => {
      const { status, text } = await post({ authorization: bearer(), body });
      assert.ok(statuses.includes(status), `${status} ${text.slice(0, 300)}`);
      assert.doesNotMatch(text, /\bat .*:\d+:\d+|node_modules|RangeError|call stack/);
      assert.ok(
        !text.includes('[[[[[[[[') && !text.includes('{"a":{"a":'),
        'what was sent does not come back',
      );
      assert.equal((await post({ authorization: bearer() })).status, 200, 'the next one is answered');
    });
  }

  it('takes no name of every object for a tool, an argument or a method, and changes none', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype']) {
      const asTool = await post({
        authorization: bearer(),
        body: { ...ASK, params: { name, arguments: {} } },
      });
      assert.match(asTool.text, /"error"|"isError":true/, name);
      const asMethod = await post({ authorization: bearer(), body: { ...ASK, method: name } });
      assert.match(asMethod.text, /"error"/, name);
      assert.ok(asTool.status < 500 && asMethod.status < 500, name);
      assertNothingLeaks(asTool.text + asMethod.text);
    }
    for (const args of [
      '{"__proto__":{"customer":"contoso.onmicrosoft.com"}}',
      '{"constructor":{"prototype":{"customer":"contoso.onmicrosoft.com"}}}',
    ]) {
      const { text } = await post({ authorization: bearer(), body: called(args) });
      assert.match(text, /"isError":true|"error"/, args);
      assertNothingLeaks(text);
    }
    const { text } = await post({
      authorization: bearer(),
      body: called(
        '{"customer":"contoso.onmicrosoft.com","__proto__":{"customer":"fabrikam.onmicrosoft.com"}}',
      ),
    });
    assert.match(text, /contoso\.onmicrosoft\.com/);
    assert.equal('customer' in {}, false);
  });

  it('takes the last of two properties of one name, for what it answers as for what it notes', async () => {
    const from = bot.log.length;
    const asked = await post({
      authorization: bearer(),
      body: called('{"customer":"fabrikam.onmicrosoft.com","customer":"contoso.onmicrosoft.com"}'),
    });
    assert.match(asked.text, /contoso\.onmicrosoft\.com/);
    const twice =
      '{"jsonrpc":"2.0","id":1,"method":"tools/list","method":"tools/call","params":{"name":"portfolio","name":"find_customer","arguments":{"customer":"contoso.onmicrosoft.com"}}}';
    const { text } = await post({ authorization: bearer(), body: twice });
    assert.match(text, /contoso\.onmicrosoft\.com/);
    const noted = bot.log.slice(from).filter((line) => line.includes('"command":"mcp '));
    assert.deepEqual(
      noted.map((line) => JSON.parse(line).command),
      ['mcp find_customer', 'mcp find_customer'],
    );
  });

  it('serves nothing but POST', async () => {
    for (const method of ['GET', 'DELETE', 'PUT']) {
      const response = await fetch(`${bot.url}/mcp`, { method, headers: { authorization: bearer() } });
      assert.equal(response.status, 405, method);
    }
  });

  it('keeps no stream open for what never changes', async () => {
    const { status, text } = await post({
      authorization: bearer(),
      headers: { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'subscriptions/listen' },
      body: {
        jsonrpc: '2.0',
        id: 7,
        method: 'subscriptions/listen',
        params: {
          notifications: { toolsListChanged: true },
          _meta: {
            'io.modelcontextprotocol/protocolVersion': '2026-07-28',
            'io.modelcontextprotocol/clientCapabilities': {},
            'io.modelcontextprotocol/clientInfo': { name: 'x', version: '1' },
          },
        },
      },
    });
    assert.ok(status === 200 || status === 400, String(status));
    assert.match(text, /"error"/);
  });

  it('answers the bot in Teams while somebody asks a thousand times at once', async () => {
    const authorization = bearer();
    const calls = Array.from({ length: 1000 }, () => post({ authorization }));
    const startedAt = performance.now();
    const turn = await bot.post(teamsMessage(bot.channel, 'license usage for contoso.onmicrosoft.com'));
    const turnMs = performance.now() - startedAt;
    assert.equal(turn.status, 200);
    assert.match(JSON.stringify(bot.channel.sent), /seats unused/);
    const answers = await Promise.all(calls);
    const tookSeconds = (performance.now() - startedAt) / 1000;
    const counts = new Map<number, number>();
    for (const { status, headers } of answers) {
      counts.set(status, (counts.get(status) ?? 0) + 1);
      if (status === 429) assert.match(headers.get('retry-after') ?? '', /^\d+$/);
    }
    assert.deepEqual([...counts.keys()].sort(), [200, 429]);
    // What a person may ask at once, and the pace from then on, however long this machine takes for it.
    const most = 120 + 2 * tookSeconds + 1;
    assert.ok((counts.get(200) ?? 0) <= most, `${counts.get(200)} were answered, of ${most} at most`);
    // Teams gives a turn 15 seconds.
    assert.ok(turnMs < 10_000, `${turnMs} ms`);
  });

  it('says 503, not 401, while the keys of the tenant cannot be read', async () => {
    const failing = await createMcpIssuer();
    failing.fail(true);
    const other = await startBot({
      MCP: 'on',
      MCP_AUTHORITY: failing.url,
      PUBLIC_URL: 'https://seatwise.contoso.test',
    });
    try {
      const ask = async () => {
        const response = await fetch(`${other.url}/mcp`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${failing.token()}` },
          body: JSON.stringify(LIST),
        });
        return response.status;
      };
      assert.deepEqual([await ask(), await ask(), await ask()], [503, 503, 503]);
      // Whoever asks on does not make the bot ask on.
      assert.equal(failing.asked.length, 1);
    } finally {
      await other.close();
      await failing.close();
    }
  });

  it('writes neither token nor name nor argument into the log', () => {
    const log = bot.log.join('\n');
    assert.match(log, /MCP request refused/);
    assert.doesNotMatch(log, /eyJ[\w-]+\.eyJ/);
    assert.doesNotMatch(log, /contoso\.onmicrosoft\.com/);
  });
});

describe('without MCP=on', () => {
  it('there is no /mcp, and nothing of it is loaded', async () => {
    const bot = await startBot();
    try {
      for (const [method, path] of [
        ['POST', '/mcp'],
        ['GET', '/mcp'],
        ['GET', '/.well-known/oauth-protected-resource/mcp'],
      ] as const) {
        assert.equal((await fetch(`${bot.url}${path}`, { method })).status, 404, path);
      }
    } finally {
      await bot.close();
    }
  });
});
