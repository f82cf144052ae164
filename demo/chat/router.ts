import type { IncomingMessage, ServerResponse } from 'node:http';

/** An answer other than success, in the shape of the connector: `{ error: { code, message } }`. */
export class ChannelFault extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'ChannelFault';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export type RouteAnswer =
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown }
  /** The handler keeps the response: an event stream, or a fault that never answers. */
  | { readonly kind: 'open' };

export interface RouteCall {
  /** Path parameters, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** The body as text; empty when there was none. */
  readonly body: string;
  readonly response: ServerResponse;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Segments, parameters marked by a colon: "/v3/conversations/:conversationId/members". */
  readonly path: string;
  handle(call: RouteCall): Promise<RouteAnswer> | RouteAnswer;
}

export function json(status: number, body: unknown): RouteAnswer {
  return { kind: 'json', status, body };
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const expected = pattern.split('/');
  const actual = path.split('/');
  if (expected.length !== actual.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, name] of expected.entries()) {
    const segment = actual[index] ?? '';
    if (!name.startsWith(':')) {
      if (name !== segment) return undefined;
      continue;
    }
    try {
      params[name.slice(1)] = decodeURIComponent(segment);
    } catch {
      return undefined;
    }
  }
  return params;
}

/**
 * The body as text; above the limit (bytes) a 413 fault. The rest is read and dropped first, because a client that
 * is still sending would not see the answer.
 */
async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
  }
  if (size > maxBytes) throw new ChannelFault(413, 'RequestTooLarge', 'The request body is too large.');
  return Buffer.concat(chunks).toString('utf8');
}

/** Parses a body; text that is not JSON is a 400 fault. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ChannelFault(400, 'BadSyntax', 'The request body is not JSON.');
  }
}

/** Writes one JSON answer. */
export function sendJson(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(JSON.stringify(body));
}

/** Runs the route that fits. False when none has this path; a known path with another method is 405. */
export async function runRoute(
  routes: readonly Route[],
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  maxBytes: number,
): Promise<boolean> {
  const fitting = routes.flatMap((route) => {
    const params = matchPath(route.path, path);
    return params === undefined ? [] : [{ route, params }];
  });
  if (fitting.length === 0) return false;
  const hit = fitting.find(({ route }) => route.method === request.method);
  if (hit === undefined) throw new ChannelFault(405, 'MethodNotAllowed', 'This method is not served here.');
  const body = await readBody(request, maxBytes);
  const answer = await hit.route.handle({ params: hit.params, body, response });
  if (answer.kind === 'json') sendJson(response, answer.status, answer.body);
  return true;
}
