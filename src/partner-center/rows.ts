import { PartnerCenterError } from '../errors.js';
import type { ApiRequest, PartnerCenterApi } from './api.js';
import { readPages } from './paging.js';
import type { DeadlineCall } from './retry.js';

/**
 * The rows of a collection, page by page. An item that `read` cannot read (undefined) is left out; how many were is
 * one warning a page, without their content.
 */
export async function* readRowPages<Row>(
  api: PartnerCenterApi,
  request: ApiRequest,
  call: DeadlineCall,
  read: (item: unknown) => Row | undefined,
): AsyncGenerator<readonly Row[]> {
  for await (const { items, identity } of readPages(api, request, call)) {
    const rows = readRows(items, read);
    const skipped = items.length - rows.length;
    if (skipped > 0)
      api.logger.warn({ ...identity, skipped, kept: rows.length }, 'Partner Center rows skipped');
    yield rows;
  }
}

/** The rows of all pages of a collection, in order. */
export async function readAllRows<Row>(
  api: PartnerCenterApi,
  request: ApiRequest,
  call: DeadlineCall,
  read: (item: unknown) => Row | undefined,
): Promise<readonly Row[]> {
  const pages: (readonly Row[])[] = [];
  for await (const page of readRowPages(api, request, call, read)) pages.push(page);
  return pages.flat();
}

/** Every item that can be read, in order. */
export function readRows<Row>(
  items: readonly unknown[],
  read: (item: unknown) => Row | undefined,
): readonly Row[] {
  return items.map(read).filter((row) => row !== undefined);
}

/** Turns the fault `not-found` into undefined, for calls where an unknown customer is an expected outcome. */
export async function undefinedWhenNotFound<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PartnerCenterError && error.fault === 'not-found') return undefined;
    throw error;
  }
}
