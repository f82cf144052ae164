import type { Customer } from '../../domain/customers/customer.js';
import { isRetiredWorkload } from '../../domain/usage/retired-workload.js';
import type { WorkloadUsage } from '../../domain/usage/workload-usage.js';
import type { Messages } from '../../i18n/messages.js';
import { buttonRows } from '../button-rows.js';
import { type CardButton, type CustomerView, showCustomer } from '../card-action.js';
import { cardInSize } from '../card-in-size.js';
import { exportButton } from '../export-button.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { breakableInColumn } from '../words/breakable-words.js';
import { joinPhrases } from '../words/join.js';
import { microsoftName } from '../words/microsoft-name.js';
import { moneyInShort } from '../words/money-phrases.js';
import { sourceOf } from './source-of.js';
import { unusedLines } from './unused-lines.js';
import { usageBar } from './usage-bar.js';
import { type UsageAnswer, usageHeader } from './usage-header.js';
import { usageSummary, workloadWord } from './usage-phrases.js';
import { usageText } from './usage-text.js';
import { watchForm } from './watch-form.js';

/** Rows on the first view: what fits a phone screen and 28 KB. */
const WORKLOADS_SHOWN = 8;
const WORKLOADS_AT_LEAST = 3;
const PRODUCTS_SHOWN = 3;
const WORKLOAD_NAME_LIMIT = 50;

/** Letters of a percentage for which there is room beside the bars; longer ones move their bar a little. */
const USUAL_PERCENT = 6;

/**
 * The answer to `license usage for <customer>`: what lies unused and when somebody can act, then the workloads worst
 * first, and the same in words. With `watch` it offers to watch the customer, low usage below that percentage at
 * first; left out at a terminal, where no alert could come.
 */
export function licenseUsageReply(
  answer: UsageAnswer,
  now: Date,
  messages: Messages,
  render: RenderCard,
  watch?: { readonly lowUsagePercent: number },
): Reply {
  const { customer, insight } = answer;
  const unused = unusedLines(answer, PRODUCTS_SHOWN, messages);
  const header = usageHeader(answer, now, messages, unused.toldSubscriptions);
  const summary = usageSummary(customer, insight, messages, moneyInShort(answer.money, messages));
  const data = {
    ...header,
    title: messages.say('usage.title'),
    summary,
    products: unused.lines.map((line) => ({ ...line, name: breakableInColumn(line.name) })),
    facts: factsBehind(unused.more, header.facts, messages),
    more: messages.say('action.more'),
    watch: watch === undefined ? [] : [watchForm(customer.customerId, watch.lowUsagePercent, messages)],
  };
  const withWorkloads = (most: number) => {
    const more = insight.workloads.length - most;
    return render('license-usage', {
      ...data,
      workloads: insight.workloads.slice(0, most).map((workload) => workloadRow(workload, messages)),
      moreWorkloads:
        more > 0
          ? [
              {
                title: messages.say('usage.more-workloads', { count: more }),
                data: showCustomer(customer.customerId, 'workloads'),
              },
            ]
          : [],
      ...buttons(customer, { hasUnused: insight.unused.atMost > 0 }, messages),
    });
  };
  return {
    card: cardInSize(withWorkloads, { most: WORKLOADS_SHOWN, least: WORKLOADS_AT_LEAST }),
    summary,
    text: usageText(answer, header, unused, messages),
    source: sourceOf(insight.dataAge, messages),
  };
}

function workloadRow(workload: WorkloadUsage, messages: Messages) {
  const { workloadName, licensesActive: active, licensesQualified: qualified } = workload;
  const percent = messages.percent(workload.usagePercent);
  // Figures are not parted at the end of a line.
  const counts = messages.say('seats.of', { active, qualified }).replaceAll(' ', '\u00a0');
  return {
    name: breakableInColumn(microsoftName(workloadName, WORKLOAD_NAME_LIMIT)),
    counts: isRetiredWorkload(workloadName)
      ? joinPhrases([counts, workloadWord(workload, messages)], messages)
      : counts,
    percent,
    percentWidth: percent.length <= USUAL_PERCENT ? '54px' : 'auto',
    bar: usageBar(workload, messages),
  };
}

/** How many more products there are, in one line with the first fact. */
function factsBehind(more: number, facts: readonly string[], messages: Messages): readonly string[] {
  if (more === 0) return facts;
  const [first, ...rest] = facts;
  const count = messages.say('usage.more-products', { count: more });
  return [first === undefined ? count : `${count} · ${first}`, ...rest];
}

/** The buttons that are seen, the most useful first, and those behind "More". */
function buttons(
  { customerId }: Customer,
  { hasUnused }: { readonly hasUnused: boolean },
  messages: Messages,
) {
  const button = (title: Parameters<Messages['say']>[0], view: CustomerView, fresh = false): CardButton => ({
    title: messages.say(title),
    data: showCustomer(customerId, view, { fresh }),
  });
  const unused = {
    ...button('action.unused', 'unused'),
    ...(hasUnused ? { style: 'positive' as const } : {}),
  };
  return {
    rows: buttonRows([unused, button('action.plan', 'plan')]),
    moreRows: buttonRows([
      button('action.renewals', 'renewals'),
      button('action.trend', 'trend'),
      button('action.by-product', 'products'),
      exportButton({ kind: 'customer', view: 'license-usage', customer: customerId }, messages),
      button('action.refresh', 'usage', true),
    ]),
  };
}
