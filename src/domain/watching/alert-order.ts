import { compareTexts } from '../../base/compare-texts.js';
import type { Alert, AlertFigures } from './alert.js';
import { isClosed, type TermEnd, termEndOf } from './alert.js';
import { subjectKey } from './alert-subject.js';
import { RULE_TRAITS } from './rule-traits.js';

/** What renews by itself first, what only ends last. */
const TERM_END_ORDER: Readonly<Record<TermEnd, number>> = {
  renews: 0,
  undecided: 0,
  extends: 0,
  extended: 0,
  ends: 1,
  cancelled: 1,
};

/**
 * The order in which people read alerts: what is over last; by rule, renewals first; the worst first, of renewals
 * those that cost money while nobody acts and then the soonest. Never 0 for two alerts.
 */
export function compareAlerts(a: Alert, b: Alert): number {
  return (
    Number(isClosed(a)) - Number(isClosed(b)) ||
    RULE_TRAITS[a.ruleKind].rank - RULE_TRAITS[b.ruleKind].rank ||
    compareFigures(a, b) ||
    compareTexts(a.customerName, b.customerName) ||
    compareTexts(a.customerId, b.customerId) ||
    compareTexts(subjectKey(a.subject), subjectKey(b.subject)) ||
    compareTexts(a.alertId, b.alertId)
  );
}

function compareFigures({ figures: a, ruleKind }: Alert, { figures: b }: Alert): number {
  if (a.kind === 'renewal' && b.kind === 'renewal') {
    return (
      TERM_END_ORDER[termEndOf(a)] - TERM_END_ORDER[termEndOf(b)] ||
      a.endsAt.getTime() - b.endsAt.getTime() ||
      b.unusedAtMost - a.unusedAtMost
    );
  }
  if (a.kind === 'product' && b.kind === 'product') {
    return b.unusedAtMost - a.unusedAtMost || b.unusedAtLeast - a.unusedAtLeast;
  }
  const low = shareOf(a) - shareOf(b);
  // Two workloads without entitled seats are both used endlessly more: a difference that is no number.
  if (Number.isNaN(low)) return 0;
  return RULE_TRAITS[ruleKind].worst === 'most used' ? -low : low;
}

function shareOf(figures: AlertFigures): number {
  if (figures.kind !== 'workload') return Number.NaN;
  const { licensesActive, licensesQualified } = figures;
  if (licensesQualified > 0) return licensesActive / licensesQualified;
  return licensesActive > 0 ? Number.POSITIVE_INFINITY : 0;
}
