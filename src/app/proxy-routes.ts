import https from 'node:https';
import { isIP } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { Agent, Dispatcher, EnvHttpProxyAgent, setGlobalDispatcher } from 'undici';
import type { OutboundProxy } from '../config/config.js';
import { isLoopbackHost } from '../config/config.js';

/** Puts the proxy before `fetch` and before node's own agent for https. */
export function routeThrough(proxy: OutboundProxy): void {
  const { httpsProxy } = proxy;
  setGlobalDispatcher(createRoutes(new Agent(), new EnvHttpProxyAgent(proxy)));
  if (httpsProxy !== undefined)
    https.globalAgent = new ProxyAgent(httpsProxy, { keepAlive: true }) as unknown as https.Agent;
}

/** Loopback is all of 127.0.0.0/8, which NO_PROXY cannot say. */
function createRoutes(direct: Agent, proxied: EnvHttpProxyAgent): Dispatcher {
  return new (class extends Dispatcher {
    override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
      const isHere = isLoopbackHost(new URL(String(options.origin)).hostname);
      return (isHere ? direct : proxied).dispatch(options as Agent.DispatchOptions, handler);
    }

    override async close(): Promise<void> {
      await Promise.all([direct.close(), proxied.close()]);
    }

    override async destroy(): Promise<void> {
      await Promise.all([direct.destroy(), proxied.destroy()]);
    }
  })();
}

class ProxyAgent extends HttpsProxyAgent<string> {
  override async connect(
    ...[request, options]: Parameters<HttpsProxyAgent<string>['connect']>
  ): ReturnType<HttpsProxyAgent<string>['connect']> {
    const host = String(options.host);
    const place = host.includes(':') ? `[${host}]` : host;
    const isDirect = isLoopbackHost(host) || getProxyForUrl(`https://${place}:${options.port}`) === '';
    if (!isDirect) return super.connect(request, options);
    const name = isIP(host) === 0 ? { servername: host } : {};
    return connectTls({ ...name, ...options } as ConnectionOptions);
  }
}
