import type { CallContext } from '../../usecases/ports.js';
import type { ApiRequest, PartnerCenterApi } from './api.js';
import { type Collection, type NextLink, readCollection } from './collection.js';
import { type CallIdentity, createUnreadableFailure } from './failure.js';

/** What a `next` link may not set: the call's own headers, and those that belong to the connection. */
const OWN_HEADERS =
  /^(authorization|accept|cookie|host|connection|content-.*|transfer-encoding|upgrade|te|trailer|expect|keep-alive|proxy-.*|user-agent|ms-requestid|ms-correlationid|ms-partnercenter-application|x-locale)$/i;

/** What a page says about its successor: a request, none, or a link that must not be followed. */
export type NextPage =
  | { readonly kind: 'request'; readonly request: ApiRequest }
  | { readonly kind: 'end' }
  /** `why` completes the sentence "Partner Center …". */
  | { readonly kind: 'refused'; readonly why: string };

/**
 * All pages of a collection, each one logical call. 204 is one empty page. Throws PartnerCenterError: `unreadable`
 * for an envelope that is none, for a next link that leads to another host and for one that leads in a circle.
 */
export async function* readPages(
  api: PartnerCenterApi,
  first: ApiRequest,
  call: CallContext,
): AsyncGenerator<{ readonly items: readonly unknown[]; readonly identity: CallIdentity }> {
  const asked = new Set<string>();
  for (let request: ApiRequest | undefined = first; request; ) {
    asked.add(keyOf(request));
    const answer = await api.get(request, call);
    const { identity } = answer;
    const collection = readCollection(answer.kind === 'json' ? answer.value : {});
    if (!collection) throw createUnreadableFailure('sent no collection', identity);
    yield { items: collection.items, identity };

    const next = findNextPage(collection, request, api.baseUrl);
    if (next.kind === 'refused') throw createUnreadableFailure(next.why, identity);
    request = next.kind === 'end' ? undefined : next.request;
    if (request && asked.has(keyOf(request))) {
      throw createUnreadableFailure('sent next links that lead in a circle', identity);
    }
  }
}

/**
 * The request for the page after this one: `links.next` with its headers, or, where only a continuationToken came,
 * the same query with seekOperation=Next. A bare token on an empty page is the end. Source: get-a-list-of-customers,
 * get-invoiceline-items.
 */
function findNextPage(collection: Collection, current: ApiRequest, baseUrl: URL): NextPage {
  const { next, continuationToken } = collection;
  if (next) return followLink(next, continuationToken, current, baseUrl);
  if (!continuationToken || collection.items.length === 0) return { kind: 'end' };

  const separator = current.path.includes('?') ? '&' : '?';
  const path = /[?&]seekOperation=/i.test(current.path)
    ? current.path
    : `${current.path}${separator}seekOperation=Next`;
  return createNextRequest(current, path, [{ name: 'MS-ContinuationToken', value: continuationToken }]);
}

/**
 * Path and query of a link under the base address, with exactly one version prefix: `/customers`, `/v1/customers`,
 * `/v1//v1/customers` and absolute addresses all become `/v1/customers`. Undefined when the link is no address or
 * leads to another origin, where the bearer token must not go. Source: microsoft/Partner-Center-PowerShell #379.
 */
export function normalizeLinkPath(uri: string, baseUrl: URL, versionPrefix = '/v1'): string | undefined {
  if (!URL.canParse(uri, baseUrl.href)) return undefined;
  const url = new URL(uri, baseUrl);
  if (url.origin !== baseUrl.origin) return undefined;
  const path = url.pathname.startsWith(baseUrl.pathname)
    ? url.pathname.slice(baseUrl.pathname.length)
    : url.pathname;
  const segments = path.split('/').filter((segment) => segment !== '');
  const start = segments.findIndex((segment) => !/^(v1|partner)$/i.test(segment));
  return `${versionPrefix}/${segments.slice(Math.max(0, start)).join('/')}${url.search}`;
}

function followLink(
  link: NextLink,
  continuationToken: string | undefined,
  current: ApiRequest,
  baseUrl: URL,
): NextPage {
  if (link.method !== 'GET') return { kind: 'refused', why: 'sent a next link that is no GET' };
  const path = normalizeLinkPath(link.uri, baseUrl);
  if (path === undefined) return { kind: 'refused', why: 'sent a next link to another host' };

  const hasToken = link.headers.some(({ name }) => /^ms-continuationtoken$/i.test(name));
  if (hasToken || !continuationToken) return createNextRequest(current, path, link.headers);
  const token = { name: 'MS-ContinuationToken', value: continuationToken };
  return createNextRequest(current, path, [...link.headers, token]);
}

function createNextRequest(current: ApiRequest, path: string, headers: NextLink['headers']): NextPage {
  const allowed = headers.filter(({ name }) => !OWN_HEADERS.test(name));
  try {
    // Only to find out whether they can be sent at all.
    new Headers(allowed.map(({ name, value }) => [name, value]));
  } catch {
    return { kind: 'refused', why: 'sent a next link with headers that cannot be sent' };
  }
  return {
    kind: 'request',
    request: { ...current, path, headers: new Map(allowed.map(({ name, value }) => [name, value])) },
  };
}

function keyOf(request: ApiRequest): string {
  return JSON.stringify([request.path, ...(request.headers ?? [])]);
}
