import assert from 'node:assert/strict';
import fc from 'fast-check';
import { offerName } from '../../../demo/partner-center/contract.js';
import { PRODUCTS } from '../../../demo/partner-center/invented/tables.js';
import { createProductMatcher, productKey } from '../../../src/domain/usage/product-match.js';

const product = (productName: string, salesChannel = 'reseller') => ({ productName, salesChannel });
const subscription = (name: string, friendlyName = name) => ({ offerName: name, friendlyName });

describe('productKey', () => {
  const alike: [usage: string, catalogue: string][] = [
    ['OFFICE 365 E3', 'Office 365 E3'],
    ['EXCHANGE ONLINE (PLAN 1)', 'Exchange Online Plan 1'],
    ['EXCHANGE ONLINE (PLAN 1)', ' Exchange  Online (Plan 1) '],
    ['ENTERPRISE MOBILITY + SECURITY E3', 'Enterprise Mobility + Security E3'],
    ['MICROSOFT 365 BUSINESS PREMIUM', 'Microsoft® 365 Business Premium'],
    ['POWER BI PRO', 'Power BI™ Pro'],
    ['VISIO PLAN 2', 'Visio\u00a0Plan 2'],
    ['VISIO PLAN 2', 'Ｖｉｓｉｏ Plan 2'],
    ['DYNAMICS 365 - SALES', 'Dynamics 365 – Sales'],
  ];
  for (const [usage, catalogue] of alike) {
    it(`is one for "${usage}" and "${catalogue}"`, () =>
      assert.equal(productKey(usage), productKey(catalogue)));
  }

  const different: [one: string, other: string][] = [
    ['OFFICE 365 E3', 'Office 365 E5'],
    ['OFFICE 365 E3', 'Microsoft 365 E3'],
    ['OFFICE 365 E3', 'Office 365 E3 (no Teams)'],
    ['OFFICE 365 E3', 'Office 365 E3 (NCE)'],
    ['OFFICE 365 E3', 'Office 365 E3 Trial'],
    ['MICROSOFT ENTRA ID P1', 'Microsoft Entra ID Plan 1'],
    ['EXCHANGE ONLINE (PLAN 1)', 'Exchange Online (Plan 11)'],
    ['EXCHANGE ONLINE (PLAN 1)', 'Exchange Online (Plan 2)'],
    ['PLAN 12', 'PLAN 1 2'],
    ['ENTERPRISE MOBILITY + SECURITY E3', 'Enterprise Mobility and Security E3'],
  ];
  for (const [one, other] of different) {
    it(`keeps "${one}" and "${other}" apart`, () => assert.notEqual(productKey(one), productKey(other)));
  }

  it('is empty without letters and digits', () => {
    for (const name of ['', '  ', '—', '®', '(+)']) assert.equal(productKey(name), '');
  });

  it('is the same in any case and with any punctuation between the words, and only then', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9]{1,6}$/);
    const words = fc.array(word, { minLength: 1, maxLength: 5 });
    const between = fc.constantFrom(' ', '  ', ' - ', '/', ' (', ') ', '™ ', '\t', ', ');
    fc.assert(
      fc.property(words, words, between, between, (one, other, first, second) => {
        const lower = (list: readonly string[]) => list.join(' ').toLowerCase();
        assert.equal(productKey(one.join(first)), productKey(one.join(second).toUpperCase()));
        assert.equal(
          productKey(one.join(first)) === productKey(other.join(second)),
          lower(one) === lower(other),
        );
      }),
    );
  });
});

describe('createProductMatcher', () => {
  const products = [product('OFFICE 365 E3'), product('VISIO PLAN 2'), product('POWER BI PRO', '')];
  const match = createProductMatcher(products);

  it('finds the product of a subscription', () => {
    assert.equal(match(subscription('Visio Plan 2')), products[1]);
    assert.equal(match(subscription('Power BI Pro')), products[2]);
  });

  it('finds none rather than a near one', () => {
    for (const name of ['Visio', 'Visio Plan 1', 'Office 365 E3 (no Teams)', '', '—']) {
      assert.equal(match(subscription(name)), undefined, name);
    }
  });

  it('goes by the given name where the offer fits nothing', () => {
    assert.equal(match(subscription('Office 365 E3 for charities', 'Office 365 E3')), products[0]);
    assert.equal(match(subscription('Visio Plan 2', 'Office 365 E3')), products[1]);
  });

  it('never takes directly bought seats for a partner’s', () => {
    const direct = product('OFFICE 365 E3', 'Direct');
    assert.equal(createProductMatcher([direct])(subscription('Office 365 E3')), undefined);
    const both = [direct, product('OFFICE 365 E3', 'Reseller')];
    assert.equal(createProductMatcher(both)(subscription('Office 365 E3')), both[1]);
  });

  it('prefers the reseller channel and finds none where two products fit alike', () => {
    const several = [
      product('A', 'syndication'),
      product('A'),
      product('B', 'x'),
      product('B', 'y'),
      product('C.'),
      product('C'),
    ];
    const find = createProductMatcher(several);
    assert.equal(find(subscription('a')), several[1]);
    assert.equal(find(subscription('b')), undefined);
    assert.equal(find(subscription('c')), undefined);
  });

  it('knows every product of the emulator under its catalogue spelling', () => {
    const all = Object.values(PRODUCTS).map((name) => product(name));
    const find = createProductMatcher(all);
    for (const one of all) assert.equal(find(subscription(offerName(one.productName))), one);
  });
});
