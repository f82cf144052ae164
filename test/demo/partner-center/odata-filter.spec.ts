import assert from 'node:assert/strict';
import { parseFilter, passes, requiredValue } from '../../../demo/partner-center/odata-filter.js';

const FIELDS = ['workloadCode', 'channel', 'customerName', 'customerTenantId'];
const row = {
  workloadCode: 'SFB',
  channel: 'reseller',
  customerName: "Margie's Travel",
  customerTenantId: 'AB',
};

describe('parseFilter', () => {
  for (const [text, expected] of [
    ["workloadCode eq 'SFB'", true],
    ["workloadCode eq 'sfb'", true],
    ["workloadCode ne 'SFB'", false],
    ["workloadCode eq 'EXO' or (channel eq 'Reseller')", true],
    ["workloadCode eq 'EXO' and channel eq 'Reseller'", false],
    ["workloadCode eq 'SFB' or workloadCode eq 'EXO' and channel eq 'direct'", true],
    ["(workloadCode eq 'SFB' or workloadCode eq 'EXO') and channel eq 'direct'", false],
    ["customerName eq 'Margie''s Travel' ", true],
    ["customerName ne ''", true],
  ] as const) {
    it(`reads ${text}`, () => {
      const tree = parseFilter(text, FIELDS);
      assert.ok(tree);
      assert.equal(passes(tree, row), expected);
    });
  }

  for (const text of [
    '',
    'workloadCode',
    'workloadCode eq SFB',
    "workloadCode gt 'A'",
    "city eq 'Lisbon'",
    "workloadCode eq 'SFB' and",
    "(workloadCode eq 'SFB'",
    "workloadCode eq 'SFB' channel eq 'x'",
    "workloadCode eq 'SFB'; drop",
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.equal(parseFilter(text, FIELDS), undefined);
    });
  }
});

describe('requiredValue', () => {
  const required = (text: string) => requiredValue(parseFilter(text, FIELDS), 'customerTenantId');

  it('finds the value every row must have', () => {
    assert.equal(required("customerTenantId eq 'AB'"), 'AB');
    assert.equal(required("channel eq 'x' and customerTenantId eq 'AB'"), 'AB');
  });

  it('finds none where other rows may pass', () => {
    assert.equal(required("customerTenantId ne 'AB'"), undefined);
    assert.equal(required("customerTenantId eq 'AB' or channel eq 'x'"), undefined);
    assert.equal(requiredValue(undefined, 'customerTenantId'), undefined);
  });
});
