import assert from 'node:assert/strict';
import { parseCustomerName } from '../../../src/domain/customers/customer-name.js';

describe('splitLegalForm', () => {
  const forgiven = [
    'Ltd',
    'Ltd.',
    'Limited',
    'LLC',
    'L.L.C.',
    'Inc',
    'Inc.',
    ', Inc.',
    'Incorporated',
    'Corp.',
    'Corporation',
    'PLC',
    'P.L.C.',
    'Company',
    'Co.',
    '& Co.',
    'and Company',
    'Co., Ltd.',
    'Company Limited',
    'Pty Ltd',
    '(Pty) Ltd',
    'Pte. Ltd.',
    'Pvt. Ltd.',
    'GmbH',
    'G.m.b.H.',
    'AG',
    'A.G.',
    'KG',
    'GmbH & Co. KG',
    'GmbH & Co KGaA',
    'UG (haftungsbeschränkt)',
    'e.V.',
    'e. V.',
    'OHG',
    'e.K.',
    'BV',
    'B.V.',
    'B. V.',
    'NV',
    'N.V.',
    'VOF',
    'SA',
    'S.A.',
    'S. A.',
    'SARL',
    'S.A.R.L.',
    'SAS',
    'S.A.S.',
    'EURL',
    'SNC',
    'Lda',
    'Lda.',
    'Unipessoal',
    'Unipessoal Lda.',
    'Unipessoal, Lda',
    'SGPS, S.A.',
    'Ltda',
    'sp. z o.o.',
    'Sp. z o. o.',
    'SP Z OO',
    'spzoo',
    'Spółka z ograniczoną odpowiedzialnością',
    'sp.j.',
    'sp. j.',
    'Sp. k.',
    'sp. z o.o. sp. k.',
    's.c.',
    'Spółka Akcyjna',
    'AB',
    'AS',
    'A/S',
    'A.S.',
    'ASA',
    'ApS',
    'Oy',
    'Oyj',
    'Oy Ab',
    'SpA',
    'S.p.A.',
    'Srl',
    'S.r.l.',
    'SL',
    'S.L.',
    'S.L.U.',
    'S.A. de C.V.',
    'S. de R.L. de C.V.',
    'Kft.',
    's.r.o.',
    'd.o.o.',
    'OÜ',
    'UAB',
    'A.Ş.',
    'Ltd. Şti.',
    'Sdn Bhd',
    'K.K.',
    'Α.Ε.',
    'בע"מ',
    '有限公司',
    '股份有限公司',
    '有限責任公司',
    '公司',
    ' 有限公司',
    '株式会社',
    '（株）',
    '주식회사',
  ];
  for (const form of forgiven) {
    it(`forgives ${JSON.stringify(form)}`, () => {
      assert.equal(parseCustomerName(`Fabrikam ${form}`).coreKey, 'fabrikam');
      assert.notEqual(parseCustomerName(`Fabrikam ${form}`).legalForm, '');
    });
  }

  for (const name of [
    'AB Fabrikam',
    'SARL Fabrikam',
    'ООО «Fabrikam»',
    'PT Fabrikam Tbk',
    'The Fabrikam Company',
    '株式会社Fabrikam',
    '㈱Fabrikam',
  ]) {
    it(`forgives the form in front of ${name}`, () => {
      assert.equal(parseCustomerName(name).coreKey, 'fabrikam');
    });
  }

  it('spells equal forms alike and different forms differently', () => {
    const keyOf = (form: string) => parseCustomerName(`Fabrikam ${form}`).exactKey;
    assert.equal(keyOf('Ltd.'), keyOf('Limited'));
    assert.equal(keyOf('sp. z o.o.'), keyOf('Spółka z o.o.'));
    assert.equal(keyOf('B.V.'), keyOf('BV'));
    assert.notEqual(keyOf('Ltd'), keyOf('GmbH'));
    assert.notEqual(keyOf('Ltd'), keyOf(''));
    assert.notEqual(keyOf('有限公司'), keyOf('股份有限公司'));
  });

  it('takes an attached form off a Chinese, Japanese or Korean name', () => {
    assert.equal(parseCustomerName('台積電股份有限公司').coreKey, '台积电');
    assert.equal(parseCustomerName('株式会社コントソ').coreKey, 'コントソ');
    assert.equal(parseCustomerName('콘토소 주식회사').coreKey, '콘토소');
  });

  it('leaves a branch or subsidiary its word', () => {
    assert.equal(parseCustomerName('台灣分公司').coreKey, '台湾分公司');
    assert.equal(parseCustomerName('台灣子公司').coreKey, '台湾子公司');
  });

  it('never takes the whole name', () => {
    for (const [name, core] of [
      ['Limited', 'limited'],
      ['Company Ltd', 'company'],
      ['AG', 'ag'],
      ['The Company', 'the'],
      ['有限公司', '有限公司'],
    ] as const) {
      assert.equal(parseCustomerName(name).coreKey, core);
    }
  });

  it('leaves words inside a name that look like a form', () => {
    assert.deepEqual(parseCustomerName('SAS Institute').words, ['sas', 'institute']);
    assert.deepEqual(parseCustomerName('Inc Magazine Group').words, ['inc', 'magazine', 'group']);
  });
});
