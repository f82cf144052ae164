import {
  AuthError,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node';
import { z } from 'zod';
import { readRetryAfter } from '../../../base/asked-wait.js';

/** All that msal does not check itself. */
const answerSchema = z.record(z.string(), z.unknown());

/** The host that msal is told where the real one speaks plain http, which msal refuses. */
const STAND_IN = 'https://login.microsoftonline.com';

/** A token request takes a fraction of a second; one that hangs keeps every replica waiting for the lock. */
const TIMEOUT_MS = 10_000;

/** The sign-in service did not answer, or answered that it cannot. An AuthError, because msal hides all others. */
export class EntraUnavailableError extends AuthError {
  constructor(
    message: string,
    readonly retryAfterMs: number | undefined,
  ) {
    super('entra_unavailable', '', message);
    // The base class makes every subclass an AuthError and nothing more.
    Object.setPrototypeOf(this, EntraUnavailableError.prototype);
    this.name = 'EntraUnavailableError';
  }
}

/** How msal reaches one authority. */
export interface EntraRoute {
  /** The origin to tell msal. */
  readonly origin: string;
  readonly networkClient: INetworkModule;
  /** The address a person has to open for one that msal made. */
  toReachable(url: string): string;
}

/**
 * The way to an authority: itself over https; with plain http on loopback, where an emulator listens, msal believes to
 * talk to the public one and every request goes to the emulator. Throws for plain http to any other host.
 */
export function createEntraRoute(authority: string, timeoutMs: number = TIMEOUT_MS): EntraRoute {
  const { protocol, hostname, origin } = new URL(authority);
  if (protocol === 'https:')
    return { origin, networkClient: createClient((url) => url, timeoutMs), toReachable: (url) => url };
  if (protocol !== 'http:' || !['localhost', '127.0.0.1', '[::1]'].includes(hostname)) {
    throw new Error('The authority must be https; http is for loopback only');
  }
  const toReachable = (url: string) => {
    const asked = new URL(url);
    if (asked.origin !== STAND_IN && asked.origin !== origin)
      throw new Error(`Nothing on loopback stands for ${asked.origin}`);
    return `${origin}${asked.pathname}${asked.search}`;
  };
  return { origin: STAND_IN, networkClient: createClient(toReachable, timeoutMs), toReachable };
}

function createClient(toReachable: (url: string) => string, timeoutMs: number): INetworkModule {
  async function send<T>(
    method: 'GET' | 'POST',
    url: string,
    { headers = {}, body = '' }: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    let response: Response;
    let content: string;
    try {
      response = await fetch(toReachable(url), {
        method,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        ...(method === 'POST' ? { body } : {}),
      });
      content = await response.text();
    } catch (error) {
      throw new EntraUnavailableError(`The sign-in service cannot be reached: ${reasonOf(error)}`, undefined);
    }
    const { status } = response;
    // Here and not in msal, which would keep every later request from the service, for up to an hour.
    if (status === 429 || status >= 500) {
      throw new EntraUnavailableError(
        `The sign-in service answered ${status}`,
        readRetryAfter(response.headers.get('retry-after'), new Date()),
      );
    }
    const parsed = answerSchema.safeParse(parseJson(content));
    if (!parsed.success || (status >= 400 && parsed.data['error'] === undefined)) {
      throw new EntraUnavailableError(
        `The sign-in service answered ${status} as no sign-in service does`,
        undefined,
      );
    }
    return { headers: Object.fromEntries(response.headers), body: parsed.data as T, status };
  }
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
