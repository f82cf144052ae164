import type { LicenseUsageInsight } from '../../domain/usage/license-usage.js';
import type { ProductUsage } from '../../domain/usage/product-usage.js';
import type { WorkloadUsage } from '../../domain/usage/workload-usage.js';
import type { Messages } from '../../i18n/messages.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { customerLabel } from '../words/customer-label.js';
import { explainedFigures } from '../words/explained-figures.js';
import { firstEntries } from '../words/join.js';
import { microsoftName } from '../words/microsoft-name.js';
import { type DetailEntry, type Details, detailsReply, quiet } from './details-card.js';
import { createProductName, type ProductName } from './product-name.js';
import { sourceOf } from './source-of.js';
import { type UsageAnswer, usageHeader } from './usage-header.js';
import {
  activePhrase,
  asLine,
  dataAgePhrase,
  dataAsOfPhrase,
  flagWord,
  SUMMARY_NAME_LIMIT,
  stalenessWord,
  unusedHeadline,
  unusedPhrase,
  usageSummary,
  workloadPhrase,
  workloadWord,
} from './usage-phrases.js';

/** Entries a page, so that a page of the longest names stays under 28 KB. */
const PAGE_SIZES = { workloads: 15, products: 8 } as const;

/** Workloads named under one product before the rest is only counted. */
const WORKLOADS_PER_PRODUCT = 6;

/** A page of all workloads, or of all products with their workloads; a page past the end shows the last. */
export function usageListReply(
  answer: UsageAnswer,
  { view, page, now }: { readonly view: 'workloads' | 'products'; readonly page: number; readonly now: Date },
  messages: Messages,
  render: RenderCard,
): Reply {
  const { customer, insight } = answer;
  const { change, facts } = usageHeader(answer, now, messages);
  const details: Details = {
    view,
    title: messages.say(view === 'products' ? 'usage.title-by-product' : 'usage.title-all'),
    headline: asLine(unusedHeadline(insight.unused, insight.seats, messages)),
    summary:
      view === 'products' ? productsSummary(answer, messages) : usageSummary(customer, insight, messages),
    reading: answer,
    dataAsOf: dataAsOfPhrase(insight.dataAge, messages),
    source: sourceOf(insight.dataAge, messages),
    staleness: stalenessWord(insight.dataAge, messages),
    explained: explainedFigures(insight.unused, insight.dataAge, messages),
    facts: [change, ...facts],
    entries: entriesOf(insight, view, messages),
    pageSize: PAGE_SIZES[view],
    links: [
      ['action.unused', 'unused'],
      ['action.renewals', 'renewals'],
      [view === 'products' ? 'action.by-workload' : 'action.usage', 'usage'],
    ],
    file: 'license-usage',
    nextStep: insight.unused.atMost > 0 ? 'unused' : undefined,
  };
  return detailsReply(customer, details, { page, now }, messages, render);
}

function entriesOf(
  { products, workloads }: LicenseUsageInsight,
  view: 'workloads' | 'products',
  messages: Messages,
): readonly DetailEntry[] {
  const nameOf = createProductName(products, messages);
  return view === 'products'
    ? products.map((product) => productEntry(product, nameOf, messages))
    : workloads.map((workload) => workloadEntry(workload, messages));
}

function workloadEntry(workload: WorkloadUsage, messages: Messages): DetailEntry {
  return {
    name: microsoftName(workload.workloadName),
    detail: messages.say('usage.percent-active', {
      percent: messages.percent(workload.usagePercent),
      active: activePhrase(workload, messages),
    }),
    flag: workloadWord(workload, messages),
    notes: [],
  };
}

function productEntry(product: ProductUsage, nameOf: ProductName, messages: Messages): DetailEntry {
  const named = product.rows.slice(0, WORKLOADS_PER_PRODUCT).map((row) => workloadPhrase(row, messages));
  const rest = product.rows.length - named.length;
  if (rest > 0) named.push(messages.say('usage.text-more', { count: rest }));
  return {
    name: nameOf(product),
    detail: unusedPhrase(product.unused, product.seats, messages),
    flag: flagWord(product.flag, messages),
    notes: [quiet(named.join(messages.say('list.separator')))],
  };
}

function productsSummary({ customer, insight }: UsageAnswer, messages: Messages): string {
  const nameOf = createProductName(insight.products, messages);
  return messages.say('usage.summary-products', {
    customer: customerLabel(customer, messages),
    unused: unusedHeadline(insight.unused, insight.seats, messages),
    products: firstEntries(
      insight.products,
      (product) =>
        messages.say('phrase.labelled', {
          label: nameOf(product, SUMMARY_NAME_LIMIT),
          value: unusedPhrase(product.unused, product.seats, messages),
        }),
      messages,
    ),
    age: dataAgePhrase(insight.dataAge, messages),
  });
}
