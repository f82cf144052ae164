import type { IncomingHttpHeaders } from 'node:http';
import { createMcpHandler, type McpServer, validateHostHeader } from '@modelcontextprotocol/server';
import type { Logger } from '../../base/logger.js';
import { jsonAnswer, type WebAnswer } from '../../base/web-answer.js';
import type { Caller } from '../tool.js';
import { createCallLimit } from './call-limit.js';
import { createPlaces } from './places.js';
import { createRefusalPace } from './refusal-pace.js';
import { challenge, refusal } from './refusals.js';
import type { RememberedPeople } from './remembered-people.js';
import { METADATA_PATHS, resourceMetadata, scopeOf } from './resource.js';
import type { McpServing } from './serving.js';

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
  readonly protection: { readonly serving: McpServing; readonly people: RememberedPeople } | undefined;
  /** Resolves once nobody waits for an answer in Teams, and after so many milliseconds in any case. */
  readonly untilFree: (atMostMs: number) => Promise<void>;
  readonly logger: Logger;
}

/** The tools over HTTP: each request is answered by itself, and nothing is kept between two. */
export interface McpEndpoint {
  answer(request: McpRequest): Promise<WebAnswer>;
  /** Undefined without authentication. */
  readonly metadata: (() => WebAnswer) | undefined;
  close(): Promise<void>;
}

/** Requests of all people that are under way: most wait for Partner Center, as those at hand go one after the other. */
const AT_ONCE = 8;
/** A request that takes longer waits for others, and the next begins; in milliseconds. */
const ALONE_MS = 50;
/** Requests of all people that wait for it. */
const MOST_WAITING = 2_000;
/** The longest that a request goes after turns in Teams, in milliseconds: where turns never end, tools are slow. */
const AFTER_TURNS_MS = 500;
/** Between two answers of 429 to all people, in milliseconds: the more of them, the later each. */
const REFUSED_EVERY_MS = 5;

const BEARER = /^Bearer +([\w.~+/=-]+)$/i;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const NOBODY: Caller = { tenantId: undefined, userId: undefined };

/**
 * The way in, in this order: Host and Origin (403), the token (401, 403, 503), how often the person asks (429), the body
 * (400, 408, 413, 415), and then the protocol. Whoever asks in Teams goes first: a few requests are worked on at a time,
 * and each waits for the turns under way (503 where too many wait).
 */
export function createMcpEndpoint({
  makeServer,
  protection,
  untilFree,
  logger,
}: McpEndpointDeps): McpEndpoint {
  const admit = createCallLimit();
  const placed = createPlaces({
    atOnce: AT_ONCE,
    aloneMs: ALONE_MS,
    mostWaiting: MOST_WAITING,
    before: () => untilFree(AFTER_TURNS_MS),
  });
  const pace = createRefusalPace({ everyMs: REFUSED_EVERY_MS, mostWaiting: MOST_WAITING });
  const handler = createMcpHandler(
    ({ authInfo }) => makeServer((authInfo?.extra?.['caller'] as Caller | undefined) ?? NOBODY),
    {
      onerror: (err) => logger.debug({ err }, 'an MCP request could not be answered'),
      // Tools never change, so there is nothing to be told of; streams would be held open for nothing.
      maxSubscriptions: 0,
    },
  );

  async function callerOf({ headers }: McpRequest): Promise<Caller | WebAnswer> {
    if (protection === undefined) return NOBODY;
    const { serving, people } = protection;
    const from = refusalOfPlace(headers, serving.publicUrl);
    if (from !== undefined) return from;
    const where = {
      metadataUrl: `${serving.publicUrl}${METADATA_PATHS[0]}`,
      scope: scopeOf(serving.audience),
    };
    const token = tokenIn(headers);
    if (token === undefined)
      return refusal(401, 'The request is not authenticated.', { 'www-authenticate': challenge(where) });
    const verdict = await people.check(token);
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

  /** Who asks, where that is known without a wait. */
  function knownCaller({ headers }: McpRequest): Caller | undefined {
    if (protection === undefined) return NOBODY;
    const token = tokenIn(headers);
    const person = token === undefined ? undefined : protection.people.known(token);
    const isPlace = person && refusalOfPlace(headers, protection.serving.publicUrl) === undefined;
    return isPlace ? person.caller : undefined;
  }

  /** Whether a request is let in, and for whom. */
  async function admission(
    request: McpRequest,
    known: Caller | undefined,
  ): Promise<WebAnswer | { readonly caller: Caller; readonly done: () => void }> {
    const caller = known ?? (await callerOf(request));
    if ('status' in caller) return caller;
    const admitted = admit(keyOf(caller));
    return admitted.kind === 'admitted'
      ? { caller, done: admitted.done }
      : tooOften(admitted.retryAfterSeconds);
  }

  async function serve(request: McpRequest, caller: Caller): Promise<WebAnswer> {
    // Whoever sends it slowly holds nobody else's place.
    const body = await request.body();
    if (body.kind === 'refused') return refusal(body.status, body.message);
    // One request could make thousands of calls; the protocol has had none of these since 2025-06-18.
    if (Array.isArray(body.value)) return refusal(400, 'One message a request.');
    const authInfo = { token: '', clientId: '', scopes: [], extra: { caller } };
    const outcome = await placed(async () =>
      whole(await handler.fetch(toWebRequest(request), { parsedBody: body.value, authInfo })),
    );
    return outcome.kind === 'full' ? tooManyWait() : outcome.result;
  }

  async function answered(request: McpRequest): Promise<WebAnswer> {
    const known = knownCaller(request);
    // Waiting in line would cost more than the answer.
    const waitSeconds = known && admit.waitOf(keyOf(known));
    if (waitSeconds !== undefined) return tooOften(waitSeconds);
    const outcome = await placed(() => admission(request, known));
    if (outcome.kind === 'full') return tooManyWait();
    const entry = outcome.result;
    if ('status' in entry) return entry;
    try {
      return await serve(request, entry.caller);
    } catch (error) {
      if (request.signal.aborted) return nobodyLeft();
      throw error;
    } finally {
      entry.done();
    }
  }

  return {
    async answer(request) {
      const answer = await answered(request);
      if (answer.status === TOO_OFTEN) await pace.untilNext(request.signal);
      return answer;
    },
    metadata: protection && (() => jsonAnswer(200, resourceMetadata(protection.serving))),
    close: () => {
      pace.end();
      return handler.close();
    },
  };
}

/** A web page under another name that points here, or at another address, gets nothing. */
function refusalOfPlace({ host, origin }: IncomingHttpHeaders, publicUrl: string): WebAnswer | undefined {
  const own = new URL(publicUrl);
  if (!validateHostHeader(host, [own.hostname, ...LOOPBACK]).ok) return refusal(403, 'This is another host.');
  if (origin !== undefined && origin !== own.origin) return refusal(403, 'No web page may ask.');
  return undefined;
}

function tokenIn({ authorization = '' }: IncomingHttpHeaders): string | undefined {
  return BEARER.exec(authorization)?.[1];
}

function keyOf({ tenantId, userId }: Caller): string {
  return `${tenantId}\n${userId}`;
}

const TOO_OFTEN = 429;

function tooOften(retryAfterSeconds: number): WebAnswer {
  return refusal(TOO_OFTEN, 'Too many requests.', { 'retry-after': String(retryAfterSeconds) });
}

/** What the protocol looks at; the token is none of its business any more. */
const PASSED_ON = /^(?:accept|content-type|last-event-id|mcp-[\w-]+)$/;

function toWebRequest({ headers, signal }: McpRequest): Request {
  const passed = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    PASSED_ON.test(name) && typeof value === 'string' ? [[name, value]] : [],
  );
  return new Request('http://mcp/mcp', { method: 'POST', headers: passed, signal });
}

/** For a client that is gone. */
function nobodyLeft(): WebAnswer {
  return refusal(503, 'The client is gone.');
}

function tooManyWait(): WebAnswer {
  return refusal(503, 'Too many requests.', { 'retry-after': '2' });
}

/** The response with its body at hand: it is small, and a client that reads slowly takes no place. */
async function whole(response: Response): Promise<WebAnswer> {
  const { status, headers, body } = response;
  return {
    status,
    headers: Object.fromEntries(headers),
    body: body === null ? undefined : new Uint8Array(await response.arrayBuffer()),
  };
}
