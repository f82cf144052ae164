import type { OutboundProxy } from '../config/config.js';

/**
 * Sends what this process asks of others through the proxy of HTTPS_PROXY and HTTP_PROXY, but for NO_PROXY and this
 * machine: `fetch`, and the clients of botbuilder, which use node's own agent (keys, tokens) or the variables (the Bot
 * Connector). Nothing is done without a proxy.
 */
export async function useOutboundProxy(proxy: OutboundProxy | undefined): Promise<void> {
  if (proxy === undefined) return;
  // Loaded when it is wanted: most never do.
  const { routeThrough } = await import('./proxy-routes.js');
  routeThrough(proxy);
}
