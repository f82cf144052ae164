import assert from 'node:assert/strict';
import { LANGUAGES, type Language } from '../../src/i18n/locale.js';
import { messagesFor } from '../helpers/cards.js';
import { plainSpaces } from './plain-spaces.js';

interface Formats {
  readonly number: string;
  readonly percent: string;
  readonly over: string;
  readonly date: string;
}

const FORMATS: Record<Language, Formats> = {
  en: { number: '1,234,567', percent: '12.5%', over: '150%', date: '9 March 2017' },
  'pt-PT': { number: '1 234 567', percent: '12,5%', over: '150%', date: '9 de março de 2017' },
  pl: { number: '1 234 567', percent: '12,5%', over: '150%', date: '9 marca 2017' },
  fr: { number: '1 234 567', percent: '12,5 %', over: '150 %', date: '9 mars 2017' },
  nl: { number: '1.234.567', percent: '12,5%', over: '150%', date: '9 maart 2017' },
  'zh-TW': { number: '1,234,567', percent: '12.5%', over: '150%', date: '2017年3月9日' },
};

for (const language of LANGUAGES) {
  const messages = messagesFor(language);
  const expected = FORMATS[language];

  describe(`figures in ${language}`, () => {
    it('groups the digits of a number', () => {
      assert.equal(plainSpaces(messages.number(1_234_567)), expected.number);
      assert.equal(
        plainSpaces(messages.say('usage.page', { from: 1, to: 8, total: 1_234_567 })).includes(
          expected.number,
        ),
        true,
      );
    });

    it('writes a percentage with one digit at most, also above 100', () => {
      assert.equal(plainSpaces(messages.percent(12.5)), expected.percent);
      assert.equal(plainSpaces(messages.percent(150)), expected.over);
    });

    it('has a word for a percentage that is none', () => {
      assert.equal(messages.percent(undefined), messages.say('percent.undefined'));
    });

    it('writes a day of the UTC calendar', () => {
      assert.equal(plainSpaces(messages.date(new Date('2017-03-09T00:00:00Z'))), expected.date);
      assert.equal(plainSpaces(messages.date(new Date('2017-03-09T23:59:59Z'))), expected.date);
    });
  });
}
