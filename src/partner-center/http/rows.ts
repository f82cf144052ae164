import { PartnerCenterError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import type { CallContext } from '../../usecases/ports.js';
import type { ApiRequest, PartnerCenterApi } from './api.js';
import type { CallIdentity } from './failure.js';
import { readPages } from './paging.js';

/** The rows of a collection, page by page; what `read` cannot read is left out and counted in a warning. */
export async function* readRowPages<Row>(
  api: PartnerCenterApi,
  request: ApiRequest,
  call: CallContext,
  read: (item: unknown) => Row | undefined,
): AsyncGenerator<readonly Row[]> {
  for await (const { items, identity } of readPages(api, request, call)) {
    yield keepReadable(items, read, api.logger, identity);
  }
}

/** The rows of all pages of a collection, in order. */
export async function readAllRows<Row>(
  api: PartnerCenterApi,
  request: ApiRequest,
  call: CallContext,
  read: (item: unknown) => Row | undefined,
): Promise<readonly Row[]> {
  const pages: (readonly Row[])[] = [];
  for await (const page of readRowPages(api, request, call, read)) pages.push(page);
  return pages.flat();
}

/** Every item that `read` can read, in order; how many it could not is one warning, without their content. */
export function keepReadable<Row>(
  items: readonly unknown[],
  read: (item: unknown) => Row | undefined,
  logger: Logger,
  identity: CallIdentity,
): readonly Row[] {
  const rows = items.map(read).filter((row) => row !== undefined);
  const skipped = items.length - rows.length;
  if (skipped > 0) logger.warn({ ...identity, skipped, kept: rows.length }, 'Partner Center rows skipped');
  return rows;
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
