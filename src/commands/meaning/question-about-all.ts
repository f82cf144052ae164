import type { CustomersQuestion } from '../../domain/usage/customers-question.js';
import type { Command, CustomerCommandName } from '../catalogue.js';
import type { Concept } from '../phrases/concepts.js';
import { leftOutOf } from './left-out.js';
import type { Sense, Written } from './sense.js';

/** What is asked about all customers, and what of the question the answer would leave out. */
export interface AboutAll {
  readonly command: Extract<
    Command,
    { readonly name: 'alerts' | 'customers' | 'portfolio' | 'portfolio-by-money' }
  >;
  readonly leftOut: readonly Written[];
}

/**
 * The command for a question about all customers; undefined where the words could as well be about one. What only asks
 * for an order is the portfolio, which has that order.
 */
export function questionAboutAll(sense: Sense, view: CustomerCommandName | undefined): AboutAll | undefined {
  const { concepts, product, below, above, atLeast } = sense;
  const isFiltered = below !== undefined || above !== undefined || product !== undefined;
  // "Who" alone asks for anybody.
  const isAll =
    concepts.has('customers') ||
    concepts.has('worst') ||
    concepts.has('lacks') ||
    // "Can they save money" is about somebody.
    (isByMoney(sense, view) && !concepts.has('its')) ||
    (concepts.has('which') && view !== undefined);
  const isAboutTime = view === 'renewals' && sense.span !== undefined;
  const isCounted = atLeast !== undefined && (view === 'unused-licenses' || concepts.has('everyone'));
  if (!isAll && !isFiltered && !isAboutTime && !isCounted) return undefined;
  if (concepts.has('alerts')) return { command: { name: 'alerts' }, leftOut: [] };
  const question = questionOf(sense, view);
  const command =
    question === undefined
      ? ({ name: isByMoney(sense, view) ? 'portfolio-by-money' : 'portfolio' } as const)
      : ({ name: 'customers', question } as const);
  return { command, leftOut: leftOutOf(sense, view, question) };
}

/** Whether it is money that is asked for: what is wasted of it, and no other cost. */
function isByMoney({ concepts }: Sense, view: CustomerCommandName | undefined): boolean {
  return concepts.has('money-lost') || (concepts.has('money') && view === 'unused-licenses');
}

function questionOf(sense: Sense, view: CustomerCommandName | undefined): CustomersQuestion | undefined {
  const { concepts, product, span, below, above } = sense;
  // "10 unused" are so many at least; with an order it counts the customers.
  const atLeast = sense.atLeast ?? (concepts.has('worst') ? undefined : sense.number);
  if (view === 'plan') return { kind: 'plan', deadline: span && { by: span, isBefore: false } };
  if (view === 'renewals') return { kind: 'renewals', span, product };
  if (below !== undefined || above !== undefined)
    return { kind: 'usage', product, belowPercent: below, abovePercent: above };
  if (view === 'trend' && (concepts.has('worse') || concepts.has('better')))
    return { kind: 'change', direction: concepts.has('better') ? 'better' : 'worse', span };
  if (product !== undefined) {
    const use = useOf(sense);
    if (use === 'none' || use === 'lacking') return { kind: 'product', product, use };
    if (view === 'unused-licenses') return { kind: 'unused', product, atLeast: atLeast ?? 1 };
    return { kind: 'product', product, use };
  }
  if (view === 'unused-licenses' && atLeast !== undefined) return { kind: 'unused', product, atLeast };
  return undefined;
}

/** How customers stand to a product that is asked for. */
function useOf({ concepts }: Sense): Extract<CustomersQuestion, { readonly kind: 'product' }>['use'] {
  const has = (...some: readonly Concept[]) => some.some((concept) => concepts.has(concept));
  const asksWho = has('which', 'customers', 'everyone');
  // "Does not use" of somebody's licences means the licences.
  if (has('not-using') && asksWho && !has('unused', 'licences')) return 'none';
  if (has('never') || (has('not') && has('usage'))) return 'none';
  if (has('lacks') && has('usage')) return 'none';
  if (has('lacks') || (has('not') && !has('unused', 'not-using'))) return 'lacking';
  return has('usage') ? 'some' : 'any';
}
