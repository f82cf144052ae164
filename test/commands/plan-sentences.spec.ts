import assert from 'node:assert/strict';
import { ALL_PHRASES } from '../../src/commands/phrases/all-phrases.js';
import { createRecognizer } from '../../src/commands/recognize.js';
import { createUnderstand } from '../../src/commands/understand.js';
import { createCustomerIndex } from '../../src/domain/customers/customer-index.js';
import type { Language } from '../../src/i18n/locale.js';
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
  'Contoso license plan please',
  'I need a renewal plan, Contoso',
  'plan the next term with Contoso',
  'Contoso plano de poupança',
  'Contoso: plan oszczędności',
  'un plan d’économies, Contoso',
  'Contoso besparingsplan graag',
];

/** What has the word in it and is about something else. */
const OTHERS = [
  ['license usage for Plan B Consulting', 'license-usage', 'Plan B Consulting'],
  ['renewals for Plan International', 'renewals', 'Plan International'],
  ['unused licenses for Floor Plan Studio', 'unused-licenses', 'Floor Plan Studio'],
] as const;

describe('plan for a customer', () => {
  const recognize = createRecognizer(ALL_PHRASES);
  for (const [language, sentences] of Object.entries(SENTENCES)) {
    for (const [sentence, customer] of sentences) {
      it(`is read in ${language}: ${sentence}`, () => {
        assert.deepEqual(recognize(sentence), { kind: 'command', command: { name: 'plan', customer } });
      });
    }
  }
  it('of all customers shows whose unused seats cost most', () => {
    for (const sentence of ['plan for all customers', 'plan pour tous les clients', 'plan dla wszystkich']) {
      assert.deepEqual(recognize(sentence), { kind: 'command', command: { name: 'portfolio-by-money' } });
    }
  });

  const understand = createUnderstand(ALL_PHRASES);
  const index = createCustomerIndex([CONTOSO]);
  for (const sentence of MEANT) {
    it(`is understood: ${sentence}`, () => {
      const reading = understand(sentence, recognize(sentence), index);
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
