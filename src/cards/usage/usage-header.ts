import type { Messages } from '../../i18n/messages.js';
import type { LicenseUsageOutcome } from '../../usecases/usage/show-license-usage.js';
import { displayText } from '../display-text.js';
import { lastKnownWarning, readAgePhrase } from '../words/answer-age.js';
import { explainedFigures } from '../words/explained-figures.js';
import { joinPhrases } from '../words/join.js';
import { notLivePhrase } from '../words/live-seats.js';
import { moneyPhrase } from '../words/money-phrases.js';
import { contractFacts } from './contract-facts.js';
import { createProductName } from './product-name.js';
import {
  asLine,
  countedApartPhrase,
  dataAsOfPhrase,
  stalenessWord,
  unusedHeadline,
} from './usage-phrases.js';
import { weekChangePhrase } from './week-change.js';

/** What a usage card is made of. */
export type UsageAnswer = Extract<LicenseUsageOutcome, { kind: 'usage' }>;

/** The view data that every usage card begins with. Subscriptions told of elsewhere on the card are left out of its facts. */
export function usageHeader(
  answer: UsageAnswer,
  now: Date,
  messages: Messages,
  toldSubscriptions?: ReadonlySet<string>,
) {
  const { customer, insight } = answer;
  const warning = lastKnownWarning(answer, now, messages);
  const readAge = warning === '' ? readAgePhrase(answer, now, messages) : '';
  return {
    customerName: displayText(customer.customerName),
    domain: displayText(customer.domain ?? ''),
    headline: asLine(unusedHeadline(insight.unused, insight.seats, messages)),
    money: asLine(moneyPhrase(answer.money, messages)),
    dataAsOf: joinPhrases([dataAsOfPhrase(insight.dataAge, messages), readAge], messages),
    staleness: stalenessWord(insight.dataAge, messages),
    warning,
    change: changeInShort(answer, messages),
    ...explainedFigures(insight.unused, insight.dataAge, messages, notLivePhrase(answer.live, messages)),
    facts: [
      ...contractFacts(answer, messages, toldSubscriptions),
      countedApartPhrase(insight.products, createProductName(insight.products, messages), messages),
    ].filter((fact) => fact !== ''),
  };
}

/** Beside money there is room for the seats alone; the trend has the rest. */
function changeInShort({ weekChange, insight: { unused }, money }: UsageAnswer, messages: Messages): string {
  const ofSeats = money && weekChangePhrase(weekChange, unused, messages, 0);
  return ofSeats || weekChangePhrase(weekChange, unused, messages, 1);
}
