import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultsOfCall } from './faults.js';
import type { Reply } from './reply.js';

/** The headers every Partner Center answer carries. Source: doc samples and a recorded exchange. */
export function partnerCenterHeaders(
  request: IncomingMessage,
  echoRequestId: boolean,
): Readonly<Record<string, string>> {
  const sent = (name: string): string | undefined => {
    const value = request.headers[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    'MS-RequestId': (echoRequestId ? sent('ms-requestid') : undefined) ?? randomUUID(),
    'MS-CorrelationId': sent('ms-correlationid') ?? randomUUID(),
    'MS-CV': `${randomBytes(12).toString('base64')}.0`,
    'MS-ServerId': '4',
    'Request-Context': 'appId=cid-v1:00000000-0000-4000-8000-000000000000',
  };
}

/** Writes an answer, late or bent in transport where a fault says so. */
export async function deliver(
  response: ServerResponse,
  reply: Reply,
  headers: Readonly<Record<string, string>> = {},
  { delayMs, transport }: Pick<FaultsOfCall, 'delayMs' | 'transport'> = { delayMs: 0, transport: undefined },
): Promise<void> {
  if (delayMs > 0 && !(await stillThereAfter(delayMs, response))) return;
  if (transport === 'reset') {
    response.destroy();
    return;
  }
  const body = encode(reply.body, transport);
  response.statusCode = reply.status;
  if (reply.reason !== undefined) response.statusMessage = reply.reason;
  for (const [name, value] of Object.entries({ ...headers, ...reply.headers }))
    response.setHeader(name, value);
  if (transport === 'utf-16le') response.setHeader('Content-Type', 'application/json; charset=utf-16');
  response.setHeader('Content-Length', body.length);
  if (transport === 'cut-off') {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
  } else {
    response.end(body);
  }
}

function encode(body: Buffer, transport: FaultsOfCall['transport']): Buffer {
  if (transport === 'bom') return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]);
  if (transport === 'utf-16le') return Buffer.from(`\u{feff}${body.toString('utf8')}`, 'utf16le');
  // Every number by the same wrong amount, so that it is well-formed and untrue.
  if (transport === 'wrong-total') return misstate(body, /"(?:totalCount|TotalCount|@odata\.count)":/);
  if (transport === 'wrong-percent') return misstate(body, /"(?:usagePercent|UsagePercent)":/);
  return body;
}

function misstate(body: Buffer, field: RegExp): Buffer {
  const number = new RegExp(`(${field.source}\\s*)(\\d+(?:\\.\\d+)?)`, 'g');
  return Buffer.from(
    body
      .toString('utf8')
      .replace(number, (_all, name: string, value: string) => `${name}${Number(value) + 17}`),
  );
}

/** Waits; false when the caller or the server ended the connection before. */
function stillThereAfter(ms: number, response: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      response.off('close', gone);
      resolve(true);
    }, ms);
    const gone = (): void => {
      clearTimeout(timer);
      resolve(false);
    };
    response.once('close', gone);
  });
}
