import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { request } from 'undici';
import { PartnerCenterError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { withDeadline } from '../../base/waiting.js';
import type { CallContext } from '../../usecases/ports.js';
import { type AccessTokenSource, obtainToken } from '../http/access-token.js';
import { readBody } from '../http/body.js';
import { createConnectionFailure, createResponseFailure } from '../http/failure.js';
import { createHeaders } from '../http/headers.js';
import { DEFAULT_RETRY_POLICY, withRetries } from '../http/retry.js';
import { SYSTEM_TIMING } from '../http/timing.js';

export interface DownloadOptions {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Tokens for the host of the prices. */
  readonly accessToken: AccessTokenSource;
  readonly logger: Logger;
}

export interface DownloadRequest {
  /** The path with placeholders, for logs and errors. */
  readonly route: string;
  readonly path: string;
}

/** Brings a file of the host of the prices to this machine's disk for as long as `use` takes. */
export type Download = <T>(
  request: DownloadRequest,
  call: CallContext,
  use: (path: string) => AsyncIterable<T>,
) => AsyncIterable<T>;

/** A sheet of 42 MB over a slow line. */
const TIMEOUT_MS = 15 * 60_000;
/** Without a byte for so long the connection counts as dead. */
const SILENCE_MS = 60_000;
const MOST_ERROR_BYTES = 64 * 1024;

/**
 * Downloads with a client that leaves bodies as they are: the zip that is sent for Accept-Encoding `deflate` is no deflate
 * stream, and fetch would break it. The whole file is there before it is looked into, so that a connection that ends early
 * is known by then. Throws PartnerCenterError. Source: get-a-price-sheet.
 */
export function createDownload({ baseUrl, accessToken, logger }: DownloadOptions): Download {
  async function fetchTo(file: string, { route, path }: DownloadRequest, call: CallContext): Promise<void> {
    const identity = { route, correlationId: call.correlationId, requestId: crypto.randomUUID() };
    let hasRefreshed = false;
    const attempt = async (signal: AbortSignal): Promise<void> => {
      const token = await obtainToken(accessToken, 'app-user', { ...call, signal }, identity);
      const headers = createHeaders(call, {
        accessToken: token,
        userAgent: 'Seatwise',
        requestId: identity.requestId,
        extra: undefined,
      });
      headers.set('Accept', '*/*');
      headers.set('Accept-Encoding', 'deflate');
      const response = await request(`${baseUrl}${path}`, {
        headers: Object.fromEntries(headers),
        signal,
        bodyTimeout: SILENCE_MS,
        headersTimeout: 3 * SILENCE_MS,
      });
      const status = response.statusCode;
      if (status === 200) return pipeline(response.body, createWriteStream(file), { signal });
      const failure = createResponseFailure(
        {
          status,
          reason: '',
          headers: new Headers(
            Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
          ),
          body: readBody(await errorBytes(response.body), null),
        },
        identity,
        new Date(),
      );
      if (failure.fault !== 'unauthorized' || hasRefreshed || !accessToken.invalidate) throw failure;
      hasRefreshed = true;
      accessToken.invalidate(token);
      return attempt(signal);
    };

    const limited = () =>
      withDeadline(
        { signal: call.signal, withinMs: TIMEOUT_MS, late: 'A download took too long' },
        (signal) =>
          attempt(signal).catch((error: unknown) => {
            if (error instanceof PartnerCenterError) throw error;
            const why = call.signal.aborted ? 'ended' : signal.aborted ? 'attempt-timeout' : 'connection';
            const cause = signal.aborted ? signal.reason : error;
            throw createConnectionFailure({ kind: 'no-response', why, cause }, identity);
          }),
      );
    await withRetries(limited, call, DEFAULT_RETRY_POLICY, SYSTEM_TIMING);
    logger.debug({ route, correlationId: call.correlationId }, 'a file of the price host was downloaded');
  }

  return async function* download(asked, call, use) {
    const folder = await mkdtemp(join(tmpdir(), 'seatwise-prices-'));
    const file = join(folder, 'sheet');
    try {
      await fetchTo(file, asked, call);
      yield* use(file);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

async function errorBytes(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MOST_ERROR_BYTES) break;
    }
  } catch {
    // The status counts, whatever became of the text beneath it.
  }
  return Buffer.concat(chunks);
}
