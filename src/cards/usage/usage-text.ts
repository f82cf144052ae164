import type { WorkloadUsage } from '../../domain/usage/workload-usage.js';
import type { Messages } from '../../i18n/messages.js';
import { customerWithDomain } from '../words/customer-label.js';
import { joinEntries, joinPhrases } from '../words/join.js';
import type { UnusedLines } from './unused-lines.js';
import type { UsageAnswer, usageHeader } from './usage-header.js';
import { workloadPhrase, workloadWord } from './usage-phrases.js';

/** "Exchange 0 of 8 (0%), none used". */
function workloadLine(workload: WorkloadUsage, messages: Messages): string {
  const figures = messages.say('phrase.bracketed', {
    text: workloadPhrase(workload, messages),
    note: messages.percent(workload.usagePercent),
  });
  return joinPhrases([figures, workloadWord(workload, messages)], messages);
}

/** Everything the usage card says, as plain lines, and every workload. */
export function usageText(
  { customer, insight }: UsageAnswer,
  { headline, money, dataAsOf, staleness, warning, change, facts }: ReturnType<typeof usageHeader>,
  { lines, more }: UnusedLines,
  messages: Messages,
): string {
  const productLines = lines.map(({ name, seats, worth, note }) =>
    messages.say('phrase.labelled', {
      label: name,
      value: joinEntries(
        [seats, worth, note].filter((part) => part !== ''),
        messages,
      ),
    }),
  );
  const moreProducts = more > 0 ? [messages.say('usage.more-products', { count: more })] : [];
  const aboutProducts = [...productLines, ...moreProducts, ...facts];
  return [
    customerWithDomain(customer, messages),
    headline,
    ...[money].filter((line) => line !== ''),
    joinPhrases([dataAsOf, staleness], messages),
    ...[warning, change].filter((line) => line !== ''),
    ...(aboutProducts.length === 0 ? [] : ['', ...aboutProducts]),
    '',
    ...insight.workloads.map((workload) => workloadLine(workload, messages)),
  ].join('\n');
}
