import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
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

/** A route beside those of the bot, answered as the Fetch standard has it. */
export interface WebRoute {
  readonly method: 'get' | 'head' | 'post';
  /** With a name behind a colon where a part of it is open: `/downloads/:token`. */
  readonly path: string;
  /** Answered without authentication as well where a web page leads there: its address is a secret by itself. */
  readonly isOpenToPages?: boolean;
  answer(request: WebRequest): Promise<Response>;
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
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (answer.body === null) {
    response.end();
    return;
  }
  // What breaks here is the client's connection: nobody is left to be told.
  await pipeline(Readable.fromWeb(answer.body as ReadableStream), response).catch(() => undefined);
}
