import { WATCH_RULE_KINDS, type WatchRule, type WatchRuleKind } from '../../domain/watching/watch.js';
import type { Messages } from '../../i18n/messages.js';
import type { CardButton } from '../card-action.js';
import { rulePhrase } from '../words/rule-phrase.js';
import { asLine } from './usage-phrases.js';

/** The form that watches one customer; its inputs `rule` and `limit` travel with the button's data. */
export function watchForm(customerId: string, lowUsagePercent: number, messages: Messages) {
  const submit: CardButton = {
    title: messages.say('action.watch-start'),
    data: { verb: 'add-watch', customerId },
  };
  return {
    title: messages.say('action.watch'),
    ruleLabel: messages.say('watch.form.rule-label'),
    rules: WATCH_RULE_KINDS.map((value) => ({
      title: asLine(rulePhrase(usualRules(lowUsagePercent)[value], messages)),
      value,
    })),
    limitLabel: messages.say('watch.form.limit-label'),
    limitUsual: messages.say('watch.form.limit-usual'),
    limitProblem: messages.say('watch.form.limit-problem'),
    submit,
  };
}

/** What each choice means where no other limit is put in; `ruleOfForm` takes the same. */
function usualRules(lowUsagePercent: number): Readonly<Record<WatchRuleKind, WatchRule>> {
  return {
    'low-usage': { kind: 'low-usage', belowPercent: lowUsagePercent },
    unused: { kind: 'unused', atLeast: 1 },
    'over-used': { kind: 'over-used', abovePercent: 100 },
    renewal: { kind: 'renewal', withinDays: 30 },
  };
}
