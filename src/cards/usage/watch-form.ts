import { WATCH_RULE_KINDS } from '../../domain/watching/watch.js';
import type { Messages } from '../../i18n/messages.js';
import type { CardButton } from '../card-action.js';

/** The form that watches one customer; its inputs `rule` and `limit` travel with the button's data. */
export function watchForm(customerId: string, lowUsagePercent: number, messages: Messages) {
  const submit: CardButton = {
    title: messages.say('action.watch-start'),
    data: { verb: 'add-watch', customerId },
  };
  return {
    title: messages.say('action.watch'),
    ruleLabel: messages.say('watch.form.rule-label'),
    rules: WATCH_RULE_KINDS.map((value) => ({ title: messages.say(`watch.form.${value}`), value })),
    limitLabel: messages.say('watch.form.limit-label'),
    limitUsual: messages.say('watch.form.limit-usual', { percent: messages.percent(lowUsagePercent) }),
    limitProblem: messages.say('watch.form.limit-problem'),
    submit,
  };
}
