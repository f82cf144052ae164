import { PartnerCenterError } from '../../base/errors.js';
import type { CallContext } from '../../usecases/ports.js';
import type { PartnerCenterApi } from '../http/api.js';
import { type CallIdentity, createUnreadableFailure } from '../http/failure.js';
import { normalizeLinkPath } from '../http/paging.js';
import { type CommercialPage, readCommercialPage } from './commercial-wire.js';

/** Where a commercial report is. */
interface Place {
  readonly prefix: string;
  readonly path: string;
}

/** What is asked of the report; the page size is always the largest. */
export interface CommercialQuery {
  /** An OData-like filter, for example `customerTenantId eq '…'`; all rows when absent. */
  readonly filter?: string;
  /** Path of the page to begin with, the `next` of one read before; the first page when absent. */
  readonly from?: string | undefined;
}

export interface ReportPage extends CommercialPage {
  readonly identity: CallIdentity;
  /** Path of the following page; undefined on the last one. */
  readonly next: string | undefined;
}

export interface CommercialReport {
  /**
   * All pages of an answer, each one logical call. Throws PartnerCenterError: the status of the first place when
   * the report is at neither, `unreadable` for an envelope that is none and for next links that must not be followed.
   */
  readPages(query: CommercialQuery, call: CallContext): AsyncIterable<ReportPage>;
}

/** Rows a page: the default and the most there is. Source: get-licenses-usage-information. */
const ROWS_PER_PAGE = 10_000;

/** Of the two addresses the syntax table gives the first and the sample the second; which one answers is not known. */
const placesOf = (name: 'usage' | 'deployment'): readonly [Place, Place] => [
  { prefix: '/v1', path: `/v1/analytics/commercial/${name}/license/` },
  { prefix: '/partner/v1', path: `/partner/v1/analytics/commercial/${name}/license` },
];

/** Statuses that may mean "not here": then the other place is asked. */
const ELSEWHERE: readonly number[] = [403, 404, 405, 410, 501];

/** One of the commercial reports; the place that answered last is asked first. */
export function createCommercialReport(
  api: PartnerCenterApi,
  name: 'usage' | 'deployment' = 'usage',
): CommercialReport {
  let places = placesOf(name);

  async function readPage(
    place: Place,
    path: string,
    call: CallContext,
  ): Promise<CommercialPage & { readonly identity: CallIdentity }> {
    const answer = await api.get({ route: place.path, path, tokenKind: 'app-user' }, call);
    const page = readCommercialPage(answer.kind === 'json' ? answer.value : {});
    if (page === undefined) throw createUnreadableFailure('sent no report', answer.identity);
    return { ...page, identity: answer.identity };
  }

  /** The first page, and the place it was found at. */
  async function findFirstPage(search: string, call: CallContext) {
    const [usual, other] = places;
    try {
      return { place: usual, page: await readPage(usual, usual.path + search, call) };
    } catch (error) {
      if (!isElsewhere(error)) throw error;
      const page = await readPage(other, other.path + search, call).catch((reason: unknown) => {
        throw isElsewhere(reason) ? error : reason;
      });
      places = [other, usual];
      return { place: other, page };
    }
  }

  /** Begins at the first page, or in the middle. */
  async function findPage(query: CommercialQuery, call: CallContext) {
    const { from } = query;
    if (from === undefined) return findFirstPage(searchOf(query, 0), call);
    const place = places.find(({ prefix }) => from.startsWith(`${prefix}/`)) ?? places[0];
    return { place, page: await readPage(place, from, call) };
  }

  return {
    async *readPages(query, call) {
      let { place, page } = await findPage(query, call);
      const asked = new Set([query.from ?? place.path + searchOf(query, 0)]);
      for (let received = skippedBy(query.from) + page.items.length; ; received += page.items.length) {
        const next = nextPath(page, place, query, received, api.baseUrl);
        const isRefused = next === 'refused' || (next !== undefined && asked.has(next));
        yield { ...page, next: isRefused ? undefined : next };
        if (next === undefined) return;
        if (isRefused)
          throw createUnreadableFailure('sent a next link that cannot be followed', page.identity);
        asked.add(next);
        page = await readPage(place, next, call);
      }
    },
  };
}

/** How many rows a path leaves out, where the server counts them. */
function skippedBy(path: string | undefined): number {
  return Number(/[?&]skip=(\d+)/i.exec(path ?? '')?.[1] ?? 0);
}

/**
 * Path of the following page; undefined after the last one. A next link wins; where the envelope does not speak of
 * one, TotalCount decides whether there is more to skip to.
 */
function nextPath(
  page: CommercialPage,
  place: Place,
  query: CommercialQuery,
  received: number,
  baseUrl: URL,
): string | 'refused' | undefined {
  if (typeof page.nextLink === 'string') {
    return normalizeLinkPath(page.nextLink, baseUrl, place.prefix) ?? 'refused';
  }
  const hasMore = page.nextLink === undefined && page.items.length > 0 && received < (page.totalCount ?? 0);
  return hasMore ? place.path + searchOf(query, received) : undefined;
}

function searchOf(query: CommercialQuery, skip: number): string {
  const filter = query.filter === undefined ? '' : `&filter=${encodeURIComponent(query.filter)}`;
  return `?top=${ROWS_PER_PAGE}${skip === 0 ? '' : `&skip=${skip}`}${filter}`;
}

function isElsewhere(error: unknown): boolean {
  return (
    error instanceof PartnerCenterError && error.status !== undefined && ELSEWHERE.includes(error.status)
  );
}
