import assert from 'node:assert/strict';
import {
  domainLabel,
  domainWithParents,
  parseDomain,
} from '../../../src/domain/customers/customer-domain.js';

describe('parseDomain', () => {
  for (const [text, domain] of [
    ['contoso.com', 'contoso.com'],
    ['Contoso.OnMicrosoft.com', 'contoso.onmicrosoft.com'],
    ['  contoso.com.  ', 'contoso.com'],
    ['contoso.com?', 'contoso.com'],
    ['(contoso.com),', 'contoso.com'],
    ['www.contoso.com', 'contoso.com'],
    ['https://contoso.com', 'contoso.com'],
    ['HTTPS://www.contoso.com:8443/a/b?c=d#e', 'contoso.com'],
    ['https://user:secret@contoso.com/', 'contoso.com'],
    ['contoso.com/about', 'contoso.com'],
    ['someone@contoso.com', 'contoso.com'],
    ['mailto:Someone@contoso.com', 'contoso.com'],
    ['<someone@contoso.com>', 'contoso.com'],
    ['@contoso.com', 'contoso.com'],
    ['a-b.co.uk', 'a-b.co.uk'],
    ['żółw.pl', 'żółw.pl'],
  ] as const) {
    it(`reads ${JSON.stringify(text)} as ${domain}`, () => {
      assert.equal(parseDomain(text), domain);
    });
  }

  for (const text of [
    '',
    'contoso',
    'Contoso Ltd.',
    'contoso .com',
    '.com',
    'a..b',
    'https://',
    '@',
    '-contoso.com',
    `${'a'.repeat(64)}.com`,
  ]) {
    it(`reads no domain in ${JSON.stringify(text.slice(0, 20))}`, () => {
      assert.equal(parseDomain(text), undefined);
    });
  }
});

describe('domainWithParents', () => {
  it('goes from the domain itself to the last two labels', () => {
    assert.deepEqual(domainWithParents('mail.emea.contoso.com'), [
      'mail.emea.contoso.com',
      'emea.contoso.com',
      'contoso.com',
    ]);
    assert.deepEqual(domainWithParents('contoso.com'), ['contoso.com']);
  });
});

describe('domainLabel', () => {
  it('is what stands before the first dot', () => {
    assert.equal(domainLabel('contoso.onmicrosoft.com'), 'contoso');
    assert.equal(domainLabel(''), '');
  });
});
