import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { WebAnswer } from '../base/web-answer.js';
import { type BodyRead, readJsonBody, refusalByHeaders } from './read-body.js';

/** A request to a route that others bring along. */
export interface WebRequest {
  readonly headers: IncomingHttpHeaders;
  /** What stands in the places of its path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Reads a JSON body, once, bounded as an activity is. Never rejects. */
  body(): Promise<BodyRead>;
  /** Aborted when the client is gone before it was answered. */
  readonly signal: AbortSignal;
}

/** A route beside those of the bot. */
export interface WebRoute {
  readonly method: 'get' | 'head' | 'post';
  /** With a name behind a colon where a part of it is open: `/downloads/:token`. */
  readonly path: string;
  /** Answered without authentication as well where a web page leads there: its address is a secret by itself. */
  readonly isOpenToPages?: boolean;
  answer(request: WebRequest): Promise<WebAnswer>;
}

/** Answers a request by a route. Rejects as the route does, before anything was sent. */
export async function answerByRoute(
  route: WebRoute,
  request: IncomingMessage & { readonly params?: Readonly<Record<string, string>> },
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const answer = await route.answer({
    headers: request.headers,
    params: request.params ?? {},
    body: async () => refusalByHeaders(request) ?? readJsonBody(request),
    signal: gone.signal,
  });
  const { status, headers, body } = answer;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) {
    response.end(body);
    return;
  }
  // What breaks here is the client's connection: nobody is left to be told.
  await pipeline(Readable.from(body), response).catch(() => undefined);
}
