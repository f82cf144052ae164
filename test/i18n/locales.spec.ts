import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readMessageTexts } from '../../src/app/assets.js';
import { formattingLocale, languageOf, TONGUES, VARIETIES } from '../../src/i18n/locale.js';
import type { MessageKey, MessageValues } from '../../src/i18n/messages.js';
import { messagesFor } from '../helpers/cards.js';
import { messageShape } from './message-shape.js';

const texts = readMessageTexts();
const keys = Object.keys(texts.en) as MessageKey[];
const translations = TONGUES.filter((language) => language !== 'en');
const NUMBERS = [0, 1, 2, 5, 12, 22, 1000, 1_234_567];

/** Texts that rightly read the same in English. */
const SAME_AS_ENGLISH: Readonly<Record<string, readonly string[]>> = {
  'pt-PT': ['percent.undefined'],
  pl: ['action.plan', 'action.trend'],
  fr: ['action.plan', 'status.conversations'],
  nl: [
    'action.plan',
    'action.help',
    'command.help.example',
    'status.database',
    'action.trend',
    'file.workloads',
    'file.workload',
    'file.product',
  ],
};

/** Longest button text in characters; Teams cuts buttons on a 320 px screen. A Chinese character is two wide. */
const BUTTON_LIMIT = 16;
/** What stands alone in its row: the choice of a customer, and the button that ends the form of a snooze. */
const ALONE: readonly MessageKey[] = ['action.choose', 'action.snooze-now'];
const BUTTON_KEYS = keys.filter((key) => key.startsWith('action.') && !ALONE.includes(key));

/** Values to fill a message with: what English inserts as it is gets the text, what it counts gets the number. */
function valuesFor(key: MessageKey, number: number, text = 'Contoso'): MessageValues {
  const { names, plainNames } = messageShape(texts.en[key]);
  return Object.fromEntries(names.map((name) => [name, plainNames.includes(name) ? text : number]));
}

/** The categories of a plural without its exact numbers: "=0 {none}" is said in any language. */
function categoriesOf(plural: readonly string[]): readonly string[] {
  return plural.filter((category) => !category.startsWith('=')).sort();
}

function width(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 2 : 1), 0);
}

describe('the English texts', () => {
  it('plural in the categories of English', () => {
    for (const key of keys) {
      for (const plural of messageShape(texts.en[key]).plurals)
        assert.deepEqual(categoriesOf(plural), ['one', 'other'], key);
    }
  });
});

for (const language of translations) {
  const locale = formattingLocale(language);
  const messages = messagesFor(language);
  const own = texts[language];

  describe(`the texts in ${language}`, () => {
    it('has the keys of English, in the same order', () => {
      assert.deepEqual(Object.keys(own), keys);
    });

    it('takes the values that English takes', () => {
      for (const key of keys) {
        assert.deepEqual(messageShape(own[key], locale).names, messageShape(texts.en[key]).names, key);
      }
    });

    it('says every message for no, one, a few, many and very many', () => {
      for (const key of keys) {
        for (const number of NUMBERS) {
          const said = messages.say(key, valuesFor(key, number));
          assert.doesNotMatch(said, /[{}#]|undefined|NaN/, key);
          assert.notEqual(said.trim() === '' && key !== 'list.separator', true, key);
        }
      }
    });

    it('plurals in exactly the categories the language has', () => {
      // Millions alone take the French and Portuguese "many"; seats of one customer do not reach them.
      const categories = new Intl.PluralRules(locale)
        .resolvedOptions()
        .pluralCategories.filter((category) => category !== 'many' || language === 'pl');
      for (const key of keys) {
        for (const plural of messageShape(own[key], locale).plurals) {
          assert.deepEqual(categoriesOf(plural), [...categories].sort(), key);
        }
      }
    });

    it('leaves nothing in English', () => {
      const letters = (text: string) => messageShape(text).words.replace(/[^\p{L}]/gu, '');
      const left = keys.filter((key) => own[key] === texts.en[key] && letters(own[key]) !== '');
      assert.deepEqual(left, SAME_AS_ENGLISH[language] ?? []);
    });

    it('keeps the names of products', () => {
      for (const name of ['Partner Center', 'Seatwise', 'Microsoft 365']) {
        const without = keys.filter((key) => texts.en[key].includes(name) && !own[key].includes(name));
        assert.deepEqual(without, [], name);
      }
    });

    it('ends a sentence where English does', () => {
      const isSentence = (text: string) => /[.。]$/.test(text);
      const abbreviated: readonly MessageKey[] = ['percent.undefined'];
      const different = keys.filter(
        (key) => isSentence(own[key]) !== isSentence(texts.en[key]) && !abbreviated.includes(key),
      );
      assert.deepEqual(different, []);
    });

    it('has no spare spaces', () => {
      const spare = keys.filter((key) => !key.startsWith('list.') && /^\s|\s$|\s\s/.test(own[key]));
      assert.deepEqual(spare, []);
    });

    it('keeps buttons short', () => {
      const long = BUTTON_KEYS.filter((key) => width(messages.say(key, valuesFor(key, 1))) > BUTTON_LIMIT);
      assert.deepEqual(long, []);
    });
  });
}

for (const variety of VARIETIES) {
  describe(`the overlay ${variety}`, () => {
    const overlay = JSON.parse(
      readFileSync(new URL(`../../locales/${variety}.json`, import.meta.url), 'utf8'),
    ) as Readonly<Record<string, string>>;
    const beneath: Readonly<Record<string, string>> = texts[languageOf(variety)];

    it('holds only what is said differently, in the order of the language beneath it', () => {
      assert.deepEqual(
        Object.keys(overlay),
        keys.filter((key) => key in overlay),
      );
      assert.deepEqual(
        Object.keys(overlay).filter((key) => overlay[key] === beneath[key]),
        [],
      );
    });

    it('is what its people read, over the language beneath it', () => {
      assert.notEqual(Object.keys(overlay).length, 0);
      for (const key of keys) assert.equal(texts[variety][key], overlay[key] ?? beneath[key], key);
    });
  });
}

describe('punctuation', () => {
  it('stands behind a no-break space in French, so that no line begins with it', () => {
    const wrong = keys.filter((key) =>
      /[^\u00a0\u202f][;?!»]|[^\S\u00a0\u202f]:|«[^\u00a0\u202f]/.test(texts.fr[key]),
    );
    assert.deepEqual(wrong, []);
  });

  it('is full-width in Chinese', () => {
    // Times and mail addresses are written the same everywhere.
    const withoutTimes = (text: string) => text.replace(/\d\d:\d\d|\S+@\S+/g, '');
    const wrong = keys.filter((key) =>
      /[,;:?!.]/.test(withoutTimes(messageShape(texts['zh-TW'][key]).words)),
    );
    assert.deepEqual(wrong, []);
  });

  it('is the apostrophe of print in French', () => {
    assert.deepEqual(
      keys.filter((key) => texts.fr[key].includes("'")),
      [],
    );
  });
});
