import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { createLogger } from '../../../src/base/logger.js';
import { closeServer } from '../../../src/teams/connector/keep-alive.js';
import { createServer } from '../../../src/teams/server.js';

const agent = new Agent({ keepAlive: true });

/** A server whose turns are taken as `receive` says. */
async function listen(receive: () => Promise<{ readonly status: number }>) {
  const readiness = async () => ({ isReady: true, reasons: [] });
  const server = createServer({ receive, readiness, logger: createLogger('silent') });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const post = async (): Promise<IncomingMessage> => {
    const sent = request({
      port: server.address().port,
      host: '127.0.0.1',
      path: '/api/messages',
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json' },
    });
    sent.end('{"type":"message"}');
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.resume();
    return response;
  };
  return { server, post };
}

describe('keepConnections', () => {
  after(() => agent.destroy());

  it('keeps a connection for longer than the 4 minutes of a load balancer', async () => {
    const { server, post } = await listen(async () => ({ status: 200 }));
    const { headers } = await post();
    await closeServer(server);
    const kept = String(headers['keep-alive']);
    assert.ok(Number(/timeout=(\d+)/.exec(kept)?.[1]) > 240, kept);
  });
});

describe('closeServer', () => {
  it('answers the turn in flight, and does not wait for its connection after that', async () => {
    let answer: () => void = () => assert.fail('no turn came');
    let begun: () => void = () => {};
    const inFlight = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { server, post } = await listen(
      () =>
        new Promise((resolve) => {
          answer = () => resolve({ status: 200 });
          begun();
        }),
    );
    const answered = post();
    await inFlight;
    const closed = closeServer(server);
    answer();
    assert.equal((await answered).statusCode, 200);
    await closed;
  });

  it('tells whoever goes on asking over an open connection that it ends', async () => {
    const { server } = await listen(async () => ({ status: 200 }));
    const opened = once(server.server, 'connection');
    const connection = connect(server.address().port, '127.0.0.1');
    await opened;
    // A request that is on its way when the server is told to end.
    const head = ['POST /api/messages HTTP/1.1', 'Host: 127.0.0.1', 'Content-Type: application/json'];
    connection.write(`${head.join('\r\n')}\r\n`);
    const closed = closeServer(server);
    connection.write('Content-Length: 2\r\n\r\n{}');
    const [answer] = await once(connection, 'data');
    assert.match(String(answer), /^HTTP\/1.1 200 OK\r\n(.+\r\n)*connection: close\r\n/i);
    await closed;
  });

  it('answers what has arrived over a kept connection and was not read yet', async () => {
    const { server } = await listen(async () => ({ status: 200 }));
    const connection = connect(server.address().port, '127.0.0.1');
    const head = ['POST /api/messages HTTP/1.1', 'Host: 127.0.0.1', 'Content-Type: application/json'];
    const ask = () => connection.write(`${head.join('\r\n')}\r\nContent-Length: 2\r\n\r\n{}`);
    ask();
    await once(connection, 'data');
    ask();
    const closed = closeServer(server);
    const [answer] = await once(connection, 'data');
    assert.match(String(answer), /^HTTP\/1.1 200 OK/);
    await closed;
  });

  it('waits no longer than it was told for a turn that does not end', async () => {
    let begun: () => void = () => {};
    const inFlight = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { server, post } = await listen(() => {
      begun();
      return new Promise(() => undefined);
    });
    const answered = post();
    await inFlight;
    await Promise.all([assert.rejects(answered, /hang up|ECONNRESET/), closeServer(server, 20)]);
  });
});
