import type { CustomerCommandName } from '../catalogue.js';
import type { Sense } from './sense.js';

/** The view that the words of a text are about; undefined where none is. */
export function viewOf({ concepts, span, isPast, below, above }: Sense): CustomerCommandName | undefined {
  if (concepts.has('plan')) return 'plan';
  if (concepts.has('unused') || concepts.has('not-using')) return 'unused-licenses';
  if (concepts.has('renewals')) return 'renewals';
  if (concepts.has('left')) return 'unused-licenses';
  if (concepts.has('trend') || concepts.has('worse') || concepts.has('better')) return 'trend';
  const isUsage = concepts.has('usage') || concepts.has('licences');
  if (span !== undefined && isPast) return 'trend';
  if (isUsage && (['not', 'never', 'lacks'] as const).some((one) => concepts.has(one)))
    return 'unused-licenses';
  if (isUsage) return 'license-usage';
  // "When is Contoso up" is about an end; "when Contoso falls below 30%" is a condition.
  const isCondition = below !== undefined || above !== undefined || concepts.has('tell');
  return concepts.has('when') && !isCondition && !concepts.has('aside') ? 'renewals' : undefined;
}
