import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createDeflate, createGzip } from 'node:zlib';
import { Zip, ZipDeflate } from 'fflate';
import { type CheckToken, refuseAccess } from '../partner-center/access.js';
import { deliver } from '../partner-center/deliver.js';
import { gatewayError } from '../partner-center/error-bodies.js';
import { faultReply } from '../partner-center/fault-replies.js';
import { createFaults, type Faults } from '../partner-center/faults.js';
import { type LoopbackServer, listenOnLoopback } from '../partner-center/loopback-server.js';
import type { Reply } from '../partner-center/reply.js';
import { createRequestLog, type ReceivedRequest } from '../partner-center/request-log.js';
import { MARKETS } from './catalogue.js';
import { matrixLines, sheetLines } from './sheet.js';

/** How sheets are sent. What is not said is as documented: a zip for whoever takes deflate, else CSV. */
export interface SheetQuirks {
  /** `deflate` and `gzip` are streams of those, whatever is asked for; `cut` is a zip or CSV without its second half. */
  readonly shape: 'documented' | 'csv' | 'zip' | 'gzip' | 'deflate' | 'cut-zip' | 'cut-csv' | 'header-only';
  /** What Content-Encoding says, be it true or not. */
  readonly contentEncoding: string | undefined;
  /** Sends the sheet of this market, whichever is asked for. */
  readonly market: string | undefined;
  /** Lines of products that nobody has behind the others: 109,000 make 42 MB. */
  readonly filler: number;
  /** Only so many lines, the header among them. */
  readonly lines: number;
}

export interface PriceHostEmulator extends LoopbackServer {
  readonly faults: Faults;
  readonly requests: readonly ReceivedRequest[];
  setQuirks(quirks: Partial<SheetQuirks>): void;
}

const DOCUMENTED: SheetQuirks = {
  shape: 'documented',
  contentEncoding: undefined,
  market: undefined,
  filler: 0,
  lines: Number.POSITIVE_INFINITY,
};

const SHEET =
  /^\/v1\.0\/sales\/pricesheets\(Market='([A-Z]{2})',PricesheetView='updatedlicensebased'\)\/\$value$/;
const MATRIX = /^\/v1\.0\/sales\/offermatrix\(Month='(\d{6})'\)\/\$value$/;

/**
 * Starts the host of price sheets and offer matrix on 127.0.0.1: it takes tokens of a user for its own audience only.
 * A market that there is not answers 404. Rejects when the port is taken.
 */
export async function createPriceHostEmulator({
  port = 0,
  checkToken,
}: {
  readonly port?: number;
  readonly checkToken: CheckToken;
}): Promise<PriceHostEmulator> {
  const faults = createFaults();
  const log = createRequestLog();
  let quirks = DOCUMENTED;

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    request.resume();
    const received = log.add(request);
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname);
    const suffered = faults.take({ pathAndQuery: path, customerId: undefined });
    const reply = suffered.replacement && faultReply(suffered.replacement);
    const refusal = reply ?? refuse(request, path);
    if (refusal !== undefined) {
      received.status = refusal.status;
      return deliver(response, refusal, {}, suffered);
    }
    received.status = 200;
    const takesDeflate = /\bdeflate\b/.test(request.headers['accept-encoding'] ?? '');
    const shape = quirks.shape === 'documented' ? (takesDeflate ? 'zip' : 'csv') : quirks.shape;
    const bytes = await buffer(shaped(textOf(path), shape));
    const isCut = shape === 'cut-zip' || shape === 'cut-csv';
    const body = isCut ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes;
    const { contentEncoding } = quirks;
    return deliver(
      response,
      {
        status: 200,
        headers: {
          'Content-Type': 'application/octet-stream',
          ...(contentEncoding === undefined ? {} : { 'Content-Encoding': contentEncoding }),
        },
        body,
      },
      {},
      suffered,
    );
  };

  function refuse(request: IncomingMessage, path: string): Reply | undefined {
    const market = SHEET.exec(path)?.[1];
    const isKnown = MATRIX.test(path) || (market !== undefined && MARKETS[market] !== undefined);
    return (
      refuseAccess(request.headers['authorization'], true, checkToken) ??
      (isKnown ? undefined : gatewayError(404, 'Resource not found'))
    );
  }

  function* textOf(path: string): Generator<string> {
    const asked = SHEET.exec(path)?.[1];
    const lines = asked === undefined ? matrixLines() : sheetLines(quirks.market ?? asked, quirks.filler);
    let left = quirks.shape === 'header-only' ? 1 : quirks.lines;
    let batch = '';
    for (const line of lines) {
      if (left <= 0) break;
      left -= 1;
      batch += `${line}\r\n`;
      if (batch.length < 64 * 1024) continue;
      yield batch;
      batch = '';
    }
    yield batch;
  }

  const server = await listenOnLoopback(port, serve);
  return {
    ...server,
    faults,
    requests: log.entries,
    setQuirks(input) {
      quirks = { ...quirks, ...input };
    },
  };
}

async function* shaped(text: Iterable<string>, shape: SheetQuirks['shape']): AsyncGenerator<Uint8Array> {
  const bytes = Readable.from(text, { objectMode: false });
  if (shape === 'zip' || shape === 'cut-zip') yield* zipped(text);
  else if (shape === 'gzip') yield* bytes.pipe(createGzip());
  else if (shape === 'deflate') yield* bytes.pipe(createDeflate());
  else yield* bytes;
}

function zipped(text: Iterable<string>): readonly Uint8Array[] {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const file = new ZipDeflate('PriceSheet.csv', { level: 6 });
  zip.add(file);
  for (const part of text) file.push(Buffer.from(part));
  file.push(new Uint8Array(), true);
  zip.end();
  return chunks;
}
