import assert from 'node:assert/strict';
import { isPlaceholder } from '../../../src/domain/customers/placeholder.js';
import type { Language } from '../../../src/i18n/locale.js';

/** What an example says in the place of a customer's name. */
const STAND_INS: Readonly<Record<Language, string>> = {
  en: 'customer name',
  'pt-PT': 'nome do cliente',
  pl: 'nazwa klienta',
  fr: 'nom du client',
  nl: 'naam van de klant',
  'zh-TW': '客戶名稱',
};

describe('isPlaceholder', () => {
  for (const [language, text] of Object.entries(STAND_INS)) {
    it(`takes one for what it is in ${language}`, () => assert.equal(isPlaceholder(`<${text}>`), true));
  }

  for (const text of [
    '${customer}',
    '<customer>',
    '{customer}',
    '{{customer}}',
    '[customer name]',
    '%CUSTOMER_NAME%',
    'customer',
    'Customer-Name',
    '<klant>',
    '${客戶}',
    '<>',
    '${}',
  ]) {
    it(`takes ${text} for one`, () => assert.equal(isPlaceholder(text), true));
  }

  for (const text of [
    'Contoso',
    '${Contoso}',
    'DT DEMO CSP CUSTOMER 005',
    'Customer Care',
    '{11111111-2222-3333-4444-555555555555}',
    '🦊',
    '',
    '  ',
  ]) {
    it(`takes “${text}” for none`, () => assert.equal(isPlaceholder(text), false));
  }
});
