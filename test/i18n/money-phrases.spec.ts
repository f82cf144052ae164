import assert from 'node:assert/strict';
import { moneyPhrase, worthPhrase } from '../../src/cards/words/money-phrases.js';
import type { CustomerMoney, MoneySum } from '../../src/domain/money/customer-money.js';
import type { MoneyRange } from '../../src/domain/money/money-range.js';
import { LANGUAGES, type Language } from '../../src/i18n/locale.js';
import { messagesFor } from '../helpers/cards.js';
import { plainSpaces } from './plain-spaces.js';

const range = (atLeast: number, atMost: number, more: Partial<MoneyRange> = {}): MoneyRange => ({
  currency: 'EUR',
  atLeast,
  atMost,
  isAtMost: false,
  ...more,
});
const sum = (amounts: readonly MoneyRange[], priced = 5): MoneySum => ({ amounts, priced, products: 5 });

function money(now: MoneySum, after: MoneySum, basis: CustomerMoney['basis'] = 'retail'): CustomerMoney {
  return { basis, now, after, savable: [], products: [], terms: new Map() };
}

const SAID: Readonly<Record<Language, readonly [range: string, cost: string, partly: string]>> = {
  en: [
    'about €410-1,520 a month until each term ends, then about €430-1,600 a month, list price',
    'up to US$52 a month, your cost',
    'about €410 a month, list price, 3 of 5 products priced',
  ],
  'pt-PT': [
    'cerca de 410 a 1520 € por mês até ao fim de cada período, depois cerca de 430 a 1600 € por mês, preço de tabela',
    'até 52 US$ por mês, o seu custo',
    'cerca de 410 € por mês, preço de tabela, 3 de 5 produtos com preço',
  ],
  pl: [
    'około 410-1520 € miesięcznie do końca każdego okresu, potem około 430-1600 € miesięcznie, cena katalogowa',
    'do 52 USD miesięcznie, Twój koszt',
    'około 410 € miesięcznie, cena katalogowa, 3 z 5 produktów z ceną',
  ],
  fr: [
    'environ 410 à 1 520 € par mois jusqu’à chaque échéance, puis environ 430 à 1 600 € par mois, prix catalogue',
    'jusqu’à 52 $US par mois, votre coût',
    'environ 410 € par mois, prix catalogue, 3 produits chiffrés sur 5',
  ],
  nl: [
    'ongeveer € 410-1.520 per maand tot het einde van elke termijn, daarna ongeveer € 430-1.600 per maand, adviesprijs',
    'tot US$ 52 per maand, uw eigen kosten',
    'ongeveer € 410 per maand, adviesprijs, 3 van 5 producten met prijs',
  ],
  'zh-TW': [
    '各期到期前每月約 €410 到 1,520，之後每月約 €430 到 1,600，定價',
    '每月最多 US$52，您的成本',
    '每月約 €410，定價，5 項產品中 3 項有價格',
  ],
};

describe('money in words', () => {
  for (const language of LANGUAGES) {
    it(`reads well in ${language}`, () => {
      const messages = messagesFor(language);
      const dollars = sum([range(0, 52, { currency: 'USD' })]);
      const partly = sum([range(410, 410)], 3);
      assert.deepEqual(
        [
          moneyPhrase(money(sum([range(410, 1520)]), sum([range(430, 1600)])), messages),
          moneyPhrase(money(dollars, dollars, 'cost'), messages),
          moneyPhrase(money(partly, partly), messages),
        ].map(plainSpaces),
        SAID[language],
      );
    });
  }

  const english = messagesFor('en');
  const worth = (now: Parameters<typeof worthPhrase>[0]) => plainSpaces(worthPhrase(now, english));

  it('says nothing where nothing is known to be paid for nothing', () => {
    assert.equal(moneyPhrase(undefined, english), '');
    assert.equal(moneyPhrase(money(sum([]), sum([])), english), '');
    assert.equal(worth(undefined), '');
    assert.equal(worth({ now: 'nothing', after: 'nothing' }), '');
  });

  it('says what is not known, and of what is known until when it holds', () => {
    assert.equal(worth({ now: 'unknown', after: 'unknown' }), 'no price known');
    assert.equal(worth({ now: 'unknown', after: range(60, 60) }), '€60 a month from the next term on');
    assert.equal(worth({ now: range(60, 60), after: 'unknown' }), '€60 a month until the term ends');
    assert.equal(
      worth({ now: range(60, 60), after: 'nothing' }),
      '€60 a month until the term ends, then nothing',
    );
    assert.equal(worth({ now: 'nothing', after: range(60, 60) }), '€60 a month from the next term on');
    assert.equal(worth({ now: range(60, 60), after: range(60, 60) }), '€60 a month');
    assert.equal(worth({ now: range(0, 60), after: range(0, 60) }), 'up to €60 a month');
    const promoted = range(60, 60, { isAtMost: true });
    assert.equal(worth({ now: promoted, after: promoted }), 'at most €60 a month');
  });

  it('says of one product until its term ends, of several until each does', () => {
    const said = (now: MoneySum, after: MoneySum) => plainSpaces(moneyPhrase(money(now, after), english));
    const of = (amount: number, priced: number) => ({
      amounts: [range(amount, amount)],
      priced,
      products: 5,
    });
    const nothing = (priced: number) => ({ amounts: [], priced, products: 5 });
    assert.match(
      said(of(60, 1), of(70, 1)),
      /^about €60 a month until the term ends, then about €70 a month/,
    );
    assert.match(said(of(60, 2), nothing(2)), /^about €60 a month until each term ends, then nothing/);
    assert.match(said(of(60, 2), nothing(0)), /^about €60 a month until each term ends, list price/);
    assert.match(said(nothing(0), of(70, 2)), /^about €70 a month from each next term on/);
  });

  it('rounds to whole units from ten on, halves up, and shows cents below', () => {
    const one = (amount: number) => worth({ now: range(amount, amount), after: range(amount, amount) });
    assert.equal(one(57.5), '€58 a month');
    assert.equal(one(1.15 * 50), '€58 a month');
    assert.equal(one(57.49), '€57 a month');
    assert.equal(one(9.6), '€9.60 a month');
    assert.equal(one(0.004), '€0.00 a month');
    assert.equal(worth({ now: range(410.2, 410.4), after: range(410.2, 410.4) }), '€410 a month');
  });

  it('sets currencies beside each other and adds none', () => {
    const both = sum([range(120, 120), range(20, 60, { currency: 'USD' })]);
    assert.equal(
      plainSpaces(moneyPhrase(money(both, both), english)),
      '€120 a month, US$20-60 a month, list price',
    );
  });
});
