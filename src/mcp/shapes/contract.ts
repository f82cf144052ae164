import { z } from 'zod';
import type { MoneyTotals } from '../../domain/money/customer-money.js';
import type { SideAnswer } from '../../usecases/usage/side-answer.js';

const PARTS = ['usage', 'deployment', 'subscriptions', 'prices'] as const;

/** What an answer had to do without. */
export const missingShape = z.array(z.enum(PARTS)).meta({
  description:
    'What could not be had for this answer: usage, deployment (how many seats were given to people), subscriptions (terms and renewals), prices (off, or none known). Figures that need it are absent, which does not mean 0',
});
type Part = (typeof PARTS)[number];

type Known = Pick<SideAnswer<unknown>, 'kind'> | undefined;

/** Names of the parts that are missing. */
export function missingParts(
  asked: Partial<Readonly<Record<Exclude<Part, 'prices'>, Known>>>,
  money: MoneyTotals | undefined,
): readonly Part[] & z.output<typeof missingShape> {
  return PARTS.filter((part) =>
    part === 'prices' ? money === undefined : asked[part]?.kind === 'missing',
  ) as Part[];
}

/** "Missing: deployment, prices."; empty for nothing. */
export function missingSaid(parts: readonly Part[]): string {
  return parts.length === 0 ? '' : `Not known: ${parts.join(', ')}.`;
}

/** Sentences that say something, one after the other. */
export function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
