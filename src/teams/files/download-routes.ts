import type { Logger } from '../../base/logger.js';
import { withDeadline } from '../../base/waiting.js';
import type { WebAnswer } from '../../base/web-answer.js';
import type { ServeDownload } from '../../usecases/files/serve-download.js';
import type { WebRequest, WebRoute } from '../web-routes.js';

/** A browser waits longer than a chat. */
const TIMEOUT_MS = 60_000;

/**
 * `GET /downloads/<token>`. A link that never was, is used up, over, or whose person may not ask any more is answered in
 * the same way. HEAD tells whether there is a file and uses nothing up.
 */
export function createDownloadRoutes({
  serveDownload,
  logger,
}: {
  readonly serveDownload: ServeDownload;
  readonly logger: Logger;
}): readonly WebRoute[] {
  /** A fault is told of without the address, which holds the token. */
  async function guarded(answer: () => Promise<WebAnswer>): Promise<WebAnswer> {
    try {
      return await answer();
    } catch (err) {
      logger.error({ err }, 'a download failed');
      return plain(503, 'The file cannot be made right now. Try again in a minute.');
    }
  }

  async function get({ params, signal: gone }: WebRequest): Promise<WebAnswer> {
    const correlationId = crypto.randomUUID();
    const file = await withDeadline({ withinMs: TIMEOUT_MS, late: 'The file took too long' }, (signal) =>
      serveDownload.take(params['token'] ?? '', {
        correlationId,
        locale: 'en-US',
        signal: AbortSignal.any([signal, gone]),
      }),
    );
    if (file === undefined) return notThere();
    const { name, contentType } = file;
    return {
      status: 200,
      headers: {
        ...HEADERS,
        'content-type': contentType,
        'content-disposition': `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encoded(name)}`,
      },
      body: file.contents(),
    };
  }

  async function head({ params }: WebRequest): Promise<WebAnswer> {
    const isThere = await serveDownload.isThere(params['token'] ?? '');
    return isThere ? { status: 200, headers: HEADERS } : notThere();
  }

  const path = '/downloads/:token';
  return [
    { method: 'get', path, isOpenToPages: true, answer: (request) => guarded(() => get(request)) },
    { method: 'head', path, isOpenToPages: true, answer: (request) => guarded(() => head(request)) },
  ];
}

/** Kept nowhere on the way, shown by no page, and its address told to nobody. */
const HEADERS = {
  'cache-control': 'no-store, private',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'content-security-policy': "default-src 'none'; sandbox",
} as const;

function notThere(): WebAnswer {
  return plain(404, 'There is no file at this address. Links work once, or for an hour: ask again.');
}

function plain(status: number, text: string): WebAnswer {
  return { status, headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' }, body: text };
}

/** For clients that know no other; names of files have no quotation marks. */
function asciiName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]+/g, '_')
    .replaceAll('"', '');
}

function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
