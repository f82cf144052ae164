import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { collection, commercialItem, customerItem, usageItem } from '../partner-center/support.js';
import { broken, hostileText, hostileValue } from './hostile.js';

/** Stands in every error text, which may name a customer: nothing of it may be seen or logged. */
export const SERVER_TEXT = 'SERVERTEXT';

/** What the server sends: any bytes under any status. */
export interface HostileReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** What was written before it was encoded, cut and compressed. */
  readonly written: string;
}

const subscription = {
  id: '55555555-5555-4555-8555-555555555555',
  offerId: 'offer',
  offerName: 'Microsoft 365 Business Premium',
  friendlyName: 'Microsoft 365 Business Premium',
  quantity: 50,
  unitType: 'Licenses',
  status: 'active',
  autoRenewEnabled: true,
  isTrial: false,
  termDuration: 'P1Y',
  commitmentEndDate: '2026-12-12T00:00:00Z',
};
const deployment = {
  productName: 'MICROSOFT 365 BUSINESS PREMIUM',
  serviceName: 'o365',
  channel: 'reseller',
  licensesSold: 50,
  licensesDeployed: 46,
  processedDateTime: '2026-10-04T00:00:00+00:00',
};

const ERRORS = [
  { code: 900421, description: SERVER_TEXT },
  { code: '20002', description: SERVER_TEXT },
  { code: '3000', description: `${SERVER_TEXT} does not have any usage data` },
  { statusCode: 429, message: SERVER_TEXT },
  { error: { code: 'forbidden', message: SERVER_TEXT } },
  { error: 'invalid_grant', error_description: SERVER_TEXT, correlation_id: SERVER_TEXT },
];

/** Items of one kind in an envelope, both broken in places. */
function envelope(item: object, wrap: (items: readonly unknown[]) => object): fc.Arbitrary<unknown> {
  const named = fc.tuple(broken(item, 3), hostileText, fc.nat(4)).map(([row, name, at]) => {
    const key = ['productName', 'workloadName', 'customerName', 'serviceName', 'channel'][at] ?? '';
    return typeof row === 'object' && row !== null && key in row ? { ...row, [key]: name } : row;
  });
  const items = fc.oneof(
    { arbitrary: fc.array(named, { maxLength: 3 }), weight: 29 },
    {
      arbitrary: fc.tuple(named, fc.constantFrom(40, 300)).map(([row, count]) => manyOf(row, count)),
      weight: 1,
    },
  );
  const next = fc.oneof(
    { arbitrary: fc.constant(undefined), weight: 8 },
    { arbitrary: hostileText.map((uri) => ({ uri, method: 'GET', headers: [] })), weight: 1 },
    {
      arbitrary: fc.tuple(hostileText, hostileText).map(([key, value]) => ({
        uri: '/customers?seekOperation=Next',
        method: 'GET',
        headers: [{ key, value }],
      })),
      weight: 1,
    },
  );
  return fc
    .tuple(items, next)
    .map(([rows, link]) => ({ ...wrap(rows), ...(link ? { links: { next: link } } : {}) }))
    .chain((good) => broken(good, 1));
}

/** Rows that differ, so that none is taken for a newer one of the same; fewer of a long one. */
function manyOf(row: unknown, most: number): readonly unknown[] {
  const length = JSON.stringify(row ?? null).length > 1000 ? 4 : most;
  return Array.from({ length }, (_, at) => ({
    ...(row as object),
    workloadName: `W${at}`,
    productName: `P${at % 40}`,
  }));
}

type Encoded = Pick<HostileReply, 'bytes' | 'headers'>;
type Encode = (text: string, cut: number) => Encoded;

function encoded(value: fc.Arbitrary<unknown>): fc.Arbitrary<Encoded & Pick<HostileReply, 'written'>> {
  const json = { 'content-type': 'application/json; charset=utf-8' };
  const plainly: Encode = (text) => ({ bytes: Buffer.from(text), headers: json });
  const odd = fc.constantFrom<Encode>(
    (text) => ({ bytes: Buffer.from(`\uFEFF\uFEFF${text}`), headers: {} }),
    (text) => ({ bytes: Buffer.from(`\uFEFF${text}`, 'utf16le'), headers: json }),
    (text) => ({
      bytes: Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
      headers: { 'content-type': 'text/plain' },
    }),
    (text) => ({
      bytes: Buffer.from(text, 'latin1'),
      headers: { 'content-type': 'application/json; charset=latin1' },
    }),
    (text, cut) => ({ bytes: Buffer.from(text).subarray(0, cut), headers: json }),
    (text) => ({ bytes: gzipSync(text), headers: { ...json, 'content-encoding': 'gzip' } }),
    // Short: Node 20 waits for the end of a longer body that is no gzip for as long as it is let.
    (text) => ({
      bytes: Buffer.from(text).subarray(0, 500),
      headers: { ...json, 'content-encoding': 'gzip' },
    }),
    (text, cut) => ({
      bytes: gzipSync(text).subarray(0, cut),
      headers: { ...json, 'content-encoding': 'gzip' },
    }),
    (text) => ({
      bytes: Buffer.from(`<html><body>${SERVER_TEXT}${text.slice(0, 99)}</body></html>`),
      headers: { 'content-type': 'text/html' },
    }),
  );
  const encode = fc.oneof({ arbitrary: fc.constant(plainly), weight: 3 }, { arbitrary: odd, weight: 1 });
  return fc.tuple(value, encode, fc.nat(2000)).map(([body, to, cut]) => {
    const written = JSON.stringify(body) ?? '';
    return { ...to(written, cut), written };
  });
}

const status = fc.oneof(
  { arbitrary: fc.constant(200), weight: 20 },
  {
    arbitrary: fc.constantFrom(
      201,
      203,
      204,
      206,
      301,
      302,
      304,
      400,
      401,
      403,
      404,
      405,
      409,
      410,
      429,
      500,
      501,
      502,
      503,
      504,
      599,
    ),
    weight: 3,
  },
);

const extraHeaders = fc.oneof(
  { arbitrary: fc.constant({}), weight: 9 },
  {
    arbitrary: fc.constantFrom<Readonly<Record<string, string>>>(
      { 'retry-after': '-1' },
      { 'retry-after': '99999999' },
      { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' },
      { location: 'https://evil.example/' },
      { 'www-authenticate': 'Bearer error="MFA required"' },
      { 'ms-requestid': SERVER_TEXT, 'ms-correlationid': SERVER_TEXT },
    ),
    weight: 1,
  },
);

function reply(value: fc.Arbitrary<unknown>): fc.Arbitrary<HostileReply> {
  const body = fc.oneof(
    { arbitrary: value, weight: 12 },
    { arbitrary: fc.constantFrom<unknown>(...ERRORS), weight: 1 },
    { arbitrary: hostileValue, weight: 1 },
  );
  return fc
    .tuple(status, extraHeaders, encoded(body))
    .map(([code, extra, body]) => ({ ...body, status: code, headers: { ...body.headers, ...extra } }));
}

const PARTS = {
  usage: reply(envelope(usageItem(), (items) => collection(items))),
  commercial: reply(envelope(commercialItem(), (items) => ({ Value: items, TotalCount: items.length }))),
  deployment: reply(envelope(deployment, (items) => collection(items))),
  subscriptions: reply(envelope(subscription, (items) => collection(items))),
  customer: reply(broken(customerItem(1), 2)),
  customers: reply(envelope(customerItem(2), (items) => collection(items))),
};

/** What parts of Partner Center answer in one case; what is left out is not there. */
export type HostileReplies = Readonly<Partial<Record<keyof typeof PARTS, HostileReply>>>;
export const hostileReplies: fc.Arbitrary<HostileReplies> = fc.record(PARTS, { requiredKeys: ['usage'] });

/** Which of them a path asks for. */
export function partAsked(path: string): keyof typeof PARTS {
  if (path.includes('/analytics/commercial/')) return 'commercial';
  if (path.includes('/licenses/usage')) return 'usage';
  if (path.includes('/licenses/deployment')) return 'deployment';
  if (path.includes('/subscriptions')) return 'subscriptions';
  return /\/customers\/[^?]/.test(path) ? 'customer' : 'customers';
}
