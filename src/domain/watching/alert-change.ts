import { compareTexts } from '../../base/compare-texts.js';
import { DAY_MS } from '../../base/time.js';
import type { ConversationAddress } from '../conversation.js';
import type { Alert, AlertFigures, AlertIdentity, AlertSubject } from './alert.js';
import { subjectKey } from './alert-subject.js';
import type { Watch, WatchRuleKind } from './watch.js';
import { assessWatch } from './watch-assessment.js';
import type { WatchFacts } from './watch-facts.js';

/** What becomes of alerts after an evaluation. */
export type AlertChange =
  | {
      readonly kind: 'open';
      readonly alert: AlertIdentity & Pick<Alert, 'customerName' | 'figures' | 'watchId'>;
    }
  | {
      readonly kind: 'figures';
      readonly alertId: string;
      readonly figures: AlertFigures;
      readonly watchId: string;
    }
  | {
      readonly kind: 'resolve';
      readonly alertId: string;
      /** How it stands now; undefined where there is nothing left to read. */
      readonly figures?: AlertFigures | undefined;
    }
  /** Its snooze is over and it still fires: it is posted again. */
  | {
      readonly kind: 'wake';
      readonly alertId: string;
      readonly figures: AlertFigures;
      readonly watchId: string;
    };

/** What one conversation watches, and its alerts of one customer. */
export interface WatchedConversation {
  readonly conversation: ConversationAddress;
  readonly watches: readonly Watch[];
  /** Those not closed. */
  readonly alerts: readonly Alert[];
  readonly customerName: string;
}

/** A finding with figures, and the watch it is of. */
interface RuleFinding {
  readonly ruleKind: WatchRuleKind;
  readonly subject: AlertSubject;
  readonly figures: AlertFigures;
  readonly watchId: string;
}

/** What all watches of a rule say of a subject; of several findings that of the watch with the lowest number. */
interface Verdict {
  firing?: RuleFinding;
  holding?: RuleFinding;
  isUnknown: boolean;
}

/** Figures that stay as they are have their date renewed as seldom as this: a card is edited for it. */
const CONFIRMED_EVERY_MS = 7 * DAY_MS;

/**
 * What a reading changes in the alerts of one conversation. Watches that overlap make one alert: it fires when one of
 * them fires, and clears when none fires, holds or lacks data.
 */
export function alertChanges(
  { conversation, watches, alerts, customerName }: WatchedConversation,
  facts: WatchFacts,
  now: Date,
): readonly AlertChange[] {
  const { verdicts, unknownKinds } = assess(watches, facts, now);
  const changes: AlertChange[] = [];
  for (const alert of alerts) {
    const key = keyOf(alert.ruleKind, subjectKey(alert.subject));
    const verdict = verdicts.get(key);
    verdicts.delete(key);
    const isUnknown = unknownKinds.has(alert.ruleKind) || verdict?.isUnknown === true;
    const figures = figuresNow(alert, watches, facts);
    changes.push(...changesOf(alert, verdict, isUnknown, figures, now));
  }
  for (const { firing } of verdicts.values()) {
    if (firing === undefined) continue;
    const { ruleKind, subject, figures, watchId } = firing;
    const { customerId } = facts;
    changes.push({
      kind: 'open',
      alert: { conversation, ruleKind, customerId, customerName, subject, figures, watchId },
    });
  }
  return changes;
}

function assess(watches: readonly Watch[], facts: WatchFacts, now: Date) {
  const verdicts = new Map<string, Verdict>();
  const unknownKinds = new Set<WatchRuleKind>();
  for (const watch of [...watches].sort((a, b) => a.number - b.number)) {
    const findings = assessWatch(watch, facts, now);
    if (findings === undefined) continue;
    const { watchId, rule } = watch;
    if (findings === 'unknown') {
      unknownKinds.add(rule.kind);
      continue;
    }
    for (const finding of findings) {
      const key = keyOf(rule.kind, finding.subjectKey);
      const verdict = verdicts.get(key) ?? { isUnknown: false };
      verdicts.set(key, verdict);
      if (finding.level === 'unknown') {
        verdict.isUnknown = true;
        continue;
      }
      const { subject, figures } = finding;
      const found = { ruleKind: rule.kind, subject, figures, watchId };
      if (finding.level === 'fires') verdict.firing ??= found;
      else verdict.holding ??= found;
    }
  }
  return { verdicts, unknownKinds };
}

function changesOf(
  alert: Alert,
  verdict: Verdict | undefined,
  isUnknown: boolean,
  figuresNow: AlertFigures | undefined,
  now: Date,
): readonly AlertChange[] {
  const { alertId, state } = alert;
  const found = verdict?.firing ?? verdict?.holding;
  if (found === undefined)
    return isUnknown ? [] : [{ kind: 'resolve', alertId, ...(figuresNow && { figures: figuresNow }) }];
  const { figures, watchId } = found;
  if (verdict?.firing !== undefined && state.kind === 'snoozed' && state.until <= now) {
    return [{ kind: 'wake', alertId, figures, watchId }];
  }
  if (watchId === alert.watchId && !isNews(alert.figures, figures)) return [];
  return [{ kind: 'figures', alertId, figures, watchId }];
}

/** How the subject of an alert stands, whether or not it is reason for one. */
function figuresNow(
  { ruleKind, subject, watchId }: Alert,
  watches: readonly Watch[],
  facts: WatchFacts,
): AlertFigures | undefined {
  const watch = watches.find((one) => one.watchId === watchId);
  const key = subjectKey(subject);
  const ofRule = facts.of(ruleKind, watch?.exceptProducts ?? []);
  return ofRule?.find((fact) => subjectKey(fact.subject) === key)?.figures;
}

/** Whether figures say something else, or the same a week later. */
function isNews(before: AlertFigures, after: AlertFigures): boolean {
  if (after.dataAsOf.getTime() - before.dataAsOf.getTime() >= CONFIRMED_EVERY_MS) return true;
  return textOf(before) !== textOf(after);
}

function textOf(figures: AlertFigures): string {
  const entries = Object.entries({ ...figures, dataAsOf: undefined }).sort(([a], [b]) => compareTexts(a, b));
  return JSON.stringify(entries);
}

function keyOf(ruleKind: WatchRuleKind, subjectKey: string): string {
  return `${ruleKind}\n${subjectKey}`;
}
