import { z } from 'zod';
import type { EmulatedCustomer } from './customer.js';
import { partnerCenterError } from './error-bodies.js';
import { jsonReply, type Reply } from './reply.js';
import type { EmulatorState } from './state.js';
import { collection, customerItem } from './wire.js';

/** A page never holds more, whatever `size` asks for. Source: PartnerCenterSamples/Partner-Center-SDK-Samples #5. */
const MAX_PAGE_SIZE = 500;

const filterSchema = z.object({
  Field: z.enum(['CompanyName', 'Domain', 'IndirectReseller', 'IndirectCloudSolutionProvider']),
  Value: z.string(),
  Operator: z.literal('starts_with'),
});

const tokenSchema = z.object({
  offset: z.int().min(0),
  filter: filterSchema.optional(),
});

type Filter = z.output<typeof filterSchema>;
type Position = z.output<typeof tokenSchema>;

const SEEK = ['Next', 'Previous', 'First', 'Last'] as const;

/**
 * `GET /v1/customers`: `size` (0 or absent is the server's own size, never over 500), `filter` as JSON, and further
 * pages by `seekOperation` with the MS-ContinuationToken header of the page before. A parameter that makes no sense is
 * answered with 400 and code 3000.
 */
export function listCustomers(
  state: EmulatorState,
  query: URLSearchParams,
  continuationToken: string | undefined,
): Reply {
  const size = z.coerce
    .number()
    .int()
    .min(0)
    .safeParse(query.get('size') ?? '0');
  if (!size.success) return badRequest('size must be a whole number of 0 or more.');
  const pageSize = size.data === 0 ? MAX_PAGE_SIZE : Math.min(size.data, MAX_PAGE_SIZE);

  const filter = readFilter(query.get('filter'));
  if (filter === 'wrong') return badRequest('filter is not one that this resource supports.');

  const seek = z
    .enum(SEEK)
    .optional()
    .safeParse(query.get('seekOperation') ?? undefined);
  if (!seek.success) return badRequest('seekOperation is not supported.');

  let position: Position = { offset: 0, filter };
  if (seek.data !== undefined) {
    const current = readToken(continuationToken);
    if (current === undefined) return badRequest('MS-ContinuationToken is missing or not valid.');
    const total = select(state.customers, current.filter).length;
    position = { ...current, offset: seekOffset(seek.data, current.offset, pageSize, total) };
  }

  const selected = select(state.customers, position.filter);
  const page = selected.slice(position.offset, position.offset + pageSize);
  return jsonReply(
    200,
    collection(page.map(customerItem), links(state, position, pageSize, selected.length)),
  );
}

function links(state: EmulatorState, position: Position, pageSize: number, total: number): object {
  const uri = `${state.quirks.linkPrefix}/customers?size=${pageSize}`;
  const headers = [{ key: 'MS-ContinuationToken', value: writeToken(position) }];
  const seekLink = (seek: (typeof SEEK)[number]) => ({
    uri: `${uri}&seekOperation=${seek}`,
    method: 'GET',
    headers,
  });
  return {
    self: { uri, method: 'GET', headers: [] },
    ...(position.offset + pageSize < total ? { next: seekLink('Next') } : {}),
    ...(position.offset > 0 ? { previous: seekLink('Previous') } : {}),
  };
}

function select(
  customers: readonly EmulatedCustomer[],
  filter: Filter | undefined,
): readonly EmulatedCustomer[] {
  if (filter === undefined) return customers;
  const wanted = filter.Value.toLowerCase();
  switch (filter.Field) {
    case 'CompanyName':
      return customers.filter(({ companyName }) => companyName.toLowerCase().startsWith(wanted));
    case 'Domain':
      return customers.filter(({ domain }) => domain.toLowerCase().startsWith(wanted));
    case 'IndirectReseller':
    case 'IndirectCloudSolutionProvider':
      return [];
  }
}

function seekOffset(seek: (typeof SEEK)[number], offset: number, pageSize: number, total: number): number {
  switch (seek) {
    case 'Next':
      return offset + pageSize;
    case 'Previous':
      return Math.max(0, offset - pageSize);
    case 'First':
      return 0;
    case 'Last':
      return Math.max(0, Math.floor((total - 1) / pageSize) * pageSize);
  }
}

function readFilter(text: string | null): Filter | undefined | 'wrong' {
  if (text === null || text === '') return undefined;
  const filter = filterSchema.safeParse(parseJson(text));
  return filter.success ? filter.data : 'wrong';
}

function readToken(token: string | undefined): Position | undefined {
  const position = tokenSchema.safeParse(parseJson(Buffer.from(token ?? '', 'base64url').toString('utf8')));
  return position.success ? position.data : undefined;
}

function writeToken(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function badRequest(description: string): Reply {
  return partnerCenterError(400, '3000', description);
}
