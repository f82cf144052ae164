import type { NamedSpan } from '../../domain/usage/customers-question.js';
import type { SpanName } from '../phrases/concepts.js';
import { type Captured, wholeNumber } from './captures.js';

const DAYS_IN: Readonly<Record<string, number>> = { days: 1, weeks: 7, months: 30 };

/** The span of a name, and whether it lies behind us; undefined for a number that counts no days. */
export function spanNamed(
  name: SpanName,
  { amount }: Captured,
): { readonly span: NamedSpan; readonly isPast: boolean } | undefined {
  const [kind, unit] = name.split('-') as ['last' | 'this' | 'next', string];
  const isPast = kind === 'last';
  const length = DAYS_IN[unit];
  if (length === undefined)
    return { span: { kind, unit: unit as 'week' | 'month' | 'quarter' | 'year' }, isPast };
  const count = amount === undefined ? 6 : wholeNumber(amount);
  const days = (count ?? 0) * length;
  return days >= 1 && days <= 1000 ? { span: { kind: 'days', days }, isPast } : undefined;
}
