import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { readOutboundProxy } from '../../src/config/outbound-proxy.js';
import { createSelfSignedCertificate } from '../demo/entra/self-signed-certificate.js';
import { json, startHttpServer } from '../helpers/http-server.js';
import { runProgram } from '../helpers/run-program.js';

/** A CONNECT proxy that leads every host to one TLS server, and notes which were asked for. */
async function startProxy() {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const { certificate, privateKey } = createSelfSignedCertificate();
  const target = createTlsServer({ cert: certificate, key: privateKey }, (request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ host: request.headers.host, jwks_uri: 'https://keys.test/jwks', keys: [] }),
    );
  });
  const proxy = createServer((_request, response) => response.writeHead(405).end());
  proxy.on('connect', (request, socket: Socket, head) => {
    asked.push(String(request.url));
    const through = connect((target.address() as AddressInfo).port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      through.write(head);
      socket.pipe(through).pipe(socket);
    });
    for (const one of [socket, through]) {
      sockets.add(one);
      one.on('error', () => {});
    }
  });
  for (const server of [target, proxy])
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    asked,
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    close() {
      for (const socket of sockets) socket.destroy();
      for (const server of [target, proxy]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

describe('the proxy of HTTPS_PROXY', () => {
  it('is where every client asks through, but for this machine and NO_PROXY', async function () {
    this.timeout(120_000);
    const proxy = await startProxy();
    const local = await startHttpServer(json({ host: 'here' }));
    try {
      const { stdout, stderr } = await runProgram('test/app/children/asking.ts', [local.url], {
        HTTPS_PROXY: proxy.url,
        HTTP_PROXY: proxy.url,
        NO_PROXY: 'direct.test',
        NODE_TLS_REJECT_UNAUTHORIZED: '0',
      });
      assert.match(stdout, /^\{/, stderr);
      const said = JSON.parse(stdout) as Record<string, string>;
      assert.match(said['fetch'] ?? '', /api\.test/);
      assert.match(said['sameOnLoopback'] ?? '', /here/);
      assert.match(said['noProxy'] ?? '', /^failed/);
      assert.match(said['signIn'] ?? '', /login\.test/);
      assert.equal(said['keys'], 'undefined');
      const hosts = new Set(proxy.asked);
      for (const host of [
        'api.test',
        'login.test',
        'keys.test',
        'connector.test',
        'login.microsoftonline.com',
      ])
        assert.ok(hosts.has(`${host}:443`), `${host}: ${[...hosts].join()} ${stdout}`);
      assert.ok(![...hosts].some((host) => /127\.0\.0\.1|direct\.test/.test(host)), [...hosts].join());
    } finally {
      proxy.close();
      await local.close();
    }
  });

  it('is taken from the variables as others write them, and refused without its password', () => {
    assert.equal(readOutboundProxy({}), undefined);
    const read = readOutboundProxy({ https_proxy: 'http://proxy:8080', NO_PROXY: '.contoso.com' });
    assert.equal(read?.httpsProxy, 'http://proxy:8080');
    assert.match(read?.noProxy ?? '', /^\.contoso\.com,localhost,127\.0\.0\.1/);
    assert.throws(
      () => readOutboundProxy({ HTTPS_PROXY: 'socks5://me:hunter2@proxy' }),
      (error: Error) => {
        assert.match(error.message, /HTTPS_PROXY is not the http address of a proxy/);
        return !error.message.includes('hunter2');
      },
    );
  });
});
