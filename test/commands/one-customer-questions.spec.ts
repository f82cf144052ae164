import assert from 'node:assert/strict';
import type { Reading, Remembered } from '../../src/commands/meaning/reading.js';
import { createCustomerIndex } from '../../src/domain/customers/customer-index.js';
import { readingOf } from '../helpers/understanding.js';

const tailspin = {
  customerId: 'a0000000-0000-4000-8000-000000000001',
  customerName: 'Tailspin Toys',
  domain: undefined,
};
const customers = createCustomerIndex([tailspin]);

function read(text: string, remembered?: Remembered): Reading {
  return readingOf(text, customers, remembered);
}

/** What no card about one customer answers, and the words that say so. */
const BEYOND: readonly (readonly [string, string])[] = [
  // A word that says something nobody knows.
  ['tailspin usage on the moon', 'moon'],
  ['invite tailspin for unused licenses', 'invite'],
  ['mail tailspin hun ongebruikte licenties', 'mail'],
  ['wyślij tailspin maila z nieużywanymi licencjami', 'maila'],
  ['寄信給 tailspin 告訴他們沒用的授權', '寄信'],
  // What is to come, or was at another time.
  ['tailspin usage forecast', 'forecast'],
  ['prévision d’utilisation de tailspin', 'prévision'],
  ['verwacht gebruik tailspin', 'verwacht'],
  ['previsão de uso da tailspin', 'previsão'],
  ['預測 tailspin 的用量', '預測'],
  ['tailspin usage next quarter', 'next quarter'],
  ['unused licences at tailspin last month', 'last month'],
  ['when did tailspin renew last year', 'last year'],
  ['how did tailspin do in march usage', 'march'],
  // A time at the end of a whole phrase, in each language.
  ['license usage for tailspin next month', 'next month'],
  ['license usage for tailspin this year', 'this year'],
  ['trend for tailspin next month', 'next month'],
  ['utilisation des licences de tailspin cette année', 'cette année'],
  ['licentiegebruik van tailspin dit jaar', 'dit jaar'],
  ['wykorzystanie licencji tailspin w tym roku', 'w tym roku'],
  ['utilização de licenças da tailspin este ano', 'este ano'],
  ['tailspin 今年的授權使用量', '今年'],
  // Money that no card is about.
  ['how much does tailspin owe us', 'owe'],
  ['combien tailspin nous doit', 'nous doit'],
  ['wat moet tailspin nog betalen', 'betalen'],
  ['ile tailspin jest nam winne', 'winne'],
  ['quanto é que a tailspin nos deve', 'nos deve'],
  // What is turned around.
  ['tailspin without exchange', 'without'],
  ['tailspin sans exchange', 'sans'],
  ['tailspin zonder exchange', 'zonder'],
  ['tailspin bez exchange', 'bez'],
  ['tailspin sem o exchange', 'sem'],
  ['tailspin usage below 30%', 'below 30%'],
  // Figures that would have to be parted by people.
  ['tailspin usage by user', 'by user'],
  ['utilisation de tailspin par service', 'par service'],
  ['gebruik tailspin per afdeling', 'per afdeling'],
  ['tailspin各部門使用量', '各部門'],
  // An errand.
  ['call tailspin', 'call'],
  ['contact tailspin', 'contact'],
];

const ANSWERED: readonly (readonly [string, string])[] = [
  ['what is tailspin paying for and not using', 'unused-licenses'],
  ['how many seats could tailspin give back', 'unused-licenses'],
  ['combien de licences tailspin pourrait rendre', 'unused-licenses'],
  ['hoeveel licenties kan tailspin inleveren', 'unused-licenses'],
  ['ile licencji tailspin może oddać', 'unused-licenses'],
  ['quantas licenças a tailspin pode devolver', 'unused-licenses'],
  ['tailspin 可以退多少授權', 'unused-licenses'],
  ['does tailspin renew next month', 'renewals'],
  ['tailspin last month', 'trend'],
  ['tailspin usage this month', 'license-usage'],
  ['Can you show me the renewals for Tailspin this month, please?', 'renewals'],
  ['O que se renova na Tailspin este mês?', 'renewals'],
  ['Co się odnawia w Tailspin w tym miesiącu?', 'renewals'],
  ['Licences à renouveler chez Tailspin ce mois-ci', 'renewals'],
  ['Wat loopt er deze maand af bij Tailspin?', 'renewals'],
  ['Hello Seatwise, unused licenses for Tailspin this month thanks', 'unused-licenses'],
  ['tailspin kan er nog wat af?', 'unused-licenses'],
  ["tailspin cijfers voor m'n afspraak", 'license-usage'],
  ['Tailspin Toys;US;120', 'license-usage'],
  ['tailspin, tailspin toys usage', 'license-usage'],
  ['tailspin usage 7', 'license-usage'],
];

describe('a question about one customer', () => {
  for (const [text, part] of BEYOND) {
    it(`is not answered as another one, and names what is beyond it: ${text}`, () => {
      const reading = read(text);
      assert.ok(reading.kind === 'unclear', JSON.stringify(reading));
      assert.ok(reading.unread.toLowerCase().includes(part), reading.unread);
      assert.deepEqual(reading.customers, [tailspin]);
    });
  }

  for (const [text, view] of ANSWERED) {
    it(`is answered as it was asked: ${text}`, () => {
      const reading = read(text);
      assert.ok(reading.kind === 'customer', JSON.stringify(reading));
      assert.equal(reading.view, view);
    });
  }

  for (const text of [
    'usage and renewals for tailspin',
    'tailspin usage and when does it renew',
    'utilisation et renouvellements de tailspin',
    'gebruik en verlengingen van tailspin',
    'wykorzystanie i odnowienia tailspin',
    'uso e renovações da tailspin',
    'tailspin 的使用量和續約',
  ]) {
    it(`that asks for two things is offered each: ${text}`, () => {
      const reading = read(text);
      assert.ok(reading.kind === 'unclear', JSON.stringify(reading));
      assert.equal(reading.view, undefined);
      assert.deepEqual(reading.customers, [tailspin]);
    });
  }

  it('that points at the one before is held to the same', () => {
    const remembered = { kind: 'customer', customer: tailspin, view: 'license-usage' } as const;
    assert.equal(read('their renewals?', remembered).kind, 'customer');
    const reading = read('and their usage next year?', remembered);
    assert.ok(reading.kind === 'unclear', JSON.stringify(reading));
    assert.equal(reading.unread, 'next year');
    assert.deepEqual(reading.customers, [tailspin]);
  });
});

describe('a text that names several customers', () => {
  const litware = {
    ...tailspin,
    customerId: 'a0000000-0000-4000-8000-000000000002',
    customerName: 'Litware, Inc.',
  };
  const trey = {
    ...tailspin,
    customerId: 'a0000000-0000-4000-8000-000000000003',
    customerName: 'Trey Research',
  };
  const several = createCustomerIndex([tailspin, litware, trey]);
  const readAmong = (text: string) => readingOf(text, several);

  for (const text of [
    'license usage for Litware or Tailspin Toys',
    'license usage for litware & tailspin',
    'license usage for litware, tailspin',
    'utilisation de litware ou tailspin',
    'gebruik van litware of tailspin',
    'wykorzystanie litware lub tailspin',
    'uso da litware ou tailspin',
    'litware 或 tailspin 的使用率',
  ]) {
    it(`has each of them to choose, and says that they were named: ${text}`, () => {
      const reading = readAmong(text);
      assert.ok(reading.kind === 'choose', JSON.stringify(reading));
      assert.deepEqual([reading.tried, reading.view], ['', 'license-usage']);
      assert.deepEqual(reading.customers, [litware, tailspin]);
    });
  }

  it('takes no other word beside a name for a second one', () => {
    const reading = readAmong('litware research usage');
    assert.ok(reading.kind === 'unclear', JSON.stringify(reading));
    assert.equal(reading.unread, 'research');
  });
});

describe('what points at the customer before', () => {
  const before = { kind: 'customer', customer: tailspin, view: 'license-usage' } as const;

  for (const [text, view] of [
    ['when do they renew', 'renewals'],
    ['wanneer verlengen ze', 'renewals'],
    ['kiedy im się kończy', 'renewals'],
    ['quand est-ce qu’ils renouvellent', 'renewals'],
    ['quando é que eles renovam', 'renewals'],
    ['他們什麼時候續約', 'renewals'],
    ['last month', 'trend'],
    ['vorige maand', 'trend'],
    ['上個月呢', 'trend'],
  ] as const) {
    it(`is answered about it: ${text}`, () => {
      const reading = read(text, before);
      assert.ok(reading.kind === 'customer', JSON.stringify(reading));
      assert.deepEqual([reading.customer, reading.view], [tailspin, view]);
    });
  }
});

describe('a time that no answer is about', () => {
  for (const [text, near] of [
    ['portfolio next month', 'all-customers'],
    ['alerts next month', 'watches'],
    ['watch tailspin below 40% next month', 'watches'],
  ] as const) {
    it(`is not dropped: ${text}`, () => {
      const reading = read(text);
      assert.ok(reading.kind === 'unclear', JSON.stringify(reading));
      assert.equal(reading.near, near);
    });
  }
});

describe('a number in words', () => {
  for (const [text, days] of [
    ['anything expiring in the next two weeks', 14],
    ['renewals in the next ninety days', 90],
    ['échéances dans les deux prochains mois', 60],
    ['verlengingen binnen twee weken', 14],
    ['odnowienia w ciągu dwóch tygodni', 14],
    ['renovações nos próximos três meses', 90],
    ['兩週內到期的有哪些', 14],
  ] as const) {
    it(`counts before a unit of time: ${text}`, () => {
      const reading = read(text);
      assert.ok(reading.kind === 'command' && reading.command.name === 'customers', JSON.stringify(reading));
      assert.deepEqual(reading.command.question, {
        kind: 'renewals',
        span: { kind: 'days', days },
        product: undefined,
      });
    });
  }
});
