import type { Customer } from '../../domain/customers/customer.js';
import type { LicenseUsageInsight } from '../../domain/usage/license-usage.js';
import type { WorkloadUsage } from '../../domain/usage/workload-usage.js';
import type { Messages } from '../../i18n/messages.js';
import { customerWithDomain } from '../words/customer-label.js';
import { createProductName } from './product-name.js';
import type { usageHeader } from './usage-header.js';
import { flagWord, joinPhrases, unusedPhrase, workloadPhrase } from './usage-phrases.js';

/** "Exchange 0 of 8 (0%), none used". */
function workloadLine(workload: WorkloadUsage, messages: Messages): string {
  const figures = messages.say('phrase.bracketed', {
    text: workloadPhrase(workload, messages),
    note: messages.percent(workload.usagePercent),
  });
  return joinPhrases([figures, flagWord(workload.flag, messages)], messages);
}

/** Everything the usage card says, as plain lines: every workload and every flagged product. */
export function usageText(
  customer: Customer,
  insight: LicenseUsageInsight,
  { headline, dataAsOf, staleness, warning, facts }: ReturnType<typeof usageHeader>,
  messages: Messages,
): string {
  const nameOf = createProductName(insight.products, messages);
  const flagged = insight.products.filter((product) => product.flag !== undefined);
  const productLines = flagged.map((product) =>
    joinPhrases(
      [
        messages.say('phrase.labelled', {
          label: nameOf(product),
          value: unusedPhrase(product.unused, product.seats, messages),
        }),
        flagWord(product.flag, messages),
      ],
      messages,
    ),
  );
  return [
    customerWithDomain(customer, messages),
    headline,
    joinPhrases([dataAsOf, staleness], messages),
    ...(warning === '' ? [] : [warning]),
    ...facts,
    '',
    ...insight.workloads.map((workload) => workloadLine(workload, messages)),
    ...(productLines.length === 0 ? [] : ['', messages.say('usage.flagged-products'), ...productLines]),
  ].join('\n');
}
