import type { CustomersQuestion } from '../../domain/usage/customers-question.js';
import type { CustomerCommandName } from '../catalogue.js';
import type { Sense } from './sense.js';

/** What each question about all customers asks of one of them. */
export const VIEW_OF_QUESTION: Readonly<Record<CustomersQuestion['kind'], CustomerCommandName>> = {
  renewals: 'renewals',
  usage: 'license-usage',
  unused: 'unused-licenses',
  product: 'license-usage',
  change: 'trend',
  plan: 'plan',
};

/**
 * The question about all customers that "and next month" asks after another one: the same with another time, product
 * or bound. Undefined where the words say nothing that it could take.
 */
export function nextQuestion(question: CustomersQuestion, sense: Sense): CustomersQuestion | undefined {
  const { span, isPast, product, below, above } = sense;
  const atLeast = sense.atLeast ?? sense.number;
  const isBound = below !== undefined || above !== undefined;
  switch (question.kind) {
    case 'renewals':
      if (isBound || atLeast !== undefined || isPast || (span ?? product) === undefined) return undefined;
      return { ...question, span: span ?? question.span, product: product ?? question.product };
    case 'plan':
      if (isBound || atLeast !== undefined || product !== undefined || isPast || span === undefined)
        return undefined;
      return { kind: 'plan', deadline: { by: span, isBefore: false } };
    case 'change':
      if (isBound || atLeast !== undefined || product !== undefined || span === undefined) return undefined;
      return isPast || span.kind === 'this' ? { ...question, span } : undefined;
    case 'usage':
      if (span !== undefined || (product === undefined && !isBound)) return undefined;
      return {
        ...question,
        product: product ?? question.product,
        belowPercent: isBound ? below : question.belowPercent,
        abovePercent: isBound ? above : question.abovePercent,
      };
    case 'unused':
      if (span !== undefined || isBound || (product === undefined && atLeast === undefined)) return undefined;
      return { ...question, product: product ?? question.product, atLeast: atLeast ?? question.atLeast };
    case 'product':
      if (span !== undefined || isBound || atLeast !== undefined || product === undefined) return undefined;
      return { ...question, product };
  }
}

/** "Last month", and nothing else that asks: it is of what was asked last. */
export function isTimeAlone({ span, concepts, product }: Sense): boolean {
  return (
    span !== undefined &&
    product === undefined &&
    [...concepts].every((one) => one === 'filler' || one === 'and-what-of')
  );
}

/** "Is it getting any better?": what was asked about goes up or down, in languages that leave "it" out as well. */
export function isCourse({ concepts, product }: Sense): boolean {
  return product === undefined && (concepts.has('better') || concepts.has('worse'));
}
