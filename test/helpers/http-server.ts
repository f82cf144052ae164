import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { listenOnLoopback } from '../../demo/partner-center/loopback-server.js';

export interface RecordedRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export interface LocalHttpServer {
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  /** Forgets the requests so far, of which there can be a million; the answers begin again. */
  forget(): void;
  close(): Promise<void>;
}

/** A server on 127.0.0.1 that gives the answers in turn, the last one ever after. */
export async function startHttpServer(...answers: readonly Answer[]): Promise<LocalHttpServer> {
  const requests: RecordedRequest[] = [];
  const server = await listenOnLoopback(0, async (request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers });
    if (answer) answer(response, request);
    else endWith(response, 500);
  });
  return {
    url: server.url,
    requests,
    forget: () => void requests.splice(0),
    close: server.close,
  };
}

/** Not chained: restify replaces writeHead of every response in the process, and its own returns nothing. */
function endWith(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
  body?: string | Uint8Array,
): void {
  response.writeHead(status, headers);
  response.end(body);
}

/** Answers with JSON as Partner Center does. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return raw(JSON.stringify(value), status, {
    'content-type': 'application/json; charset=utf-8',
    ...headers,
  });
}

/** Answers with these bytes, whatever they are. */
export function raw(body: string | Uint8Array, status = 200, headers: Record<string, string> = {}): Answer {
  return (response) => endWith(response, status, headers, body);
}

/** Answers with a status and no body. */
export function empty(status: number, headers: Record<string, string> = {}, reason?: string): Answer {
  return (response) => {
    if (reason !== undefined) response.statusMessage = reason;
    endWith(response, status, headers);
  };
}

/** Promises a long body and cuts the connection in the middle of it. */
export const cutOff: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"totalCount":1,"items":[', () => response.socket?.destroy());
};

/** Cuts the connection before any answer. */
export const hangUp: Answer = (response) => {
  response.socket?.destroy();
};

/** Never answers. */
export const silence: Answer = () => undefined;
