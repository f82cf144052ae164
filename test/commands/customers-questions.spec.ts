import assert from 'node:assert/strict';
import { createCustomerIndex } from '../../src/domain/customers/customer-index.js';
import type { CustomersQuestion } from '../../src/domain/usage/customers-question.js';
import { readingOf } from '../helpers/understanding.js';

const NOBODY = createCustomerIndex([]);

function questionOf(text: string): CustomersQuestion | string {
  const reading = readingOf(text, NOBODY);
  if (reading.kind !== 'command') return reading.kind;
  return reading.command.name === 'customers' ? reading.command.question : reading.command.name;
}

const uses = (use: 'any' | 'some' | 'none' | 'lacking', product = 'copilot') =>
  ({ kind: 'product', product, use }) as const;
const below = (percent: number, product?: string) =>
  ({ kind: 'usage', product, belowPercent: percent, abovePercent: undefined }) as const;
const nextMonth = { kind: 'renewals', span: { kind: 'next', unit: 'month' }, product: undefined } as const;
const worse = { kind: 'change', direction: 'worse', span: undefined } as const;
const unusedBi = { kind: 'unused', product: 'power bi', atLeast: 1 } as const;

const QUESTIONS: readonly (readonly [string, CustomersQuestion])[] = [
  // Of customers and a time to come nothing but a term's end can be asked.
  ["who's up next month", nextMonth],
  ['who is up next month', nextMonth],
  ['which customers next month', nextMonth],
  ['qui le mois prochain', nextMonth],
  ['wie volgende maand', nextMonth],
  ['kto w przyszłym miesiącu', nextMonth],
  ['quem no próximo mês', nextMonth],
  ['誰下個月', nextMonth],
  ['anyone not touching copilot?', uses('none')],
  ['wie doet er niks met copilot', uses('none')],
  ['kto nie rusza copilota', uses('none')],
  ['quem é que não mexe no copilot', uses('none')],
  ['customers with 10+ idle copilot seats', { kind: 'unused', product: 'copilot', atLeast: 10 }],
  [
    'who renews before the end of the month',
    { kind: 'renewals', span: { kind: 'this', unit: 'month' }, product: undefined },
  ],
  [
    'qui renouvelle avant la fin du mois',
    { kind: 'renewals', span: { kind: 'this', unit: 'month' }, product: undefined },
  ],
  ['月底前誰要續約', { kind: 'renewals', span: { kind: 'this', unit: 'month' }, product: undefined }],
  ['who uses copilot', uses('some')],
  ['who is using copilot', uses('some')],
  ['who does not use copilot', uses('none')],
  ['who isn’t using copilot', uses('none')],
  ['who has copilot', uses('any')],
  ['customers with copilot', uses('any')],
  ['never used copilot', uses('none')],
  // A name that was mistyped, or that a language bends, is the name.
  ['who uses copliot', uses('some')],
  ['kto używa copilota', uses('some')],
  ['qui utilise copilot', uses('some')],
  ['qui n’utilise pas copilot', uses('none')],
  ['wie gebruikt copilot', uses('some')],
  ['quem usa copilot', uses('some')],
  ['誰在用 copilot', uses('some')],
  // Who has none of it is another question than who has.
  ['who has no copilot', uses('lacking')],
  ['who doesn’t have copilot yet', uses('lacking')],
  ['customers without copilot', uses('lacking')],
  ['qui n’a pas copilot', uses('lacking')],
  ['clients sans copilot', uses('lacking')],
  ['wie heeft geen copilot', uses('lacking')],
  ['klanten zonder copilot', uses('lacking')],
  ['kto nie ma copilota', uses('lacking', 'copilot')],
  ['klienci bez copilot', uses('lacking')],
  ['quem não tem copilot', uses('lacking')],
  ['clientes sem copilot', uses('lacking')],
  ['誰沒有 copilot', uses('lacking')],
  ['哪些客戶沒有 copilot', uses('lacking')],
  // And who does not use it than what of it is unused.
  ['którzy klienci nie używają copilot', uses('none')],
  ['welke klanten gebruiken copilot niet', uses('none')],
  ['quem não usa copilot', uses('none')],
  ['誰的 copilot 用不到 15%', below(15, 'copilot')],
  ['customers using less than half of their seats', below(50)],
  ['誰沒在用 copilot', uses('none')],
  ['which customers renew next month', nextMonth],
  ['renouvellements le mois prochain', nextMonth],
  ['odnowienia w przyszłym miesiącu', nextMonth],
  ['verlengingen volgende maand', nextMonth],
  ['renovações no próximo mês', nextMonth],
  ['下個月的續約', nextMonth],
  ['customers below 30%', below(30)],
  ['teams usage below 20%', below(20, 'teams')],
  ['clients sous 30 %', below(30)],
  ['klienci poniżej 30%', below(30)],
  ['klanten onder 30%', below(30)],
  ['clientes abaixo de 30%', below(30)],
  ['低於 30% 的客戶', below(30)],
  ['customers that got worse', worse],
  ['clients qui ont empiré', worse],
  ['klanten die slechter werden', worse],
  ['clientes que pioraram', worse],
  ['哪些客戶變差了', worse],
  ['unused power bi', unusedBi],
  ['power bi inutilisé', unusedBi],
  ['niewykorzystane power bi', unusedBi],
  ['ongebruikte power bi', unusedBi],
  ['未使用的 power bi', unusedBi],
  ['more than 10 unused', { kind: 'unused', product: undefined, atLeast: 10 }],
];

describe('a question about all customers', () => {
  for (const [text, question] of QUESTIONS) {
    it(`is read whole: ${text}`, () => assert.deepEqual(questionOf(text), question));
  }
});

/** What an answer would leave out, and the words for it that the reply has to name. */
const LEFT_OUT: readonly (readonly [string, string])[] = [
  ['which customers do not renew next month', 'not'],
  ['którzy klienci nie odnawiają w przyszłym miesiącu', 'nie'],
  ['quels clients ne renouvellent pas le mois prochain', 'ne'],
  ['customers with no unused licenses', 'with no'],
  ['customers with more than 50 seats', 'more than 50'],
  ['klanten met meer dan 50 licenties', 'meer dan 50'],
  ['which customers got worse on teams', 'teams'],
  ['customers below 30% last month', 'last month'],
  ['使用率低 25% 的客戶', '25%'],
  // A word that nobody knows could be a condition more.
  ['which customers renew in march, roughly speeking', 'speeking'],
  ['who uses copilot in antwerp', 'antwerp'],
  // A list is of one product.
  ['customers not using exchange but using teams', 'teams'],
  ['who will use copilot next', 'will use'],
];

describe('a question about all customers that a list would answer in part', () => {
  for (const [text, part] of LEFT_OUT) {
    it(`names what would be left out: ${text}`, () => {
      const reading = readingOf(text, NOBODY);
      assert.ok(reading.kind === 'unclear', JSON.stringify(reading));
      assert.ok(reading.unread.includes(part), reading.unread);
    });
  }
});

describe('money that goes for nothing', () => {
  for (const text of [
    'who wastes most money',
    'where is the most money being burned',
    'where are we losing money',
    'wie gooit het meeste geld weg',
    'quem joga mais dinheiro fora',
    'où est-ce qu’on perd le plus d’argent',
    'qui gaspille le plus d’argent',
    'waar wordt het meeste geld verspild',
    'wie verspilt het meeste geld',
    'gdzie przepalamy najwięcej kasy',
    'kto marnuje najwięcej pieniędzy',
    'onde se está a desperdiçar mais dinheiro',
    'quem desperdiça mais dinheiro',
    '哪裡浪費最多錢',
    '誰浪費最多錢',
  ]) {
    it(`is the portfolio by money: ${text}`, () => {
      assert.equal(questionOf(text), 'portfolio-by-money');
    });
  }

  for (const text of [
    'who pays the most',
    'wie betaalt het meest',
    'qui paie le plus',
    'kto płaci najwięcej',
  ]) {
    it(`is no other cost: ${text}`, () => {
      assert.equal(questionOf(text), 'unclear');
    });
  }
});
