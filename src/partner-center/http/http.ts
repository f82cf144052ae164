import { withDeadline } from '../../base/waiting.js';
/** A response as it came: any status, redirects not followed, the body whole (or cut at the bound for errors). */
export interface HttpResponse {
  readonly kind: 'response';
  readonly status: number;
  /** The reason phrase. Partner Center once told "MFA required" nowhere else. */
  readonly reason: string;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** Why no whole response came. `ended`: the caller's signal; `attempt-timeout`: this one request took too long. */
export interface NoResponse {
  readonly kind: 'no-response';
  readonly why: 'ended' | 'attempt-timeout' | 'connection' | 'too-large';
  readonly cause: unknown;
}

export interface GetOptions {
  readonly headers: Headers;
  /** The caller's signal: ends the request, the reading of its body included. */
  readonly signal: AbortSignal;
  /** The most one request may take, in milliseconds, its body included. */
  readonly timeoutMs: number;
  /** The most bytes of a body kept in memory, after decompression. */
  readonly maxBodyBytes: number;
}

/** An error body is developer text of some hundred bytes; more of it (a proxy's HTML page) is not worth reading. */
const MAX_ERROR_BODY_BYTES = 64 * 1024;

/**
 * Sends one GET and reads its body. Faults are values, so nothing is thrown. Redirects are answers here and not
 * followed: a redirect could carry the bearer token to another host.
 */
export async function sendGet(url: URL, options: GetOptions): Promise<HttpResponse | NoResponse> {
  const { signal } = options;
  if (signal.aborted) return { kind: 'no-response', why: 'ended', cause: signal.reason };

  return withDeadline(
    { signal, withinMs: options.timeoutMs, late: 'One request took too long' },
    async (attempt) => {
      try {
        return await attemptGet(url, options, attempt);
      } catch (cause) {
        if (signal.aborted) return { kind: 'no-response', why: 'ended', cause: signal.reason };
        if (attempt.aborted) return { kind: 'no-response', why: 'attempt-timeout', cause: attempt.reason };
        return { kind: 'no-response', why: 'connection', cause };
      }
    },
  );
}

/** Throws what `fetch` throws. */
async function attemptGet(
  url: URL,
  { headers, maxBodyBytes }: GetOptions,
  signal: AbortSignal,
): Promise<HttpResponse | NoResponse> {
  const response = await fetch(url, { headers, redirect: 'manual', signal });
  const bytes = response.ok
    ? await readBytes(response, maxBodyBytes)
    : await readErrorBytes(response, signal);
  if (bytes === undefined) return { kind: 'no-response', why: 'too-large', cause: undefined };
  const { status, statusText: reason } = response;
  return { kind: 'response', status, reason, headers: response.headers, bytes };
}

/** The whole body, or undefined when it is larger than the bound; the rest is then left unread. */
async function readBytes(response: Response, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
}

/** What can be had of an error's body: its status counts even when the body is cut off or endless. */
async function readErrorBytes(response: Response, signal: AbortSignal): Promise<Uint8Array> {
  try {
    return (await readBytes(response, MAX_ERROR_BODY_BYTES)) ?? new Uint8Array();
  } catch (error) {
    if (signal.aborted) throw error;
    return new Uint8Array();
  }
}
