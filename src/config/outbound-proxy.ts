import { ConfigError } from '../base/errors.js';
import type { Environment } from './settings.js';

/** The proxy that the machine's own variables name. */
export interface OutboundProxy {
  readonly httpsProxy?: string;
  readonly httpProxy?: string;
  /** Hosts that are reached without it; this machine among them. */
  readonly noProxy: string;
}

const THIS_MACHINE = ['localhost', '127.0.0.1', '::1', '[::1]'];

/**
 * HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in capitals or small letters; undefined without a proxy. Throws ConfigError for
 * one that is no http address.
 */
export function readOutboundProxy(env: Environment): OutboundProxy | undefined {
  const read = (name: string) => env[name.toLowerCase()]?.trim() || env[name]?.trim() || undefined;
  const httpsProxy = read('HTTPS_PROXY');
  const httpProxy = read('HTTP_PROXY');
  if (httpsProxy === undefined && httpProxy === undefined) return undefined;
  const proxies = { HTTPS_PROXY: httpsProxy, HTTP_PROXY: httpProxy };
  const problems = Object.entries(proxies)
    .filter(([, value]) => value !== undefined && !isHttp(value))
    .map(([name]) => ({ name, text: 'is not the http address of a proxy' }));
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    ...(httpsProxy === undefined ? {} : { httpsProxy }),
    ...(httpProxy === undefined ? {} : { httpProxy }),
    noProxy: [read('NO_PROXY'), ...THIS_MACHINE].filter((part) => part !== undefined).join(','),
  };
}

function isHttp(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
