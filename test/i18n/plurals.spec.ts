import assert from 'node:assert/strict';
import type { Language } from '../../src/i18n/locale.js';
import type { MessageKey } from '../../src/i18n/messages.js';
import { messagesFor } from '../helpers/cards.js';
import { plainSpaces } from './plain-spaces.js';

interface Case {
  readonly language: Language;
  readonly key: MessageKey;
  readonly name: string;
  readonly said: Readonly<Record<string, string>>;
}

const CASES: readonly Case[] = [
  {
    language: 'pl',
    key: 'usage.text-more',
    name: 'count',
    said: {
      0: 'jeszcze 0 usług',
      1: 'jeszcze 1 usługa',
      2: 'jeszcze 2 usługi',
      4: 'jeszcze 4 usługi',
      5: 'jeszcze 5 usług',
      12: 'jeszcze 12 usług',
      21: 'jeszcze 21 usług',
      22: 'jeszcze 22 usługi',
      112: 'jeszcze 112 usług',
      1000: 'jeszcze 1000 usług',
      1.5: 'jeszcze 1,5 usługi',
    },
  },
  {
    language: 'pl',
    key: 'error.throttled.action-after',
    name: 'seconds',
    said: {
      1: 'Spróbuj ponownie za 1 sekundę.',
      3: 'Spróbuj ponownie za 3 sekundy.',
      5: 'Spróbuj ponownie za 5 sekund.',
      13: 'Spróbuj ponownie za 13 sekund.',
      33: 'Spróbuj ponownie za 33 sekundy.',
    },
  },
  {
    language: 'fr',
    key: 'usage.text-more',
    name: 'count',
    said: {
      0: '0 autre service',
      1: '1 autre service',
      2: '2 autres services',
      1000: '1 000 autres services',
    },
  },
  {
    language: 'pt-PT',
    key: 'usage.text-more',
    name: 'count',
    said: { 0: 'mais 0 serviços', 1: 'mais 1 serviço', 2: 'mais 2 serviços', 12345: 'mais 12 345 serviços' },
  },
  {
    language: 'nl',
    key: 'usage.text-more',
    name: 'count',
    said: { 0: 'nog 0 workloads', 1: 'nog 1 workload', 2: 'nog 2 workloads', 1000: 'nog 1.000 workloads' },
  },
  {
    language: 'zh-TW',
    key: 'usage.text-more',
    name: 'count',
    said: { 0: '還有 0 個工作負載', 1: '還有 1 個工作負載', 1000: '還有 1,000 個工作負載' },
  },
];

describe('a count', () => {
  for (const { language, key, name, said } of CASES) {
    for (const [count, text] of Object.entries(said)) {
      it(`of ${count} reads "${text}" in ${language}`, () => {
        assert.equal(plainSpaces(messagesFor(language).say(key, { [name]: Number(count) })), text);
      });
    }
  }
});
