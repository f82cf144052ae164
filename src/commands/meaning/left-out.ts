import type { CustomersQuestion } from '../../domain/usage/customers-question.js';
import type { CustomerCommandName } from '../catalogue.js';
import type { Sense, Written } from './sense.js';

/**
 * What of a question about all customers its answer would leave out, and what would therefore be another question:
 * "which do *not* renew", "with *more than 50* seats". Undefined stands for the portfolio.
 */
export function leftOutOf(
  sense: Sense,
  view: CustomerCommandName | undefined,
  question: CustomersQuestion | undefined,
): readonly Written[] {
  const { concepts } = sense;
  const said = (of: readonly Written[]) => of.filter((name) => sense.written.has(name));
  return [
    ...(isTurned(sense, view, question) ? [] : said(['lacks', 'not', 'never', 'not-using'])),
    ...(question?.kind === 'unused' ? [] : said(['at-least'])),
    ...(question?.kind === 'usage' ? [] : said(['below', 'above', 'below-half', 'above-half'])),
    ...(concepts.has('worst') || question?.kind === 'unused' ? [] : said(['number'])),
    ...(isTimed(sense, question) ? [] : said(['span'])),
    ...(question === undefined || question.kind === 'change' || question.kind === 'plan'
      ? said(['product'])
      : []),
    ...said(['other-product', 'why', 'send', 'forecast', 'divided']),
    // What is paid for and not used is what is unused, and what can go is told in money as well.
    ...(view === 'unused-licenses' || view === 'plan' ? [] : said(['money'])),
    // An order of everybody is no trend of everybody.
    ...(question === undefined && view === 'trend' ? said(['trend', 'worse', 'better']) : []),
  ];
}

/** Whether the answer is about what is not there, as far as the question is. */
function isTurned(
  { concepts }: Sense,
  view: CustomerCommandName | undefined,
  question: CustomersQuestion | undefined,
): boolean {
  if (question?.kind === 'product') return question.use === 'none' || question.use === 'lacking';
  return view === 'unused-licenses' && !concepts.has('lacks');
}

/** Whether the span of a question counts, or says only that it is asked now. */
function isTimed({ span, isPast, concepts }: Sense, question: CustomersQuestion | undefined): boolean {
  if (span === undefined || question?.kind === 'renewals' || question?.kind === 'change') return true;
  if (question?.kind === 'plan') return true;
  return !isPast && (span.kind === 'this' || concepts.has('worst'));
}
