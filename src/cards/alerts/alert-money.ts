import type { MoneyRange } from '../../domain/money/money-range.js';
import { isClosed } from '../../domain/watching/alert.js';
import { amountAtStake, toldWorth, type WeighedAlert } from '../../domain/watching/alert-money.js';
import { RULE_TRAITS } from '../../domain/watching/rule-traits.js';
import type { Messages } from '../../i18n/messages.js';
import { asLine } from '../usage/usage-phrases.js';
import { joinPhrases } from '../words/join.js';
import {
  amountPhrase,
  amountsBasisPhrase,
  basisPhrase,
  moneyPhrase,
  worthPhrase,
} from '../words/money-phrases.js';

/**
 * What the unused seats of an alert's product or subscription cost; of a workload, which has no price, what all of the
 * customer's do. "EUR 504 a month until the term ends, then EUR 540 a month, list price". Empty once it is over: it is
 * about other seats than those of today.
 */
export function alertMoneyLine(watched: WeighedAlert, messages: Messages): string {
  const { alert, money } = watched;
  if (money === undefined || isClosed(alert)) return '';
  switch (RULE_TRAITS[alert.ruleKind].money) {
    case 'of subject': {
      const isTold = typeof money.own?.now !== 'string' || typeof money.own.after !== 'string';
      const basis = isTold ? basisPhrase(money.totals.basis, messages) : '';
      const worth = worthPhrase(money.own, messages);
      return worth === '' ? '' : asLine(joinPhrases([worth, basis], messages));
    }
    case 'of customer': {
      const value = moneyPhrase(money.totals, messages);
      if (value === '') return '';
      return messages.say('phrase.labelled', { label: messages.say('alert.detail.all-unused'), value });
    }
    case 'none':
      return '';
  }
}

/** "EUR 504 a month, list price" of an alert's own seats, for a notification; may be empty. */
export function alertMoneyInShort({ alert, money }: WeighedAlert, messages: Messages): string {
  const isWeighed = RULE_TRAITS[alert.ruleKind].money !== 'none';
  const amount = money?.own && isWeighed ? toldWorth(money.own) : undefined;
  if (amount === undefined || money === undefined || isClosed(alert)) return '';
  return joinPhrases([amountPhrase(amount, messages), basisPhrase(money.totals.basis, messages)], messages);
}

/** The same for a row of a list, which says once on which basis all of it is. */
export function amountOfRow(watched: WeighedAlert, messages: Messages): string {
  if (isClosed(watched.alert)) return '';
  const amount = amountAtStake(watched);
  if (amount === undefined) return '';
  const told = amountPhrase(amount, messages);
  return RULE_TRAITS[watched.alert.ruleKind].money === 'of customer'
    ? messages.say('alert.for-all-unused', { amount: told })
    : told;
}

/** What a customer's alerts are weighed by, "EUR 504 a month"; empty where they are weighed by seats. */
export function weightPhrase(amount: MoneyRange | undefined, messages: Messages): string {
  return amount === undefined ? '' : amountPhrase(amount, messages);
}

/** "Amounts: list price", once on a list; empty where no amount is on it. */
export function amountsBasis(listed: readonly WeighedAlert[], messages: Messages): string {
  const told = listed.find((watched) => !isClosed(watched.alert) && amountAtStake(watched) !== undefined);
  return told?.money === undefined ? '' : amountsBasisPhrase(told.money.totals.basis, messages);
}
