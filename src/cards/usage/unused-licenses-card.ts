import { moneyOfProduct } from '../../domain/money/customer-money.js';
import type { UnusedProduct } from '../../domain/usage/unused-product.js';
import type { Messages } from '../../i18n/messages.js';
import type { UnusedLicensesOutcome } from '../../usecases/usage/show-unused-licenses.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { customerLabel } from '../words/customer-label.js';
import { explainedFigures } from '../words/explained-figures.js';
import { firstEntries, joinPhrases } from '../words/join.js';
import { givenToNobodyPhrase, notLivePhrase } from '../words/live-seats.js';
import { moneyPhrase, worthPhrase } from '../words/money-phrases.js';
import { missingPhrase } from './contract-facts.js';
import { type DetailEntry, type Details, detailsReply, quiet } from './details-card.js';
import { createProductName, type ProductName } from './product-name.js';
import { sourceOf } from './source-of.js';
import { outcomeNote, outcomeWord, termEndPhrase } from './term-phrases.js';
import {
  asLine,
  countedApartPhrase,
  dataAgePhrase,
  dataAsOfPhrase,
  flagWord,
  SUMMARY_NAME_LIMIT,
  stalenessWord,
  unusedHeadline,
  unusedPhrase,
} from './usage-phrases.js';

const PAGE_SIZE = 8;

export type UnusedAnswer = Extract<UnusedLicensesOutcome, { kind: 'unused' }>;

/** The answer to `unused licenses for <customer>`: products with seats nobody uses or was given, most first. */
export function unusedLicensesReply(
  answer: UnusedAnswer,
  at: { readonly page: number; readonly now: Date },
  messages: Messages,
  render: RenderCard,
): Reply {
  const { customer, insight, products, money, deployment, renewals } = answer;
  const headline = headlineOf(answer, messages);
  const nameOf = createProductName(products, messages);
  const details: Details = {
    view: 'unused',
    title: messages.say('unused.title'),
    headline: asLine(headline),
    money: asLine(moneyPhrase(money, messages)),
    summary: summaryOf(answer, headline, nameOf, messages),
    reading: answer,
    dataAsOf: dataAsOf(answer, messages),
    source: sourceOf(insight?.dataAge ?? { oldest: answer.readAt, newest: answer.readAt }, messages),
    staleness: insight === undefined ? '' : stalenessWord(insight.dataAge, messages),
    explained: explainedFigures(
      insight?.unused,
      insight?.dataAge,
      messages,
      notLivePhrase(answer.live, messages),
    ),
    facts: [
      missingPhrase(
        [
          ['part.deployment', deployment],
          ['part.subscriptions', renewals],
        ],
        messages,
      ),
      countedApartPhrase(
        insight?.products ?? [],
        createProductName(insight?.products ?? [], messages),
        messages,
      ),
    ],
    entries: products.map((product) => productEntry(product, money, nameOf, messages)),
    pageSize: PAGE_SIZE,
    links: [
      ['action.plan', 'plan'],
      ['action.renewals', 'renewals'],
      ['action.usage', 'usage'],
    ],
    file: 'unused-licenses',
    nextStep: products.length > 0 ? 'plan' : undefined,
  };
  return detailsReply(customer, details, at, messages, render);
}

/** From when the usage is; that there is none yet is said in the headline where nothing else is known. */
function dataAsOf({ insight, products }: UnusedAnswer, messages: Messages): string {
  if (insight !== undefined) return dataAsOfPhrase(insight.dataAge, messages);
  return products.length > 0 ? messages.say('usage.no-data') : '';
}

function headlineOf({ insight, products }: UnusedAnswer, messages: Messages): string {
  if (products.length === 0) return messages.say(insight === undefined ? 'usage.no-data' : 'unused.none');
  if (insight !== undefined) return unusedHeadline(insight.unused, insight.seats, messages);
  const unassigned = products.reduce((sum, { deployment }) => sum + (deployment?.unassigned ?? 0), 0);
  return messages.say('seats.unassigned', { count: unassigned });
}

function productEntry(
  product: UnusedProduct,
  money: UnusedAnswer['money'],
  nameOf: ProductName,
  messages: Messages,
): DetailEntry {
  const { usage, deployment, renewals } = product;
  const [next] = renewals;
  return {
    name: nameOf(product),
    detail:
      usage === undefined ? messages.say('usage.no-data') : unusedPhrase(usage.unused, usage.seats, messages),
    // That few or none are used is what the list is of.
    flag: usage?.flag === 'over' ? flagWord(usage.flag, messages) : '',
    notes: [
      { text: worthPhrase(moneyOfProduct(money, product), messages), isQuiet: false },
      quiet(
        deployment !== undefined && deployment.unassigned > 0
          ? givenToNobodyPhrase(deployment, messages)
          : '',
      ),
      quiet(
        next === undefined
          ? ''
          : joinPhrases(
              [termEndPhrase(next, messages), outcomeWord(next, messages), outcomeNote(next, messages)],
              messages,
            ),
      ),
    ],
  };
}

function summaryOf(
  { customer, insight, products }: UnusedAnswer,
  headline: string,
  nameOf: ProductName,
  messages: Messages,
): string {
  const name = customerLabel(customer, messages);
  if (products.length === 0 && insight === undefined) {
    return messages.say('usage.summary-no-data', { customer: name });
  }
  const age =
    insight === undefined ? messages.say('usage.no-data') : dataAgePhrase(insight.dataAge, messages);
  if (products.length === 0) return messages.say('unused.summary-none', { customer: name, age });
  const named = firstEntries(
    products,
    (product) =>
      messages.say('phrase.labelled', {
        label: nameOf(product, SUMMARY_NAME_LIMIT),
        value: idlePhrase(product, messages),
      }),
    messages,
  );
  return messages.say('usage.summary-products', { customer: name, unused: headline, products: named, age });
}

function idlePhrase({ usage, deployment }: UnusedProduct, messages: Messages): string {
  return usage === undefined || usage.unused.atMost === 0
    ? messages.say('seats.unassigned', { count: deployment?.unassigned ?? 0 })
    : unusedPhrase(usage.unused, usage.seats, messages);
}
