import assert from 'node:assert/strict';
import { type Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { openFreshDatabase } from '../helpers/database.js';
import { CALLS, call, newClient, TOOLS } from '../helpers/mcp-client.js';
import { createMcpIssuer, PERSON_ID } from '../helpers/mcp-issuer.js';
import { startBot } from '../helpers/running-bot.js';

async function connect(url: string, token?: string, version?: string): Promise<Client> {
  const client = newClient(version);
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${url}/mcp`), {
      ...(token && { requestInit: { headers: { authorization: `Bearer ${token}` } } }),
    }),
  );
  return client;
}

describe('the tools over HTTP', function () {
  this.timeout(90_000);

  it('are listed and answered for the SDK’s own client, and the audit says who asked', async () => {
    const issuer = await createMcpIssuer();
    const { database, databaseUrl, close } = await openFreshDatabase();
    const bot = await startBot({
      MCP: 'on',
      MCP_AUTHORITY: issuer.url,
      PUBLIC_URL: 'https://seatwise.contoso.test',
      DATABASE_URL: databaseUrl,
    });
    try {
      await bot.sweep();
      const client = await connect(bot.url, issuer.token());
      const { tools } = await client.listTools();
      assert.deepEqual(tools.map(({ name }) => name).sort(), [...TOOLS].sort());
      for (const name of TOOLS) {
        const { isError, text, structured } = await call(client, name, CALLS[name]);
        assert.equal(isError, false, `${name}: ${text}`);
        assert.ok(structured);
      }
      const portfolio = await call(client, 'portfolio', {});
      assert.equal(portfolio.structured.outcome, 'customers');
      await client.close();
      const modern = await connect(bot.url, issuer.token(), '2026-07-28');
      assert.equal(modern.getNegotiatedProtocolVersion(), '2026-07-28');
      assert.equal((await modern.listTools()).tools.length, TOOLS.length);
      for (const name of TOOLS) {
        const { isError, text } = await call(modern, name, CALLS[name]);
        assert.equal(isError, false, `${name}: ${text}`);
      }
      await modern.close();
      await bot.close();
      const { rows } = await database.pool.query(
        "select user_id, action, customer_id from audit_entry where action like 'mcp %'",
      );
      assert.deepEqual(
        [...new Set(rows.map(({ action }) => action))].sort(),
        TOOLS.map((name) => `mcp ${name}`).sort(),
      );
      assert.ok(rows.every(({ user_id }) => user_id === PERSON_ID));
      const usage = rows.find(({ action }) => action === 'mcp license_usage');
      assert.match(usage.customer_id, /^[0-9a-f-]{36}$/);
    } finally {
      await close();
      await issuer.close();
    }
  });

  it('need no token on loopback without authentication, but no web page gets them', async () => {
    const bot = await startBot({
      ALLOW_ANONYMOUS: 'true',
      MicrosoftAppId: '',
      MicrosoftAppPassword: '',
      MicrosoftAppTenantId: '',
      MCP: 'on',
    });
    try {
      const client = await connect(bot.url);
      const { text } = await call(client, 'license_usage', CALLS.license_usage);
      assert.match(text, /seats unused/);
      await client.close();
      const page = await fetch(`${bot.url}/mcp`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
        body: '{}',
      });
      assert.equal(page.status, 403);
      const from = (headers: Readonly<Record<string, string>>) =>
        fetch(`${bot.url}/mcp`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: '{}',
        });
      for (const headers of [
        { origin: 'null' },
        { origin: 'https://evil.example' },
        { origin: bot.url.replace('http:', 'https:') },
        { origin: `${bot.url}.evil.example` },
        { origin: bot.url, 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ])
        assert.equal((await from(headers)).status, 403, JSON.stringify(headers));
      // A client that names the address it asks, as the public conformance tests do.
      assert.notEqual((await from({ origin: bot.url })).status, 403);
      const metadata = await fetch(`${bot.url}/.well-known/oauth-protected-resource/mcp`);
      assert.equal(metadata.status, 404);
    } finally {
      await bot.close();
    }
  });
});
