import type { Customer } from '../../domain/customers/customer.js';
import type { Messages } from '../../i18n/messages.js';
import { buttonRows } from '../button-rows.js';
import { type CardButton, showCustomer } from '../card-action.js';
import { displayText } from '../display-text.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { createProductName } from './product-name.js';
import { usageBar } from './usage-bar.js';
import { type UsageAnswer, usageHeader } from './usage-header.js';
import { activePhrase, flagWord, unusedPhrase, usageSummary } from './usage-phrases.js';
import { usageText } from './usage-text.js';
import { watchForm } from './watch-form.js';

/** Rows on the first view: what fits a phone screen and 28 KB. */
const WORKLOADS_SHOWN = 8;
const PRODUCTS_SHOWN = 5;
const WORKLOAD_NAME_LIMIT = 60;

/**
 * The answer to `license usage for <customer>`: workloads worst first, flagged products beneath, and the same in words.
 * With `watch` it offers to watch the customer, low usage below that percentage at first; left out at a terminal,
 * where no alert could come.
 */
export function licenseUsageReply(
  answer: UsageAnswer,
  now: Date,
  messages: Messages,
  render: RenderCard,
  watch?: { readonly lowUsagePercent: number },
): Reply {
  const { customer, insight } = answer;
  const header = usageHeader(answer, now, messages);
  const summary = usageSummary(customer, insight, messages);
  const nameOf = createProductName(insight.products, messages);
  const flagged = insight.products.filter((product) => product.flag !== undefined);
  const moreWorkloads = insight.workloads.length - WORKLOADS_SHOWN;
  const moreProducts = flagged.length - PRODUCTS_SHOWN;
  const card = render('license-usage', {
    ...header,
    title: messages.say('usage.title'),
    summary,
    workloads: insight.workloads.slice(0, WORKLOADS_SHOWN).map((workload) => ({
      name: displayText(workload.workloadName, WORKLOAD_NAME_LIMIT),
      percent: messages.percent(workload.usagePercent),
      counts: activePhrase(workload, messages),
      flag: flagWord(workload.flag, messages),
      bar: usageBar(workload),
    })),
    moreWorkloads: moreWorkloads > 0 ? messages.say('usage.more-workloads', { count: moreWorkloads }) : '',
    productsTitle: messages.say('usage.flagged-products'),
    products: flagged.slice(0, PRODUCTS_SHOWN).map((product) => ({
      name: nameOf(product),
      unused: unusedPhrase(product.unused, product.seats, messages),
      flag: flagWord(product.flag, messages),
    })),
    moreProducts: moreProducts > 0 ? messages.say('usage.more-products', { count: moreProducts }) : '',
    rows: buttonRows(buttons(customer, messages)),
    actions: moreWorkloads > 0 ? [showAll(customer, messages)] : [],
    watch: watch === undefined ? [] : [watchForm(customer.customerId, watch.lowUsagePercent, messages)],
  });
  return { card, summary, text: usageText(customer, insight, header, messages) };
}

function buttons({ customerId }: Customer, messages: Messages): readonly CardButton[] {
  return [
    { title: messages.say('action.refresh'), data: showCustomer(customerId, 'usage', { fresh: true }) },
    { title: messages.say('action.by-product'), data: showCustomer(customerId, 'products') },
    { title: messages.say('action.unused'), data: showCustomer(customerId, 'unused') },
    { title: messages.say('action.renewals'), data: showCustomer(customerId, 'renewals') },
  ];
}

function showAll({ customerId }: Customer, messages: Messages): CardButton {
  return { title: messages.say('action.show-all'), data: showCustomer(customerId, 'workloads') };
}
