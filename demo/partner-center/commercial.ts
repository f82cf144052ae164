import { z } from 'zod';
import type { CommercialReport } from './commercial-rows.js';
import type { EmulatedCustomer } from './customer.js';
import { partnerCenterError } from './error-bodies.js';
import { type CommercialRow, type FilterTree, parseFilter, passes, requiredValue } from './odata-filter.js';
import type { Quirks } from './quirks.js';
import { jsonReply, type Reply } from './reply.js';
import type { EmulatorState } from './state.js';

/** Default and largest page. Source: Partner Center docs, "Get licenses usage information". */
const MAX_ROWS = 10_000;

const querySchema = z.object({
  top: z.coerce.number().int().min(1).default(MAX_ROWS),
  skip: z.coerce.number().int().min(0).default(0),
  filter: z.string().optional(),
  groupby: z.string().optional(),
  processedDateTime: z.iso.datetime({ offset: true, local: true }).or(z.iso.date()).optional(),
});

export interface CommercialCall {
  readonly path: string;
  readonly query: URLSearchParams;
  /** `http://host:port` as the caller wrote it. */
  readonly origin: string;
}

/**
 * A commercial report over all customers: `top` (at most 10,000), `skip`, `filter`, `groupby` and `processedDateTime`
 * (rows of that day only). A parameter that makes no sense gets 400 with code 3000. TotalCount counts all rows that
 * pass; whether the real one does is not known.
 */
export function createCommercialAnswer(
  state: EmulatorState,
  now: () => Date,
  report: CommercialReport,
): (call: CommercialCall) => Reply {
  const unfilteredPage = createPager(state, report);

  return (call) => {
    const parsed = querySchema.safeParse(Object.fromEntries(call.query));
    if (!parsed.success) return badRequest('A parameter is not valid.');
    const { filter, groupby, processedDateTime, skip } = parsed.data;
    const top = Math.min(parsed.data.top, MAX_ROWS);
    const { quirks } = state;
    const instant = now();

    const tree = filter === undefined ? undefined : parseFilter(filter, report.fields);
    if (filter !== undefined && tree === undefined) return badRequest('filter is not valid.');
    const groupFields = groupby?.split(',').map((field) => field.trim());
    if (groupFields?.some((field) => !report.fields.includes(field)))
      return badRequest('groupby is not valid.');

    const page =
      tree === undefined && groupFields === undefined && processedDateTime === undefined
        ? unfilteredPage(skip, top, instant)
        : selectedPage();
    return jsonReply(200, envelope(page.rows, nextLink(), page.total, quirks));

    function selectedPage(): { readonly rows: readonly CommercialRow[]; readonly total: number } {
      const rows = customersFor(state, tree)
        .flatMap((customer) => report.rows(customer, instant, quirks))
        .filter((row) => tree === undefined || passes(tree, row))
        .filter(
          (row) =>
            processedDateTime === undefined ||
            String(row['processedDateTime']).slice(0, 10) === processedDateTime.slice(0, 10),
        );
      const answered = groupFields === undefined ? rows : group(rows, groupFields, report.counts(quirks));
      return { rows: answered.slice(skip, skip + top), total: answered.length };
    }

    function nextLink(): string | null {
      if (skip + top >= page.total) return null;
      const query = new URLSearchParams(call.query);
      query.set('top', String(top));
      query.set('skip', String(skip + top));
      return `${quirks.nextLinkPrefix ?? call.origin}${call.path}?${query}`;
    }
  };
}

/** Pages over all rows without making more than a page of them; the places of customers are counted once per state. */
function createPager(state: EmulatorState, report: CommercialReport) {
  let countedVersion = -1;
  let starts: number[] = [];
  let total = 0;

  return (skip: number, top: number, now: Date) => {
    if (countedVersion !== state.version) {
      countedVersion = state.version;
      total = 0;
      starts = state.customers.map((customer) => {
        const start = total;
        total += report.rowCount(customer);
        return start;
      });
    }
    const rows: CommercialRow[] = [];
    for (let at = lastAtMost(starts, skip); at < starts.length && rows.length < top; at += 1) {
      const customer = state.customers[at];
      const start = starts[at] ?? 0;
      if (customer === undefined) break;
      const from = Math.max(0, skip - start);
      rows.push(...report.rows(customer, now, state.quirks).slice(from, from + top - rows.length));
    }
    return { rows, total };
  };
}

/** The last position whose value is not above the wanted one; 0 when there is none. The values ascend. */
function lastAtMost(values: readonly number[], wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((values[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

function customersFor(state: EmulatorState, tree: FilterTree | undefined): readonly EmulatedCustomer[] {
  const customerId = requiredValue(tree, 'customerTenantId');
  if (customerId === undefined) return state.customers;
  const customer = state.get(customerId);
  return customer === undefined ? [] : [customer];
}

function group(
  rows: readonly CommercialRow[],
  fields: readonly string[],
  counts: readonly string[],
): CommercialRow[] {
  const groups = new Map<string, Record<string, string | number>>();
  for (const row of rows) {
    const picked = Object.fromEntries(fields.map((field) => [field, row[field] ?? '']));
    const key = JSON.stringify(picked);
    const sums = groups.get(key) ?? picked;
    for (const count of counts) sums[count] = Number(sums[count] ?? 0) + Number(row[count]);
    groups.set(key, sums);
  }
  return [...groups.values()];
}

function envelope(
  rows: readonly CommercialRow[],
  next: string | null,
  total: number,
  quirks: Quirks,
): object {
  switch (quirks.envelope) {
    case 'Value':
      return { Value: rows, '@nextLink': next, TotalCount: total };
    case 'value':
      return { value: rows, '@nextLink': next, totalCount: total };
    case 'odata':
      return { '@odata.count': total, value: rows, ...(next === null ? {} : { '@odata.nextLink': next }) };
  }
}

function badRequest(description: string): Reply {
  return partnerCenterError(400, '3000', description);
}
