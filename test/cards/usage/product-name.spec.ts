import assert from 'node:assert/strict';
import { createProductName } from '../../../src/cards/usage/product-name.js';
import type { Language } from '../../../src/i18n/locale.js';
import { messagesFor } from '../../helpers/cards.js';

/** OFFICE 365 E3, bought from a reseller, directly, through a channel unknown so far, and through one without a name. */
const NAMES: Record<Language, readonly string[]> = {
  en: ['sold by a reseller', 'sold directly', 'sold as Partner-X', 'sales channel unknown'],
  'pt-PT': [
    'venda por revendedor',
    'venda direta',
    'canal de venda: Partner-X',
    'canal de venda desconhecido',
  ],
  pl: [
    'sprzedaż przez odsprzedawcę',
    'sprzedaż bezpośrednia',
    'kanał sprzedaży: Partner-X',
    'nieznany kanał sprzedaży',
  ],
  fr: [
    'vente par un revendeur',
    'vente directe',
    'canal de vente\u00a0: Partner-X',
    'canal de vente inconnu',
  ],
  nl: [
    'verkocht door een reseller',
    'rechtstreeks verkocht',
    'verkoopkanaal: Partner-X',
    'verkoopkanaal onbekend',
  ],
  'zh-TW': ['轉銷商銷售', '直接銷售', '銷售管道：Partner-X', '銷售管道不明'],
};

describe('createProductName', () => {
  const products = ['Reseller', 'DIRECT ', 'Partner-X', ''].map((salesChannel) => ({
    productName: 'OFFICE 365 E3',
    salesChannel,
  }));

  for (const [language, notes] of Object.entries(NAMES)) {
    it(`names the sales channels of a product bought twice in ${language}`, () => {
      const nameOf = createProductName(products, messagesFor(language));
      for (const [at, product] of products.entries()) {
        const shown = nameOf(product);
        assert.ok(shown.startsWith('Office 365 E3') && shown.includes(notes[at] ?? 'nothing'), shown);
      }
    });
  }

  it('leaves the sales channel out where it says nothing', () => {
    const [product = { productName: '', salesChannel: '' }] = products;
    const nameOf = createProductName([product, { ...product, productName: 'VISIO' }], messagesFor('en'));
    assert.equal(nameOf(product), 'Office 365 E3');
  });

  it('cuts the name and not its sales channel', () => {
    const [product = { productName: '', salesChannel: '' }] = products;
    assert.equal(createProductName(products, messagesFor('en'))(product, 8), 'Office … (sold by a reseller)');
  });

  it('names a sales channel that is called like a property of every object', () => {
    const odd = ['__proto__', 'constructor'].map((salesChannel) => ({ productName: 'E3', salesChannel }));
    const nameOf = createProductName(odd, messagesFor('en'));
    assert.deepEqual(
      odd.map((product) => nameOf(product)),
      ['E3 (sold as __proto__)', 'E3 (sold as constructor)'],
    );
  });
});
