import assert from 'node:assert/strict';
import { createCustomerIndex } from '../../src/domain/customers/customer-index.js';
import type { NamedDeadline } from '../../src/domain/usage/customers-question.js';
import type { Language } from '../../src/i18n/locale.js';
import { readingOf, recognize } from '../helpers/understanding.js';
import { CONTOSO } from '../usecases/fakes.js';

/** What people type who want a plan for the next term, and the customer they mean. */
const SENTENCES: Record<Language, readonly (readonly [sentence: string, customer: string])[]> = {
  en: [
    ['plan for Contoso', 'Contoso'],
    ['  PLAN  for Fabrikam Residences', 'Fabrikam Residences'],
    ['Can you show me the savings plan for contoso.com, please?', 'contoso.com'],
    ["Contoso's savings plan", 'Contoso'],
    ['which seats can go at Contoso?', 'Contoso'],
  ],
  'pt-PT': [
    ['plano para Contoso', 'Contoso'],
    ['plano da Contoso', 'Contoso'],
    ['plano do Banco Contoso', 'Banco Contoso'],
  ],
  pl: [
    ['plan dla Contoso', 'Contoso'],
    ['plan oszczędności dla firmy Contoso', 'Contoso'],
    ['zaplanuj odnowienie dla Contoso', 'Contoso'],
  ],
  fr: [
    ['plan pour Contoso', 'Contoso'],
    ['plan d’économies de Contoso', 'Contoso'],
    ["plan d'Adatum", 'Adatum'],
  ],
  nl: [
    ['plan voor Contoso', 'Contoso'],
    ['Welke licenties kunnen weg bij Contoso?', 'Contoso'],
    ['besparingsplan van Contoso', 'Contoso'],
  ],
  'zh-TW': [
    ['Contoso 的規劃', 'Contoso'],
    ['Contoso授權規劃', 'Contoso'],
    ['規劃 Contoso 的授權', 'Contoso'],
  ],
};

/** What is read by the meaning of its words, whatever their order. */
const MEANT = [
  // What may go is asked, and not that anything goes.
  'What should Contoso drop',
  'what can contoso do without',
  'wat kan contoso missen',
  'what can we cancel at contoso?',
  'how many seats should contoso remove',
  'que peut-on supprimer chez contoso ?',
  'combien de licences on peut enlever chez contoso',
  'welke licenties kunnen weg bij contoso',
  'hoeveel licenties kunnen er weg bij contoso',
  'co contoso powinno usunąć',
  'quantas licenças dá para tirar na contoso',
  'contoso 該刪哪些',
  'Contoso license plan please',
  'I need a renewal plan, Contoso',
  'plan the next term with Contoso',
  'Contoso plano de poupança',
  'Contoso: plan oszczędności',
  'un plan d’économies, Contoso',
  'Contoso besparingsplan graag',
];

const date = (day: number, month: number, year?: number) => ({ kind: 'date', day, month, year }) as const;
const month = (number: number, year?: number) =>
  ({ kind: 'month', month: number, ...(year === undefined ? {} : { year }) }) as const;
const endOf = (unit: 'month' | 'quarter' | 'year') => ({ kind: 'this', unit }) as const;

/** What people type who want to know where to act by a day, and the day. */
const DEADLINES: readonly (readonly [sentence: string, by: NamedDeadline['by'], isBefore: boolean])[] = [
  ['plan for all customers before 1 March 2027', date(1, 3, 2027), true],
  ['plan for all customers before March 1st', date(1, 3), true],
  ['plan for everyone before 2027-03-01', date(1, 3, 2027), true],
  ['plan for all customers by 1.3.2027', date(1, 3, 2027), false],
  ['plan for all customers by 25/12/2026', date(25, 12, 2026), false],
  ['plan for all customers by 12/25/2026', date(25, 12, 2026), false],
  ['plan for all customers before March', month(3), true],
  ['plan for all customers by the end of May 2027', month(5, 2027), false],
  ['Savings plan for all customers until the end of the year, please', endOf('year'), false],
  ['plan for all customers next month', { kind: 'next', unit: 'month' }, false],
  ['plan for all customers next month, please', { kind: 'next', unit: 'month' }, false],
  ['plan for all customers within 45 days', { kind: 'days', days: 45 }, false],
  ['plan pour tous les clients avant le 1er mars 2027', date(1, 3, 2027), true],
  ['plan pour tous les clients d’ici fin mai', month(5), false],
  ['plan pour tous les clients avant la fin de l’année', endOf('year'), false],
  ['plan voor alle klanten voor 1 maart 2027', date(1, 3, 2027), true],
  ['plan voor alle klanten tot het einde van het kwartaal', endOf('quarter'), false],
  ['plan dla wszystkich klientów przed 1 marca 2027', date(1, 3, 2027), true],
  ['plan dla wszystkich klientów przed marcem', month(3), true],
  ['plan dla wszystkich do końca roku', endOf('year'), false],
  ['plano para todos os clientes antes de 1 de março de 2027', date(1, 3, 2027), true],
  ['plano para todos os clientes até ao fim do mês', endOf('month'), false],
  ['所有客戶在2027年3月1日前的規劃', date(1, 3, 2027), true],
  ['所有客戶3月底前的規劃', month(3), false],
];

/** Which of two numbers is the month, a day there is not, two days, or words nobody knows. */
const NO_DEADLINES = [
  'plan for all customers before 1/3/2027',
  'plan for all customers before 31 February',
  'plan for all customers before 1 March 2 April',
  'plan for all customers before the merger',
];

/** What has the word in it and is about something else. */
const OTHERS = [
  ['license usage for Plan B Consulting', 'license-usage', 'Plan B Consulting'],
  ['renewals for Plan International', 'renewals', 'Plan International'],
  ['unused licenses for Floor Plan Studio', 'unused-licenses', 'Floor Plan Studio'],
] as const;

describe('plan for a customer', () => {
  for (const [language, sentences] of Object.entries(SENTENCES)) {
    for (const [sentence, customer] of sentences) {
      it(`is read in ${language}: ${sentence}`, () => {
        assert.deepEqual(recognize(sentence), { kind: 'command', command: { name: 'plan', customer } });
      });
    }
  }
  it('of all customers is the list of savings', () => {
    for (const sentence of ['plan for all customers', 'plan pour tous les clients', 'plan dla wszystkich']) {
      assert.deepEqual(recognize(sentence), {
        kind: 'command',
        command: { name: 'customers', question: { kind: 'plan', deadline: undefined } },
      });
    }
  });

  for (const [sentence, by, isBefore] of DEADLINES) {
    it(`of all customers has a deadline: ${sentence}`, () => {
      assert.deepEqual(recognize(sentence), {
        kind: 'command',
        command: { name: 'customers', question: { kind: 'plan', deadline: { by, isBefore } } },
      });
    });
  }

  for (const sentence of NO_DEADLINES) {
    it(`takes no deadline that is not certain: ${sentence}`, () => {
      const recognized = recognize(sentence);
      assert.equal(recognized.kind === 'command' && recognized.command.name, 'plan');
    });
  }

  const index = createCustomerIndex([CONTOSO]);
  for (const sentence of MEANT) {
    it(`is understood: ${sentence}`, () => {
      const reading = readingOf(sentence, index);
      const view =
        reading.kind === 'customer'
          ? reading.view
          : reading.kind === 'command' && reading.command.name === 'plan'
            ? reading.command.name
            : reading.kind;
      assert.equal(view, 'plan');
    });
  }
  for (const [sentence, name, customer] of OTHERS) {
    it(`is not: ${sentence}`, () => {
      assert.deepEqual(recognize(sentence), { kind: 'command', command: { name, customer } });
    });
  }
});

describe('a wish that something goes', () => {
  const index = createCustomerIndex([CONTOSO]);
  for (const sentence of [
    'drop Contoso',
    'can you delete contoso',
    'supprime les licences de contoso',
    'haal de licenties weg bij contoso',
    'usuń licencje contoso',
    'podes eliminar as licenças da contoso',
    '刪掉 contoso 的授權',
    'set contoso to 40 licenses',
    'passe contoso à 40 licences',
    'zet contoso terug naar 40 licenties',
    'zmniejsz contoso do 40 licencji',
    'diminui a contoso para 40 licenças',
    '把 contoso 減到 40 個',
  ]) {
    it(`is no question for a plan: ${sentence}`, () => {
      assert.equal(readingOf(sentence, index).kind, 'cannot');
    });
  }
});
