import { z } from 'zod';
import { eachKind } from '../../base/each-kind.js';
import { isCustomerId } from '../../domain/customers/customer.js';
import { FILE_KINDS } from '../../domain/files/file-kind.js';
import { FILE_VIEWS, type FileQuestion, type FileRequest } from '../../domain/files/file-question.js';
import { customersQuestion } from '../customers-question.js';

const QUESTIONS = {
  customer: z.object({
    kind: z.literal('customer'),
    view: z.enum(FILE_VIEWS),
    customer: z.string().refine(isCustomerId),
  }),
  portfolio: z.object({ kind: z.literal('portfolio'), order: z.enum(['seats', 'money']) }),
  customers: z.object({ kind: z.literal('customers'), question: customersQuestion }),
} satisfies { readonly [Kind in FileQuestion['kind']]: z.ZodType<{ readonly kind: Kind }> };

/** A wish for a file, as a button or an offer carries it. Anyone can forge it; a customer is named by its id. */
export const fileRequest = z.object({
  question: z.discriminatedUnion('kind', eachKind(QUESTIONS)),
  file: z.enum(FILE_KINDS),
});

const OFFER = fileRequest.extend({ offeredAt: z.iso.datetime() });

/** The offer of a file that somebody took up or declined; undefined when it is none of ours. */
export function parseFileOffer(
  context: unknown,
): { readonly request: FileRequest; readonly offeredAt: Date } | undefined {
  const parsed = OFFER.safeParse(context);
  if (!parsed.success) return undefined;
  const { offeredAt, ...request } = parsed.data;
  return { request, offeredAt: new Date(offeredAt) };
}
