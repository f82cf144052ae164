import type { WatchRule } from '../../domain/watching/watch.js';
import type { Messages } from '../../i18n/messages.js';

/** "workloads used less than 40%": what a watch looks for, with its number and unit. */
export function rulePhrase(rule: WatchRule, messages: Messages): string {
  switch (rule.kind) {
    case 'low-usage':
      return messages.say('watch.rule.low-usage', { percent: messages.percent(rule.belowPercent) });
    case 'unused':
      return messages.say('watch.rule.unused', { count: rule.atLeast });
    case 'over-used':
      return messages.say('watch.rule.over-used', { percent: messages.percent(rule.abovePercent) });
    case 'renewal':
      return messages.say('watch.rule.renewal', { count: rule.withinDays });
  }
}
