import { unusedPercents } from '../../domain/usage/portfolio.js';
import type { SeatRange } from '../../domain/usage/seat-range.js';
import type { Messages } from '../../i18n/messages.js';
import type {
  FiguresPage,
  FiguresQuestion,
  ListedCustomer,
  ListedRenewal,
  PlansPage,
  RenewalsPage,
} from '../../usecases/portfolio/list-customers.js';
import type { CustomerView } from '../card-action.js';
import { displayText } from '../display-text.js';
import { outcomeWord, seatsPhrase } from '../usage/term-phrases.js';
import { unusedInShort } from '../usage/usage-phrases.js';
import { customerLabel } from '../words/customer-label.js';
import { joinPhrases } from '../words/join.js';
import { microsoftName } from '../words/microsoft-name.js';
import { amountPhrase, amountsBasisPhrase, worthPhrase } from '../words/money-phrases.js';
import { coverageFacts, type ListWords, leadingTo } from './customer-list-parts.js';
import type { ListAge } from './list-age.js';
import { plansWords } from './plan-list-phrases.js';
import { changeWord, type PortfolioEntry, sharePhrase } from './portfolio-phrases.js';

const NAME_LIMIT = 50;
const PRODUCT_LIMIT = 60;
/** How many of the products that were added up are named. */
const NAMED_PARTS = 3;

/** A page of any list of customers. */
export type ListedPage = RenewalsPage | FiguresPage | PlansPage;

export function listWords(list: ListedPage, messages: Messages): ListWords {
  const words = wordsOfList(list, messages);
  if (list.basis === undefined) return words;
  return { ...words, facts: [...words.facts, amountsBasisPhrase(list.basis, messages)] };
}

function wordsOfList(list: ListedPage, messages: Messages): ListWords {
  switch (list.kind) {
    case 'renewals':
      return renewalsWords(list, messages);
    case 'plans':
      return plansWords(list, messages);
    case 'figures':
      return figuresWords(list, messages);
  }
}

/** What a list is ordered by, as the message `customers.order` tells it. */
export function listRule(list: ListedPage): string {
  if (list.kind === 'plans') return list.basis === undefined ? 'freed' : 'saved';
  if (list.kind === 'renewals') return 'day';
  const { question } = list;
  switch (question.kind) {
    case 'usage':
      return question.belowPercent === undefined ? 'most' : 'least';
    case 'unused':
      return 'unused';
    case 'product':
      return question.use === 'some' ? 'used' : 'seats';
    case 'change':
      return 'change';
  }
}

/** A term that ends, to be chosen for the renewals of its customer. */
export function renewalEntry(
  { customer, renewal, product, worth }: ListedRenewal,
  messages: Messages,
): PortfolioEntry {
  const name = microsoftName(renewal.friendlyName, PRODUCT_LIMIT);
  return {
    name: customerLabel(customer, messages, NAME_LIMIT),
    seats:
      seatsPhrase(renewal, product, messages, unusedInShort) ||
      messages.say('seats.bought', { count: renewal.quantity }),
    worth: '',
    share: '',
    detail: '',
    note: joinPhrases(
      [
        renewal.lastDay === undefined
          ? name
          : messages.say('phrase.labelled', { label: messages.date(renewal.lastDay), value: name }),
        worthPhrase(worth, messages),
      ],
      messages,
    ),
    flag: outcomeWord(renewal, messages),
    ...leadingTo(customer, 'renewals', messages),
  };
}

/** A customer with its seats of what the list is about, to be chosen for the view that says more of it. */
export function figuresEntry(
  customer: ListedCustomer,
  { question }: Pick<FiguresPage, 'question'>,
  age: ListAge,
  messages: Messages,
): PortfolioEntry {
  const { note, flag } = age.apart(customer.processedDateTime);
  const { unused, seats, before, amounts = [] } = customer;
  const told = {
    name: customerLabel(customer, messages, NAME_LIMIT),
    seats: unusedInShort(unused, seats, messages),
    worth: amounts.map((amount) => amountPhrase(amount, messages)).join(messages.say('list.separator')),
    share: '',
    ...leadingTo(customer, VIEWS[question.kind], messages),
  };
  if (before === undefined) return { ...told, detail: usedPhrase(customer, messages), note, flag };
  return {
    ...told,
    detail: '',
    note: messages.say('phrase.labelled', {
      label: messages.date(before.at),
      value: unusedInShort(before.unused, before.seats, messages),
    }),
    flag: joinPhrases([changeWord(unused, before.unused, messages), flag], messages),
  };
}

const VIEWS: Readonly<Record<FiguresQuestion['kind'], CustomerView>> = {
  usage: 'usage',
  unused: 'unused',
  product: 'usage',
  change: 'trend',
};

function renewalsWords({ question, span, total, coverage }: RenewalsPage, messages: Messages): ListWords {
  const [from, to] = [messages.date(span.from), messages.date(span.to)];
  const subject =
    from === to
      ? messages.say('customers.terms-day', { day: to })
      : messages.say('customers.terms', { from, to });
  return {
    subject:
      question.product === undefined
        ? subject
        : messages.say('phrase.labelled', {
            label: subject,
            value: displayText(question.product, PRODUCT_LIMIT),
          }),
    headline: messages.say('customers.terms-count', { count: total }),
    facts: coverageFacts(coverage, messages),
  };
}

function figuresWords({ question, total, parts, since }: FiguresPage, messages: Messages): ListWords {
  const names = parts.map(({ name }) => microsoftName(name, PRODUCT_LIMIT));
  const [only, other] = names;
  // One product has a name of its own; of several the words that were asked with stand for them.
  const product =
    only !== undefined && other === undefined ? only : displayText(wordsOf(question), PRODUCT_LIMIT);
  return {
    subject: subjectOf(question, product, messages),
    headline: messages.say('customers.count', { count: total }),
    facts: [
      other === undefined ? '' : messages.say('customers.counted', { names: someOf(names, messages) }),
      question.kind === 'change' ? comparedWith(since, messages) : '',
    ].filter((fact) => fact !== ''),
  };
}

function someOf(names: readonly string[], messages: Messages): string {
  const more = names.length - NAMED_PARTS;
  const named = names.slice(0, NAMED_PARTS);
  return [...named, ...(more > 0 ? [messages.say('list.more', { count: more })] : [])].join(
    messages.say('list.separator'),
  );
}

function comparedWith(since: Date | undefined, messages: Messages): string {
  return since === undefined
    ? messages.say('customers.since-reading')
    : messages.say('customers.since', { date: messages.date(since) });
}

function subjectOf(question: FiguresQuestion, product: string, messages: Messages): string {
  const ofProduct = (rule: string) =>
    product === '' ? rule : messages.say('phrase.labelled', { label: product, value: rule });
  switch (question.kind) {
    case 'usage':
      return ofProduct(
        question.belowPercent === undefined
          ? messages.say('customers.above', { percent: messages.percent(question.abovePercent ?? 0) })
          : messages.say('customers.below', { percent: messages.percent(question.belowPercent) }),
      );
    case 'unused':
      return ofProduct(messages.say('customers.unused', { count: question.atLeast }));
    case 'product':
      return messages.say(`customers.use-${question.use}`, { product });
    case 'change':
      return messages.say(`customers.${question.direction}`);
  }
}

function wordsOf(question: FiguresQuestion): string {
  return question.kind === 'change' ? '' : (question.product ?? '');
}

/** "40%-76% used"; empty where there are no seats. */
function usedPhrase({ notUsed, seats }: ListedCustomer, messages: Messages): string {
  const share = unusedPercents({ seats, unused: notUsed });
  const used: SeatRange | undefined = share && { atLeast: 100 - share.atMost, atMost: 100 - share.atLeast };
  return used === undefined ? '' : messages.say('customers.used', { percent: sharePhrase(used, messages) });
}
