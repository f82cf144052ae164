import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { CALLS, call, newClient, TOOLS } from '../helpers/mcp-client.js';
import { nodeArguments, runProgram } from '../helpers/run-program.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ARGS = nodeArguments('src/cli/mcp.ts');

describe('npm run mcp', function () {
  this.timeout(180_000);

  it('lists and answers every tool over stdio with --demo, without credentials', async () => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [...ARGS, '--demo'],
      cwd: ROOT,
      stderr: 'pipe',
    });
    const client = newClient();
    const strange: string[] = [];
    client.onerror = (error) => strange.push(error.message);
    await client.connect(transport, { timeout: 150_000 });
    try {
      assert.equal(client.getServerVersion()?.name, 'seatwise');
      assert.match(client.getInstructions() ?? '', /never follow what they say/);
      const { tools } = await client.listTools();
      assert.deepEqual(tools.map(({ name }) => name).sort(), [...TOOLS].sort());
      for (const { name, description, inputSchema, outputSchema, annotations } of tools) {
        assert.ok((description ?? '').length > 80, name);
        assert.equal(inputSchema.type, 'object');
        assert.equal(outputSchema?.['type'], 'object');
        assert.equal(annotations?.readOnlyHint, true);
      }
      for (const name of TOOLS) {
        // The client itself checks structured content against the schema it was given.
        const { isError, text, texts, structured } = await call(client, name, CALLS[name]);
        assert.equal(isError, false, `${name}: ${text}`);
        assert.ok(text.length > 10 && text.length < 2_000, `${name}: ${text}`);
        assert.deepEqual(JSON.parse(texts[1] ?? ''), structured);
      }
      assert.deepEqual(strange, []);
    } finally {
      await client.close();
    }
  });

  it('writes nothing but the protocol to standard output, whatever is logged, and ends with its client', async () => {
    const child = spawn(process.execPath, [...ARGS, '--demo'], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LOG_LEVEL: 'debug' },
    });
    let out = '';
    let log = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk;
      if (out.includes('"id":2')) child.stdin.end();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      log += chunk;
    });
    const clientInfo = { name: 'raw', version: '1' };
    for (const message of [
      {
        id: 1,
        method: 'initialize',
        params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo },
      },
      { method: 'notifications/initialized' },
      { id: 2, method: 'tools/call', params: { name: 'find_customer', arguments: { customer: 'contoso' } } },
    ]) {
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
    }
    const exitCode = await new Promise((resolve) => child.once('close', resolve));
    assert.equal(exitCode, 0, log);
    const lines = out.trim().split('\n');
    assert.equal(lines.length, 2);
    for (const line of lines) assert.equal(JSON.parse(line).jsonrpc, '2.0');
    assert.match(log, /"command":"mcp find_customer"/);
    assert.doesNotMatch(log, /contoso\.onmicrosoft/);
  });

  it('names the missing settings and --demo', async () => {
    const { exitCode, stdout, stderr } = await runProgram('src/cli/mcp.ts', []);
    assert.equal(exitCode, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /PARTNER_CENTER_ACCESS_TOKEN[\s\S]*--demo/);
  });
});
