import { z } from 'zod';
import { isErrorBody } from './error-body.js';
import { scalarSchema } from './wire-values.js';

const headerSchema = z.object({ key: scalarSchema, value: scalarSchema });

const linkSchema = z.object({
  uri: z.string().nullish(),
  method: z.string().nullish(),
  headers: z.array(headerSchema).nullish(),
});

const collectionSchema = z.object({
  totalCount: scalarSchema,
  items: z.array(z.unknown()).nullish(),
  links: z.object({ next: linkSchema.nullish() }).nullish(),
  continuationToken: z.string().nullish(),
});

/** Where the following page is, as the envelope puts it. */
export interface NextLink {
  readonly uri: string;
  /** Upper case; GET when the link does not say. */
  readonly method: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** One page of a Partner Center collection; its items still unread. */
export interface Collection {
  readonly items: readonly unknown[];
  readonly next: NextLink | undefined;
  /** Opaque; the other way to ask for the following page. */
  readonly continuationToken: string | undefined;
}

/**
 * Reads the collection envelope `{totalCount, items, links, continuationToken}`. Undefined when it is none: no
 * object, an error body sent with a success status, or no items although totalCount counts some. An envelope
 * without items and without that contradiction is an empty page. Source: customer-resources, analytics-resources.
 */
export function readCollection(value: unknown): Collection | undefined {
  const parsed = collectionSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { totalCount, items, links, continuationToken } = parsed.data;
  if (!items && (Number(totalCount ?? 0) > 0 || isErrorBody(value))) return undefined;
  return {
    items: items ?? [],
    next: readLink(links?.next),
    continuationToken: continuationToken || undefined,
  };
}

function readLink(link: z.infer<typeof linkSchema> | null | undefined): NextLink | undefined {
  if (!link?.uri) return undefined;
  const headers = (link.headers ?? []).flatMap(({ key, value }) =>
    key === null || key === undefined || value === null || value === undefined
      ? []
      : [{ name: String(key), value: String(value) }],
  );
  return { uri: link.uri, method: (link.method ?? 'GET').toUpperCase(), headers };
}
