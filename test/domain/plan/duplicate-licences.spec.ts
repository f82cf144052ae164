import assert from 'node:assert/strict';
import { duplicateLicences } from '../../../src/domain/plan/duplicate-licences.js';
import { deriveRenewals } from '../../../src/domain/usage/renewal.js';
import { subscriptionTerm } from '../../helpers/contract-rows.js';
import { TODAY } from './plan-cases.js';

function questions(...offers: readonly (readonly [name: string, quantity: number, billingType?: string])[]) {
  const terms = offers.map(([offerName, quantity, billingType], at) =>
    subscriptionTerm({ subscriptionId: String(at), offerName, quantity, billingType }),
  );
  return duplicateLicences(deriveRenewals(terms, TODAY)).map(
    ({ part, seats, suite }) => `${seats} ${part} in ${suite}`,
  );
}

describe('duplicateLicences', () => {
  for (const [suite, part, isHeld] of [
    ['Microsoft 365 Business Premium', 'Exchange Online (Plan 1)', true],
    ['MICROSOFT 365 BUSINESS PREMIUM', 'EXCHANGE ONLINE PLAN 1', true],
    ['Microsoft 365 Business Premium', 'Microsoft Entra ID P1', true],
    ['Microsoft 365 Business Premium', 'Exchange Online (Plan 2)', false],
    ['Microsoft 365 Business Premium', 'Power BI Pro', false],
    ['Microsoft 365 Business Basic', 'Microsoft 365 Apps for business', false],
    ['Microsoft 365 Business Standard', 'SharePoint Online (Plan 1)', true],
    ['Office 365 E3', 'Exchange Online (Plan 1)', true],
    ['Office 365 E3', 'Power BI Pro', false],
    ['Office 365 E5', 'Power BI Pro', true],
    ['Microsoft 365 E3', 'Enterprise Mobility + Security E3', true],
    ['Microsoft 365 E3', 'Microsoft Teams Phone Standard', false],
    ['Microsoft 365 E5', 'Microsoft Teams Phone Standard', true],
    ['Microsoft 365 E5', 'Office 365 E3', true],
    ['Microsoft 365 E3 (no Teams)', 'Office 365 E3', false],
  ] as const) {
    it(`${isHeld ? 'asks' : 'does not ask'} about ${part} beside ${suite}`, () => {
      assert.equal(questions([suite, 20], [part, 5]).length, isHeld ? 1 : 0);
    });
  }

  it('names the larger suite, adds up subscriptions and asks once', () => {
    assert.deepEqual(
      questions(
        ['Microsoft 365 Business Standard', 10],
        ['Microsoft 365 E3', 30],
        ['Exchange Online (Plan 1)', 4],
        ['Exchange Online (Plan 1)', 3],
      ),
      ['7 Exchange Online (Plan 1) in Microsoft 365 E3'],
    );
  });

  it('asks nothing about what has no seats', () => {
    assert.deepEqual(questions(['Office 365 E5', 5], ['Power BI Pro', 0]), []);
    assert.deepEqual(questions(['Office 365 E5', 5], ['Power BI Pro', 3, 'usage']), []);
  });
});
