import { z } from 'zod';
import { isoDay } from '../../base/time.js';
import { isByUsage, type Renewal } from '../../domain/usage/renewal.js';
import { dayShape } from './ages.js';
import { countShape } from './figures.js';
import { nameShape, productName, quoted } from './names.js';

/** A subscription and what becomes of it. */
export const termShape = z.object({
  subscriptionId: z.string(),
  name: nameShape,
  seats: countShape.optional().meta({ description: 'Seats bought; absent where it is billed by usage' }),
  outcome: z.enum(['renews', 'converts', 'cancelled', 'extended', 'undecided', 'ends', 'by-usage']).meta({
    description:
      'What becomes of it at the end of its term. extended: goes on month by month at a higher price until somebody acts; undecided: is extended unless somebody cancels or renews by lastDay; by-usage: as Azure, without seats or an end',
  }),
  isExtendedNow: z.boolean().optional().meta({ description: 'It is in an extended term already' }),
  seatsAfter: countShape.optional().meta({ description: 'Seats of the next term, where it renews' }),
  changesTo: nameShape
    .optional()
    .meta({ description: 'The product it renews as, where that is another one' }),
  lastDay: dayShape
    .optional()
    .meta({ description: 'Last day of the term, the last day to act; absent: no end' }),
  daysLeft: z.int().optional().meta({ description: 'Days until lastDay; 0 is today' }),
  termDuration: z.string().optional().meta({ description: 'ISO 8601: P1M, P1Y, P3Y' }),
  billingCycle: z.string().optional(),
});
type TermAnswer = z.output<typeof termShape>;

export function toTerm(renewal: Renewal): TermAnswer {
  const { subscriptionId, friendlyName, quantity, outcome, lastDay, daysLeft, termDuration, billingCycle } =
    renewal;
  const named = { subscriptionId, name: productName(friendlyName) };
  if (isByUsage(renewal)) return { ...named, outcome: 'by-usage' };
  return {
    ...named,
    seats: quantity,
    ...outcomeOf(outcome),
    ...(lastDay && { lastDay: isoDay(lastDay) }),
    ...(daysLeft !== undefined && { daysLeft }),
    ...(termDuration !== undefined && { termDuration }),
    ...(billingCycle !== undefined && { billingCycle }),
  };
}

function outcomeOf(
  outcome: Renewal['outcome'],
): Pick<TermAnswer, 'outcome' | 'seatsAfter' | 'changesTo' | 'isExtendedNow'> {
  switch (outcome.kind) {
    case 'renews':
      return {
        outcome: outcome.kind,
        seatsAfter: outcome.quantity,
        ...(outcome.product !== undefined && { changesTo: productName(outcome.product) }),
      };
    case 'converts':
      return { outcome: outcome.kind, seatsAfter: outcome.quantity };
    case 'extended':
      return { outcome: outcome.kind, isExtendedNow: outcome.isNow };
    case 'not-in-force':
      return { outcome: 'ends' };
    case 'cancelled':
    case 'undecided':
    case 'ends':
    case 'by-usage':
      return { outcome: outcome.kind };
  }
}

const WORDS: Readonly<Record<TermAnswer['outcome'], string>> = {
  renews: 'renews',
  converts: 'becomes a paid subscription',
  cancelled: 'is cancelled',
  extended: 'goes on month by month at a higher price',
  undecided: 'undecided: goes on at a higher price unless somebody acts',
  ends: 'ends',
  'by-usage': 'billed by usage',
};

/** `"Office 365 E3" (25 seats) renews on 2026-12-05`. */
export function termSaid(renewal: Renewal): string {
  const { name, seats, outcome, lastDay } = toTerm(renewal);
  if (outcome === 'by-usage') return `${quoted(name)} billed by usage`;
  const end = lastDay === undefined ? ', no end' : `, last day of the term ${lastDay}`;
  return `${quoted(name)} (${seats} seats): ${WORDS[outcome]}${end}`;
}
