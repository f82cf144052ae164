import { z } from 'zod';
import type { SubscriptionTerm } from '../../domain/usage/subscription-term.js';
import { toJsonb } from '../watching/watch-row.js';

const termsSchema = z.array(
  z
    .object({
      subscriptionId: z.string(),
      offerName: z.string(),
      friendlyName: z.string(),
      quantity: z.number(),
      status: z.string(),
      autoRenewEnabled: z.boolean(),
      isTrial: z.boolean(),
      termDuration: z.string().optional(),
      commitmentEndDate: z.iso.datetime().optional(),
      unitType: z.string(),
    })
    .transform(
      ({ termDuration, commitmentEndDate, ...term }): SubscriptionTerm => ({
        ...term,
        termDuration,
        commitmentEndDate: commitmentEndDate === undefined ? undefined : new Date(commitmentEndDate),
      }),
    ),
);

/** Kept subscriptions; undefined for none kept, and for what another version wrote: they are read again then. */
export function readTerms(terms: unknown): readonly SubscriptionTerm[] | undefined {
  return termsSchema.safeParse(terms).data;
}

export function writeTerms(terms: readonly SubscriptionTerm[]): string {
  return toJsonb(terms);
}
