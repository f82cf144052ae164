import { z } from 'zod';
import { countShape } from './figures.js';

/** Entries on a page of a list about one customer. */
export const PAGE_SIZE = 25;

export const pageInput = z
  .int()
  .min(1)
  .max(10_000)
  .default(1)
  .meta({ description: 'Page of the list, from 1; a page past the end is the last one' });

export const pageShape = z.object({
  page: countShape,
  pages: countShape,
  total: countShape.meta({ description: 'Entries of the whole list' }),
});
type PageOfList = z.output<typeof pageShape>;

/** A page of a list, from 1; the last one for a page past the end. */
export function cutPage<Item>(
  items: readonly Item[],
  wanted: number,
): { readonly shown: readonly Item[]; readonly position: PageOfList } {
  const pages = Math.max(1, Math.ceil(items.length / PAGE_SIZE));
  const page = Math.min(wanted, pages);
  return {
    shown: items.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    position: { page, pages, total: items.length },
  };
}

/** The place of a page that a use case cut, which counts from 0. */
export function toPosition(cut: {
  readonly page: number;
  readonly lastPage: number;
  readonly total: number;
}): PageOfList {
  return { page: cut.page + 1, pages: cut.lastPage + 1, total: cut.total };
}

/** "Page 2 of 5; ask for page 3 for more."; empty for a list of one page. */
export function positionSaid({ page, pages }: PageOfList): string {
  if (pages === 1) return '';
  return page < pages
    ? `Page ${page} of ${pages}; ask for page ${page + 1} for more.`
    : `Page ${page} of ${pages}.`;
}
