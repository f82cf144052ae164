import type { CustomersQuestion } from '../../domain/usage/customers-question.js';
import type { Command, CustomerCommandName } from '../catalogue.js';
import type { Sense } from './sense.js';

/**
 * The command for a question about all customers, every word of which is known; undefined where the words could as well
 * be about one. What only asks for an order is the portfolio, which has that order.
 */
export function questionAboutAll(sense: Sense, view: CustomerCommandName | undefined): Command | undefined {
  const { concepts, product, below, above, atLeast } = sense;
  // "Who" alone asks for anybody.
  const isAll =
    concepts.has('customers') || concepts.has('worst') || (concepts.has('which') && view !== undefined);
  const isFiltered = below !== undefined || above !== undefined || product !== undefined;
  const isAboutTime = view === 'renewals' && sense.span !== undefined;
  if (!isAll && !isFiltered && !isAboutTime && !(atLeast !== undefined && view === 'unused-licenses'))
    return undefined;
  if (concepts.has('alerts')) return { name: 'alerts' };
  // Who has none of a product is not among those that were read.
  if (product !== undefined && concepts.has('not') && !concepts.has('usage')) return undefined;
  const question = questionOf(sense, view);
  return question === undefined ? { name: 'portfolio' } : { name: 'customers', question };
}

function questionOf(
  { concepts, product, span, below, above, atLeast }: Sense,
  view: CustomerCommandName | undefined,
): CustomersQuestion | undefined {
  if (view === 'renewals') return { kind: 'renewals', span, product };
  if (below !== undefined || above !== undefined)
    return { kind: 'usage', product, belowPercent: below, abovePercent: above };
  if (view === 'trend' && (concepts.has('worse') || concepts.has('better')))
    return { kind: 'change', direction: concepts.has('better') ? 'better' : 'worse', span };
  if (product !== undefined) {
    const isNone = concepts.has('never') || (concepts.has('not') && concepts.has('usage'));
    if (isNone) return { kind: 'product', product, use: 'none' };
    if (view === 'unused-licenses') return { kind: 'unused', product, atLeast: atLeast ?? 1 };
    return { kind: 'product', product, use: concepts.has('usage') ? 'some' : 'any' };
  }
  if (view === 'unused-licenses' && atLeast !== undefined) return { kind: 'unused', product, atLeast };
  return undefined;
}
