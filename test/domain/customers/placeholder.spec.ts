import assert from 'node:assert/strict';
import { isPlaceholder } from '../../../src/domain/customers/placeholder.js';

describe('isPlaceholder', () => {
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
