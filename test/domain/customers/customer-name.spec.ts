import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cleanText, parseCustomerName } from '../../../src/domain/customers/customer-name.js';

/** Any UTF-16 at all, lone surrogates and control characters included. */
const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});

describe('cleanText', () => {
  for (const [text, cleaned] of [
    ['  Contoso\t\n Retail  ', 'Contoso Retail'],
    ['Contoso\u00a0Retail\u3000Ltd', 'Contoso Retail Ltd'],
    ['Con\u200btoso\u00ad', 'Contoso'],
    ['\u202eContoso\u202c', 'Contoso'],
    ['\u0000Con\u0007toso\u001b', 'Con toso'],
    ['Con\ud800toso\udc00', 'Contoso'],
    ['Contoso 🍕', 'Contoso 🍕'],
    ['', ''],
    [' \u200b\n', ''],
  ] as const) {
    it(`turns ${JSON.stringify(text)} into ${JSON.stringify(cleaned)}`, () => {
      assert.equal(cleanText(text), cleaned);
    });
  }

  it('cuts after 160 characters, never inside one', () => {
    assert.equal(cleanText('x'.repeat(10_000)), 'x'.repeat(160));
    assert.equal(cleanText('🍕'.repeat(1_000)), '🍕'.repeat(160));
    assert.equal(cleanText(`${' '.repeat(10_000)}Contoso`), 'Contoso');
  });

  it('leaves a cleaned text as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.equal(cleanText(cleanText(text)), cleanText(text));
      }),
    );
  });
});

describe('parseCustomerName', () => {
  const same: readonly (readonly [title: string, ...spellings: string[]])[] = [
    ['case', 'Contoso Retail', 'CONTOSO RETAIL', 'contoso retail'],
    ['spaces', 'Contoso Retail', ' Contoso  Retail ', 'ContosoRetail'],
    ['punctuation', 'Contoso-Retail', 'Contoso, Retail.', 'Contoso/Retail', 'Contoso (Retail)'],
    ['quotes', "O'Neil & Co", 'O’Neil & Co', 'ONeil & Co', '"O`Neil" & Co'],
    ['and', 'Contoso & Sons', 'Contoso and Sons', 'Contoso und Sons', 'Contoso + Sons', 'Contoso et Sons'],
    ['accents', 'Société Générale', 'Societe Generale', 'Socie\u0301te\u0301 Ge\u0301ne\u0301rale'],
    ['Polish letters', 'Żółć Łódź', 'zolc lodz'],
    ['Danish and Norwegian letters', 'Ærø Ødegård', 'aero odegard'],
    ['German letters', 'Groß', 'GROẞ', 'Gross'],
    ['Turkish letters', 'Işık', 'ISIK', 'isik'],
    ['Croatian letters', 'Đurđa', 'durda'],
    ['French ligatures', 'Cœur', 'coeur'],
    ['Greek final sigma', 'ΟΔΟΣ', 'οδος', 'οδοσ'],
    ['full width', 'ＣＯＮＴＯＳＯ　１２', 'Contoso 12'],
    ['half-width kana', 'ｺﾝﾄｿ', 'コントソ'],
    ['traditional Chinese', '臺灣積體電路', '台湾积体电路', '台灣積體電路'],
    ['trade marks', 'Contoso™', 'Contoso®', 'Contoso'],
    ['initials', 'J. P. Contoso', 'JP Contoso', 'J.P.Contoso'],
    ['Arabic vowels and letter forms', 'شَرِكَة', 'شركة'],
    ['invisible characters', 'Con\u200dtoso', 'Contoso'],
  ];
  for (const [title, first = '', ...others] of same) {
    it(`reads one name whatever the ${title}`, () => {
      for (const other of others) {
        assert.equal(parseCustomerName(other).exactKey, parseCustomerName(first).exactKey, other);
      }
    });
  }

  it('reads "and" in other languages between words only', () => {
    assert.deepEqual(parseCustomerName('Núñez y Peña').words, ['nunez', 'and', 'pena']);
    assert.deepEqual(parseCustomerName('Bakker en Zoon').words, ['bakker', 'and', 'zoon']);
    assert.deepEqual(parseCustomerName('EN Energy').words, ['en', 'energy']);
    assert.deepEqual(parseCustomerName('Vitamin E').words, ['vitamin', 'e']);
    assert.deepEqual(parseCustomerName('Bank i. e. Trust').words, ['bank', 'ie', 'trust']);
  });

  it('keeps names apart that differ in a letter, a number or a word', () => {
    for (const [one, other] of [
      ['Contoso', 'Contosa'],
      ['Store 12', 'Store 13'],
      ['Contoso Retail', 'Contoso'],
      ['コンド', 'コント'],
      ['微軟', '微風'],
    ] as const) {
      assert.notEqual(parseCustomerName(one).coreKey, parseCustomerName(other).coreKey);
    }
  });

  it('splits words where the script changes', () => {
    assert.deepEqual(parseCustomerName('TSMC台積電').words, ['tsmc', '台积电']);
  });

  it('keeps a name of signs alone, so that its customer can be found', () => {
    assert.deepEqual(parseCustomerName('!!!').words, ['!!!']);
    assert.deepEqual(parseCustomerName('🍕 🍕').words, ['🍕🍕']);
  });

  it('has no words for an empty text', () => {
    assert.deepEqual(parseCustomerName(' \u200b'), { words: [], coreKey: '', legalForm: '', exactKey: '' });
  });

  it('never throws and stays short', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.ok(parseCustomerName(text).exactKey.length < 1_000);
      }),
    );
    assert.ok(parseCustomerName('\ufdfa'.repeat(5_000)).exactKey.length <= 320);
  });
});
