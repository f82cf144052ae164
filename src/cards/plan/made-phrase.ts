import type { PlanProgress } from '../../domain/plan/plan-progress.js';
import type { Messages } from '../../i18n/messages.js';
import type { MadePlan } from '../../usecases/plan/plan-ports.js';
import { displayText } from '../display-text.js';
import { joinPhrases } from '../words/join.js';

const NAME_LIMIT = 60;

/**
 * Who took a plan into a ticket and when, and how much of it Partner Center shows since: "Plan by Ana of 3 November 2026:
 * partly carried out, seen on 5 November 2026: 12 of 20 seats scheduled to go". Holds outside text.
 */
export function madePhrase({ madeBy, madeAt, seen }: MadePlan, messages: Messages): string {
  const progress =
    seen === undefined
      ? messages.say('plan.progress-none')
      : progressPhrase(seen.progress, seen.at, messages);
  const date = messages.date(madeAt);
  return madeBy.name === ''
    ? messages.say('plan.made', { date, progress })
    : messages.say('plan.made-by', { name: displayText(madeBy.name, NAME_LIMIT), date, progress });
}

function progressPhrase(
  { wished, gone, scheduled, lost }: PlanProgress,
  at: Date,
  messages: Messages,
): string {
  const parts = joinPhrases(
    [
      gone > 0 ? messages.say('plan.progress-gone', { count: gone, wished }) : '',
      scheduled > 0 ? messages.say('plan.progress-scheduled', { count: scheduled, wished }) : '',
      lost > 0 ? messages.say('plan.progress-lost', { count: lost }) : '',
    ],
    messages,
  );
  if (parts === '') return messages.say('plan.progress-none');
  const isWhole = gone + scheduled === wished;
  if (!isWhole && gone + scheduled === 0) return parts;
  return messages.say(isWhole ? 'plan.progress-whole' : 'plan.progress-partly', {
    date: messages.date(at),
    parts,
  });
}
