import type { IncomingMessage } from 'node:http';
import { parseStorableJson } from '../base/storable-json.js';

/**
 * Teams keeps a message under 100 KB in UTF-16, 51,200 characters of up to 3 bytes. It comes twice, as text and as
 * HTML, which is 300 KB, and with it come names and ids. What a button sends back stays under the 28 KB of its card.
 * Source: Teams, "Limits and specifications".
 */
const MAX_BODY_BYTES = 320 * 1024;

/** Teams sends at once. Who is slower holds a connection, and what was read of the body. */
const WITHIN_MS = 10_000;

/** Why a body is not taken. */
export interface BodyRefusal {
  readonly kind: 'refused';
  readonly status: 400 | 408 | 413 | 415;
  readonly message: string;
}

/** The value in a body, or why there is none. */
export type BodyRead = BodyRefusal | { readonly kind: 'json'; readonly value: unknown };

const REFUSALS = {
  400: 'The body is not valid JSON.',
  408: 'The body did not arrive in time.',
  413: 'The body is too large.',
  415: 'The body must be application/json, not compressed.',
} as const;

const JSON_TYPE = /^application\/(?:json|[\w.+-]{1,100}\+json)\s*(?:;|$)/i;

/**
 * Why a body is not read, as far as its headers tell; undefined when it may be. Compressed it may unpack to any amount,
 * and Teams compresses nothing.
 */
export function refusalByHeaders({ headers }: IncomingMessage): BodyRefusal | undefined {
  const isJson = JSON_TYPE.test(headers['content-type']?.trim() ?? '');
  if (!isJson || headers['content-encoding'] !== undefined) return refuse(415);
  return Number(headers['content-length'] ?? 0) > MAX_BODY_BYTES ? refuse(413) : undefined;
}

/** Reads a JSON body; what is too large is not kept, and not waited for. Never throws. */
export async function readJsonBody(request: IncomingMessage, withinMs = WITHIN_MS): Promise<BodyRead> {
  const bytes = await readBytes(request, withinMs);
  if (typeof bytes === 'number') return refuse(bytes);
  try {
    return { kind: 'json', value: parseStorableJson(bytes.toString('utf8')) };
  } catch {
    return refuse(400);
  }
}

function refuse(status: BodyRefusal['status']): BodyRefusal {
  return { kind: 'refused', status, message: REFUSALS[status] };
}

function readBytes(request: IncomingMessage, withinMs: number): Promise<Buffer | 400 | 408 | 413> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => finish(408), withinMs);

    function finish(result: Buffer | 400 | 408 | 413): void {
      clearTimeout(timer);
      request.off('data', onData);
      // node throws the rest away.
      request.resume();
      resolve(result);
    }
    function onData(chunk: Buffer): void {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) finish(413);
      else chunks.push(chunk);
    }
    // Whoever left while the token was checked sends no event any more.
    if (request.destroyed) return finish(400);
    request
      .on('data', onData)
      .once('end', () => finish(Buffer.concat(chunks)))
      .once('error', () => finish(400))
      .once('close', () => finish(400));
  });
}
