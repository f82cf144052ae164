import type { CustomerCommandName } from '../catalogue.js';
import type { Concept } from '../phrases/concepts.js';
import type { Sense } from './sense.js';

/** "What can they do without" as well. */
const MAY_GO = ['delete', 'cancel', 'lacks'] as const;
const TIME_OF_SOME: ReadonlySet<Concept> = new Set([
  'which',
  'customers',
  'when',
  'filler',
  'greeting',
  'thanks',
]);

/** "What should Contoso drop", "how many can go": a question for a plan, and no wish that anything be done. */
export function isAboutWhatMayGo(concepts: Sense['concepts']): boolean {
  const isAdvice = concepts.has('advice') && MAY_GO.some((one) => concepts.has(one));
  return isAdvice || (concepts.has('how-many') && concepts.has('delete'));
}

/** "When do I have to tell them": by the last day to act. */
export function isLastDayAsked(concepts: Sense['concepts']): boolean {
  return concepts.has('tell-them') && concepts.has('when');
}

/** The view that the words of a text are about; undefined where none is. */
export function viewOf({ concepts, span, isPast, below, above }: Sense): CustomerCommandName | undefined {
  if (isLastDayAsked(concepts)) return 'renewals';
  if (concepts.has('plan') || isAboutWhatMayGo(concepts)) return 'plan';
  if ((['unused', 'not-using', 'money-lost'] as const).some((one) => concepts.has(one)))
    return 'unused-licenses';
  if (concepts.has('renewals')) return 'renewals';
  if (concepts.has('left')) return 'unused-licenses';
  if (concepts.has('trend') || concepts.has('worse') || concepts.has('better')) return 'trend';
  const isUsage = concepts.has('usage') || concepts.has('licences');
  if (span !== undefined && isPast) return 'trend';
  if (isUsage && (['not', 'never', 'lacks'] as const).some((one) => concepts.has(one)))
    return 'unused-licenses';
  if (isUsage) return 'license-usage';
  if (isTimeOfSome(concepts) && span !== undefined) return 'renewals';
  // "When is Contoso up" is about an end; "when Contoso falls below 30%" is a condition.
  const isCondition = below !== undefined || above !== undefined || concepts.has('tell');
  return concepts.has('when') && !isCondition && !concepts.has('aside') ? 'renewals' : undefined;
}

/** "Who's up next month": of customers and a time to come nothing but a term's end can be asked. */
function isTimeOfSome(concepts: Sense['concepts']): boolean {
  return concepts.has('which') && [...concepts].every((one) => TIME_OF_SOME.has(one));
}
