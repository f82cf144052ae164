import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { PartnerCenterError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import type { CallContext } from '../../usecases/ports.js';
import { type AccessTokenSource, obtainToken, type TokenKind } from './access-token.js';
import { readBody } from './body.js';
import { type CallRecord, logCall } from './call-log.js';
import { type CircuitPolicy, createCircuit, DEFAULT_CIRCUIT_POLICY } from './circuit.js';
import { customerOf } from './customer-of.js';
import { type ErrorBody, readErrorBody } from './error-body.js';
import * as failure from './failure.js';
import { createHeaders } from './headers.js';
import { type HttpResponse, sendGet } from './http.js';
import type { PartnerCenterObserver } from './observer.js';
import { DEFAULT_RETRY_POLICY, type RetryPolicy, withRetries } from './retry.js';
import { SYSTEM_TIMING, type Timing } from './timing.js';

export interface PartnerCenterApiOptions {
  /** Origin of the API, with a path where a gateway adds one; http is for loopback only (config sees to it). */
  readonly baseUrl: string;
  readonly accessToken: AccessTokenSource;
  readonly logger: Logger;
  readonly userAgent?: string;
  readonly retry?: Partial<RetryPolicy>;
  readonly circuit?: Partial<CircuitPolicy>;
  /** The most one request may take, its body included, in milliseconds; 60,000 by default. */
  readonly requestTimeoutMs?: number;
  /** The most bytes of one body, after decompression; 64 MB by default. */
  readonly maxBodyBytes?: number;
  readonly timing?: Partial<Timing>;
  readonly observer?: PartnerCenterObserver | undefined;
}

/** One GET as the callers in this folder put it. */
export interface ApiRequest {
  /** The path with placeholders, for logs and errors: no id, no name. */
  readonly route: string;
  /** Path and query under the base address, beginning with `/`. */
  readonly path: string;
  readonly tokenKind: TokenKind;
  /** Sent on top of the usual headers, for example MS-ContinuationToken. */
  readonly headers?: ReadonlyMap<string, string> | undefined;
  /** Says that an error answer means "there is nothing" and is no fault. */
  readonly meansNothing?: ((status: number, error: ErrorBody) => boolean) | undefined;
}

/** A success: its JSON, or nothing (204). The identity serves errors about the content. */
export type ApiAnswer =
  | { readonly kind: 'json'; readonly value: unknown; readonly identity: failure.CallIdentity }
  | { readonly kind: 'nothing'; readonly identity: failure.CallIdentity };

/** One Partner Center host with its tokens, retries and circuit: logical calls in, JSON out. */
export interface PartnerCenterApi {
  /** The base address; its path ends in `/`. */
  readonly baseUrl: URL;
  readonly logger: Logger;
  /** Makes one logical call. Throws PartnerCenterError and nothing else; a 404 is the fault `not-found`. */
  get(request: ApiRequest, call: CallContext): Promise<ApiAnswer>;
}

/**
 * Makes the calls of this folder over HTTP: token, headers, retries, circuit, one log line a call. A 401 asks the
 * token source once for another token; refusals over MFA or the audience do not, as a new token would say the same.
 */
export function createPartnerCenterApi(options: PartnerCenterApiOptions): PartnerCenterApi {
  const { accessToken: tokens, logger, userAgent = 'Seatwise', observer } = options;
  const { requestTimeoutMs: timeoutMs = 60_000, maxBodyBytes = 64 * 1024 * 1024 } = options;
  const retryPolicy = { ...DEFAULT_RETRY_POLICY, ...options.retry };
  const timing = { ...SYSTEM_TIMING, ...options.timing };
  const circuit = createCircuit({ ...DEFAULT_CIRCUIT_POLICY, ...options.circuit }, (condition) =>
    observer?.circuit(condition),
  );
  const baseUrl = new URL(options.baseUrl.replace(/\/*$/, '/'));

  async function get(request: ApiRequest, call: CallContext): Promise<ApiAnswer> {
    const identity = { route: request.route, correlationId: call.correlationId, requestId: randomUUID() };
    const record: CallRecord = { attempts: 0, status: undefined, headers: undefined };
    const startedMs = performance.now();
    // A sweep's calls share one signal, and more than ten at once are no leak.
    setMaxListeners(0, call.signal);
    const log = (fault?: PartnerCenterError['fault']) => {
      logCall(logger, identity, record, { durationMs: Math.round(performance.now() - startedMs), fault });
      observer?.call(request.route, fault);
    };

    async function send(accessToken: string): Promise<ApiAnswer> {
      const { requestId } = identity;
      const headers = createHeaders(call, { accessToken, userAgent, requestId, extra: request.headers });
      const url = new URL(request.path.replace(/^\/+/, ''), baseUrl);
      record.attempts += 1;
      record.status = undefined;
      const sentMs = performance.now();
      const outcome = await sendGet(url, { headers, signal: call.signal, timeoutMs, maxBodyBytes });
      const status = outcome.kind === 'response' ? outcome.status : undefined;
      observer?.request(request.route, status, performance.now() - sentMs);
      if (outcome.kind === 'no-response') throw failure.createConnectionFailure(outcome, identity);
      record.status = outcome.status;
      record.headers = outcome.headers;
      return readAnswer(request, outcome, identity, timing.now());
    }

    let hasRefreshed = false;
    async function attempt(): Promise<ApiAnswer> {
      const token = await obtainToken(tokens, request.tokenKind, call, identity);
      try {
        return await circuit.run(() => send(token), identity, call.signal, customerOf(request));
      } catch (error) {
        const isRefused = error instanceof PartnerCenterError && error.fault === 'unauthorized';
        if (!isRefused || hasRefreshed || !tokens.invalidate) throw error;
      }
      hasRefreshed = true;
      tokens.invalidate(token);
      return attempt();
    }

    try {
      if (call.signal.aborted) throw failure.createEndedFailure(call.signal.reason, identity);
      const answer = await withRetries(attempt, call, retryPolicy, timing);
      log();
      return answer;
    } catch (error) {
      const fault = failure.toPartnerCenterError(error, identity);
      log(fault.fault);
      throw fault;
    }
  }

  return { baseUrl, logger, get };
}

/** The answer in a response; throws for an error status and for a success that is not JSON. */
function readAnswer(
  request: ApiRequest,
  response: HttpResponse,
  identity: failure.CallIdentity,
  now: Date,
): ApiAnswer {
  const { status, headers, bytes } = response;
  const isSuccess = status >= 200 && status < 300;
  if (status === 204) return { kind: 'nothing', identity };
  const body = readBody(bytes, headers.get('content-type'));
  if (!isSuccess) {
    if (request.meansNothing?.(status, readErrorBody(body))) return { kind: 'nothing', identity };
    throw failure.createResponseFailure({ ...response, body }, identity, now);
  }
  if (body.kind === 'json') return { kind: 'json', value: body.value, identity };
  const what = body.kind === 'empty' ? 'sent an empty success' : 'sent a success that is not JSON';
  throw failure.createUnreadableFailure(what, identity, status);
}
