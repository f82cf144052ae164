import type { IncomingHttpHeaders } from 'node:http';
import { createMcpHandler, type McpServer, validateHostHeader } from '@modelcontextprotocol/server';
import type { Logger } from '../../base/logger.js';
import type { Caller } from '../tool.js';
import { type Admission, createCallLimit } from './call-limit.js';
import { challenge, refusal } from './refusals.js';
import { METADATA_PATHS, resourceMetadata, scopeOf } from './resource.js';
import type { McpServing } from './serving.js';
import type { TokenVerdict } from './token-check.js';

/** A request whose body nobody has read yet. */
export interface McpRequest {
  readonly headers: IncomingHttpHeaders;
  /** Reads the body, once. Never rejects. */
  body(): Promise<
    | { readonly kind: 'json'; readonly value: unknown }
    | { readonly kind: 'refused'; readonly status: number; readonly message: string }
  >;
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal;
}

export interface McpEndpointDeps {
  readonly makeServer: (caller: Caller) => McpServer;
  /** Undefined without authentication, for programs on this machine alone, whom the server lets in. */
  readonly protection:
    | { readonly serving: McpServing; readonly checkToken: (token: string) => Promise<TokenVerdict> }
    | undefined;
  readonly logger: Logger;
}

/** The tools over HTTP: each request is answered by itself, and nothing is kept between two. */
export interface McpEndpoint {
  answer(request: McpRequest): Promise<Response>;
  /** Undefined without authentication. */
  readonly metadata: (() => Response) | undefined;
  close(): Promise<void>;
}

const BEARER = /^Bearer +([\w.~+/=-]+)$/i;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const NOBODY: Caller = { tenantId: undefined, userId: undefined };

/**
 * The way in, in this order: Host and Origin (403), the token (401, 403, 503), how often the person asks (429), the body
 * (400, 408, 413, 415), and then the protocol.
 */
export function createMcpEndpoint({ makeServer, protection, logger }: McpEndpointDeps): McpEndpoint {
  const admit = createCallLimit();
  const handler = createMcpHandler(
    ({ authInfo }) => makeServer((authInfo?.extra?.['caller'] as Caller | undefined) ?? NOBODY),
    {
      onerror: (err) => logger.debug({ err }, 'an MCP request could not be answered'),
      // Tools never change, so there is nothing to be told of; streams would be held open for nothing.
      maxSubscriptions: 0,
    },
  );

  async function callerOf({ headers }: McpRequest): Promise<Caller | Response> {
    if (protection === undefined) return NOBODY;
    const { serving, checkToken } = protection;
    const from = refusalOfPlace(headers, serving.publicUrl);
    if (from !== undefined) return from;
    const where = {
      metadataUrl: `${serving.publicUrl}${METADATA_PATHS[0]}`,
      scope: scopeOf(serving.audience),
    };
    const [, token] = BEARER.exec(headers.authorization ?? '') ?? [];
    if (token === undefined)
      return refusal(401, 'The request is not authenticated.', { 'www-authenticate': challenge(where) });
    const verdict = await checkToken(token);
    if (verdict.kind === 'person') return verdict.caller;
    const { status, error, reason } = verdict;
    logger.warn({ reason, status }, 'MCP request refused');
    switch (error) {
      case 'invalid_token':
        return refusal(status, 'The request is not authenticated.', {
          'www-authenticate': challenge(where, error),
        });
      case 'insufficient_scope':
        return refusal(status, 'The token does not allow this.', {
          'www-authenticate': challenge(where, error),
        });
      case 'not_allowed':
        return refusal(status, 'This person may not use the tools.');
      case 'unavailable':
        return refusal(status, 'Tokens cannot be checked now.', { 'retry-after': '10' });
    }
  }

  async function serve(request: McpRequest, caller: Caller): Promise<Response> {
    const body = await request.body();
    if (body.kind === 'refused') return refusal(body.status, body.message);
    // One request could make thousands of calls; the protocol has had none of these since 2025-06-18.
    if (Array.isArray(body.value)) return refusal(400, 'One message a request.');
    const authInfo = { token: '', clientId: '', scopes: [], extra: { caller } };
    return handler.fetch(toWebRequest(request), { parsedBody: body.value, authInfo });
  }

  return {
    async answer(request) {
      const caller = await callerOf(request);
      if (caller instanceof Response) return caller;
      const admission: Admission = admit(`${caller.tenantId}\n${caller.userId}`);
      if (admission.kind === 'too-many') {
        const { retryAfterSeconds } = admission;
        return refusal(429, 'Too many requests.', { 'retry-after': String(retryAfterSeconds) });
      }
      try {
        return whenOver(await serve(request, caller), admission.done);
      } catch (error) {
        admission.done();
        throw error;
      }
    },
    metadata: protection && (() => Response.json(resourceMetadata(protection.serving))),
    close: () => handler.close(),
  };
}

/** A web page under another name that points here, or at another address, gets nothing. */
function refusalOfPlace({ host, origin }: IncomingHttpHeaders, publicUrl: string): Response | undefined {
  const own = new URL(publicUrl);
  if (!validateHostHeader(host, [own.hostname, ...LOOPBACK]).ok) return refusal(403, 'This is another host.');
  if (origin !== undefined && origin !== own.origin) return refusal(403, 'No web page may ask.');
  return undefined;
}

/** What the protocol looks at; the token is none of its business any more. */
const PASSED_ON = /^(?:accept|content-type|last-event-id|mcp-[\w-]+)$/;

function toWebRequest({ headers, signal }: McpRequest): Request {
  const passed = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    PASSED_ON.test(name) && typeof value === 'string' ? [[name, value]] : [],
  );
  return new Request('http://mcp/mcp', { method: 'POST', headers: passed, signal });
}

/** The response, with a call once its body is read to the end, or by nobody any more. */
function whenOver(response: Response, done: () => void): Response {
  if (response.body === null) {
    done();
    return response;
  }
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done: isEnd, value } = await reader.read();
        if (!isEnd) return controller.enqueue(value);
        done();
        controller.close();
      } catch (error) {
        done();
        controller.error(error);
      }
    },
    async cancel(reason) {
      done();
      await reader.cancel(reason);
    },
  });
  return new Response(body, { status: response.status, headers: response.headers });
}
