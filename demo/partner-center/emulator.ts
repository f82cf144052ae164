import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { acceptToken, type CheckToken, refuseAccess } from './access.js';
import { answerControl, CONTROL_PREFIX } from './control.js';
import type { EmulatedCustomer } from './customer.js';
import { deliver, partnerCenterHeaders } from './deliver.js';
import { gatewayError } from './error-bodies.js';
import { faultReply } from './fault-replies.js';
import { createFaults, type Faults } from './faults.js';
import { inventedCustomers } from './invented/customers.js';
import { type LoopbackServer, listenOnLoopback } from './loopback-server.js';
import { createRequestLog, type ReceivedRequest } from './request-log.js';
import { type ApiCall, createRoutes, customerIdIn, noSuchPath, type Route } from './routes.js';
import { createState, type EmulatorState } from './state.js';

export interface PartnerCenterEmulatorOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** The invented set and the published example when absent. */
  readonly customers?: readonly EmulatedCustomer[];
  /** What "now" is for rows whose age is in days. */
  readonly now?: () => Date;
  /** The day that the ends of terms count from; they move along with the clock when absent, and none ever comes. */
  readonly termsFrom?: Date;
  /** When set, another bearer token gets 401. */
  readonly accessToken?: string;
  /** Judges bearer tokens in the place of `accessToken`. */
  readonly checkToken?: CheckToken;
}

export interface PartnerCenterEmulator extends LoopbackServer {
  readonly state: EmulatorState;
  readonly faults: Faults;
  /** What was received, oldest first: the last 1000 calls, the control path's not among them. */
  readonly requests: readonly ReceivedRequest[];
}

/**
 * Starts a Partner Center on 127.0.0.1 that answers as the documentation says, with faults, quirks and usage that can
 * be changed while it runs. Rejects when the port is taken.
 */
export async function createPartnerCenterEmulator(
  options: PartnerCenterEmulatorOptions = {},
): Promise<PartnerCenterEmulator> {
  const now = options.now ?? (() => new Date());
  const state = createState(options.customers ?? inventedCustomers(), now);
  const faults = createFaults();
  const log = createRequestLog();
  const routes = createRoutes(state, now, options.termsFrom);
  const checkToken = options.checkToken ?? acceptToken(options.accessToken);

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const method = request.method ?? 'GET';
    if (url.pathname.startsWith(CONTROL_PREFIX)) {
      const reply = answerControl(
        { method, path: url.pathname, bodyText: await text(request) },
        state,
        faults,
      );
      await deliver(response, reply);
      return;
    }
    request.resume();
    const received = log.add(request);
    const suffered = faults.take({
      pathAndQuery: `${url.pathname}${url.search}`,
      customerId: customerIdIn(url.pathname, url.searchParams),
    });
    const call = {
      method,
      path: url.pathname,
      query: url.searchParams,
      headers: plainHeaders(request),
      origin: `http://${request.headers.host}`,
    };
    const reply =
      suffered.replacement === undefined
        ? answerCall(call, { routes, state, checkToken })
        : faultReply(suffered.replacement);
    received.status = reply.status;
    await deliver(response, reply, partnerCenterHeaders(request, state.quirks.echoRequestId), suffered);
  };

  const server = await listenOnLoopback(options.port ?? 0, serve);
  return { ...server, state, faults, requests: log.entries };
}

function answerCall(
  call: ApiCall,
  parts: {
    readonly routes: readonly Route[];
    readonly state: EmulatorState;
    readonly checkToken: CheckToken;
  },
) {
  const route = parts.routes.find(({ pattern }) => pattern.test(call.path));
  const refusal = refuseAccess(call.headers['authorization'], route?.needsUser ?? false, parts.checkToken);
  if (refusal !== undefined) return refusal;
  if (route === undefined) return noSuchPath();
  if (call.method !== 'GET') return gatewayError(405, 'Method not allowed', { Allow: 'GET' });
  const customerId = customerIdIn(call.path, call.query);
  return route.answer(call, customerId === undefined ? undefined : parts.state.get(customerId));
}

function plainHeaders(request: IncomingMessage): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}
