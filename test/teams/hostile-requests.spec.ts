import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { teamsMessage } from '../helpers/bot-channel.js';
import { portOf, sendRaw, statusesOf } from '../helpers/raw-request.js';
import { type RunningBot, startBot } from '../helpers/running-bot.js';

describe('the HTTP server, before any token', () => {
  let bot: RunningBot;
  before(async () => {
    bot = await startBot();
  });
  after(() => bot.close());

  const ask = async (head: readonly string[], body = '') =>
    statusesOf(await sendRaw(portOf(bot.url), `${head.join('\r\n')}\r\n\r\n${body}`));

  const targets = ['/healthz', '/readyz', '/api/messages', '/nowhere', '//', '/%', '*'];
  // Whether a broken punycode label makes an address depends on the version of Node.
  const punycode = ['xn--a'].filter((host) => !URL.canParse(`http://${host}/`));
  for (const host of ['%', '[', 'a:99999', 'a b', ':', '[::1', 'a:b', '<', '%00', ...punycode]) {
    it(`refuses Host: ${host} with 400, whatever is asked for`, async () => {
      for (const method of ['GET', 'POST', 'HEAD', 'OPTIONS', 'DELETE']) {
        for (const target of targets) {
          const statuses = await ask([`${method} ${target} HTTP/1.1`, `Host: ${host}`, 'Connection: close']);
          assert.deepEqual(statuses, [400], `${method} ${target}`);
        }
      }
    });
  }

  for (const target of ['http://[', 'http://a:99999/healthz', 'http://%', 'http://', 'https://[::', 'a://']) {
    it(`refuses the target ${target} with 400`, async () => {
      for (const method of ['GET', 'POST', 'HEAD']) {
        const [status] = await ask([`${method} ${target} HTTP/1.1`, 'Host: bot', 'Connection: close']);
        assert.ok(status === 400 || (target === 'a://' && status === 404), `${method} ${status}`);
      }
    });
  }

  it('answers a request of HTTP/1.0, which names no host', async () => {
    assert.deepEqual(await ask(['GET /healthz HTTP/1.0']), [200]);
  });

  for (const path of ['/healthz', '/readyz']) {
    it(`answers HEAD ${path} as it does GET, without the body`, async () => {
      const [head, get] = await Promise.all(
        ['HEAD', 'GET'].map((method) => fetch(`${bot.url}${path}`, { method })),
      );
      assert.equal(head?.status, get?.status);
      assert.equal(await head?.text(), '');
      assert.notEqual(await get?.text(), '');
    });
  }

  for (const protocol of ['websocket', 'h2c', '%']) {
    it(`answers a request that asks for ${protocol} instead like any other, and keeps no connection of it`, async () => {
      const upgrade = ['Connection: Upgrade', `Upgrade: ${protocol}`];
      for (const [method, status] of [
        ['GET', 200],
        ['POST', 405],
      ] as const) {
        const head = [`${method} /healthz HTTP/1.1`, 'Host: bot', ...upgrade];
        const answer = await sendRaw(portOf(bot.url), `${head.join('\r\n')}\r\n\r\n`, { quietMs: 300 });
        assert.deepEqual(statusesOf(answer), [status]);
      }
    });
  }

  it('refuses who has no token before any of the body came', async () => {
    const socket = connect(portOf(bot.url), '127.0.0.1');
    const head = ['POST /api/messages HTTP/1.1', 'Host: bot', 'Content-Type: application/json'];
    socket.write(`${head.join('\r\n')}\r\nContent-Length: 100000\r\n\r\n{`);
    const answer = await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    assert.match(String(answer), /^HTTP\/1.1 401 /);
  });

  it('reads nothing for a forged token either', async () => {
    const socket = connect(portOf(bot.url), '127.0.0.1');
    const authorization = `Authorization: Bearer ${bot.channel.token({ foreignKey: true })}`;
    const head = [
      'POST /api/messages HTTP/1.1',
      'Host: bot',
      'Content-Type: application/json',
      authorization,
    ];
    socket.write(`${head.join('\r\n')}\r\nContent-Length: 100000\r\n\r\n{`);
    const answer = await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    assert.match(String(answer), /^HTTP\/1.1 401 /);
  });

  it('still answers after all of that, with nothing in the log that somebody should look at', async () => {
    assert.equal((await bot.post(teamsMessage(bot.channel, 'help'))).status, 200);
    assert.deepEqual(
      bot.log.filter((line) => JSON.parse(line).level >= 50),
      [],
    );
  });
});

describe('the HTTP server without authentication', () => {
  let bot: RunningBot;
  before(async () => {
    bot = await startBot({
      ALLOW_ANONYMOUS: 'true',
      MicrosoftAppId: '',
      MicrosoftAppPassword: '',
      MicrosoftAppTenantId: '',
    });
  });
  after(() => bot.close());
  beforeEach(() => bot.channel.sent.splice(0));

  function post(headers: readonly string[]): Promise<string> {
    const body = JSON.stringify(teamsMessage(bot.channel, 'help'));
    const head = [
      'POST /api/messages HTTP/1.1',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      ...headers,
    ];
    return sendRaw(portOf(bot.url), `${head.join('\r\n')}\r\n\r\n${body}`);
  }

  for (const host of ['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]']) {
    it(`answers a program on this machine that asks ${host}`, async () => {
      for (const port of ['', `:${portOf(bot.url)}`]) {
        assert.deepEqual(statusesOf(await post([`Host: ${host}${port}`])), [200]);
      }
      assert.equal(bot.channel.sent.length, 2);
    });
  }

  for (const headers of [
    ['Host: rebound.example:3978'],
    ['Host: 127.0.0.1.evil.example'],
    ['Host: localhost.evil.example:3978'],
    ['Host: 192.168.1.7:3978'],
    ['Host: evil@localhost.'],
    ['Host: localhost', 'Origin: http://evil.example'],
    ['Host: localhost', 'Origin: http://localhost:8080'],
    ['Host: localhost', 'Origin: null'],
    ['Host: localhost', 'Sec-Fetch-Site: cross-site'],
    ['Host: localhost', 'Sec-Fetch-Site: same-site'],
  ]) {
    it(`refuses a web page that asks with ${headers.join(', ')}`, async () => {
      const [status] = statusesOf(await post(headers));
      assert.equal(status, 403);
      assert.equal(bot.channel.sent.length, 0);
    });
  }

  it('tells a web page nothing about how it is either', async () => {
    const answer = await sendRaw(
      portOf(bot.url),
      'GET /readyz HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n',
    );
    assert.deepEqual(statusesOf(answer), [403]);
  });
});
