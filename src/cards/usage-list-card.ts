import type { Customer } from '../domain/customer.js';
import type { LicenseUsageInsight } from '../domain/license-usage.js';
import type { ProductUsage } from '../domain/product-usage.js';
import type { WorkloadUsage } from '../domain/workload-usage.js';
import type { Messages } from '../i18n/messages.js';
import { type CardButton, showUsage, type UsageView } from './card-action.js';
import { displayText } from './display-text.js';
import type { RenderCard } from './render.js';
import type { Reply } from './reply.js';
import { productName, usageHeader } from './usage-header.js';
import {
  activePhrase,
  flagWord,
  joinPhrases,
  unusedPhrase,
  usageSummary,
  workloadPhrase,
} from './usage-phrases.js';

/** Entries a page, so that a page of the longest names stays under 28 KB. */
const PAGE_SIZES = { workloads: 15, products: 8 } as const;

/** Workloads named under one product before the rest is only counted. */
const WORKLOADS_PER_PRODUCT = 6;

interface ListEntry {
  readonly name: string;
  readonly detail: string;
  readonly flag: string;
  readonly note: string;
}

/** A page of all workloads, or of all products with their workloads; a page past the end shows the last. */
export function usageListReply(
  customer: Customer,
  insight: LicenseUsageInsight,
  { view, page }: { readonly view: 'workloads' | 'products'; readonly page: number },
  messages: Messages,
  render: RenderCard,
): Reply {
  const entries =
    view === 'products'
      ? insight.products.map((product) => productEntry(product, insight.products, messages))
      : insight.workloads.map((workload) => workloadEntry(workload, messages));
  const size = PAGE_SIZES[view];
  const lastPage = Math.max(0, Math.ceil(entries.length / size) - 1);
  const current = Math.min(page, lastPage);
  const shown = entries.slice(current * size, (current + 1) * size);
  const position = messages.say('usage.page', {
    from: current * size + 1,
    to: current * size + shown.length,
    total: entries.length,
  });
  const summary = usageSummary(customer, insight, messages);
  const header = usageHeader(customer, insight, messages);
  const title = messages.say(view === 'products' ? 'usage.title-by-product' : 'usage.title');
  const card = render('license-usage-list', {
    ...header,
    title,
    summary,
    entries: shown,
    page: lastPage > 0 ? position : '',
    actions: buttons(customer, view, current, lastPage, messages),
  });
  const lines = shown.map(({ name, detail, flag, note }) =>
    joinPhrases([messages.say('phrase.labelled', { label: name, value: detail }), flag, note], messages),
  );
  return { card, summary, text: [title, header.customerName, header.headline, '', ...lines].join('\n') };
}

function workloadEntry(workload: WorkloadUsage, messages: Messages): ListEntry {
  return {
    name: displayText(workload.workloadName),
    detail: `${messages.percent(workload.usagePercent)} · ${activePhrase(workload, messages)}`,
    flag: flagWord(workload.flag, messages),
    note: '',
  };
}

function productEntry(
  product: ProductUsage,
  products: readonly ProductUsage[],
  messages: Messages,
): ListEntry {
  const named = product.rows.slice(0, WORKLOADS_PER_PRODUCT).map((row) => workloadPhrase(row, messages));
  const rest = product.rows.length - named.length;
  if (rest > 0) named.push(messages.say('usage.text-more', { count: rest }));
  return {
    name: productName(product, products, messages),
    detail: unusedPhrase(product.unused, product.seats, messages),
    flag: flagWord(product.flag, messages),
    note: named.join(messages.say('list.separator')),
  };
}

function buttons(
  { customerId }: Customer,
  view: Exclude<UsageView, 'summary'>,
  page: number,
  lastPage: number,
  messages: Messages,
): readonly CardButton[] {
  const previous = { title: messages.say('action.previous'), data: showUsage(customerId, view, page - 1) };
  const next = { title: messages.say('action.next'), data: showUsage(customerId, view, page + 1) };
  return [
    ...(page > 0 ? [previous] : []),
    ...(page < lastPage ? [next] : []),
    { title: messages.say('action.by-workload'), data: showUsage(customerId) },
  ];
}
