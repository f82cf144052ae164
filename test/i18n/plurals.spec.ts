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

const CONTRACT_CASES: readonly Case[] = [
  {
    language: 'en',
    key: 'renewals.headline',
    name: 'count',
    said: { 0: 'No subscriptions in force', 1: '1 subscription in force', 2: '2 subscriptions in force' },
  },
  {
    language: 'pt-PT',
    key: 'renewals.headline',
    name: 'count',
    said: { 0: 'Sem subscrições em vigor', 1: '1 subscrição em vigor', 2: '2 subscrições em vigor' },
  },
  {
    language: 'pl',
    key: 'renewals.headline',
    name: 'count',
    said: {
      0: 'Brak obowiązujących subskrypcji',
      1: '1 obowiązująca subskrypcja',
      2: '2 obowiązujące subskrypcje',
      5: '5 obowiązujących subskrypcji',
      22: '22 obowiązujące subskrypcje',
    },
  },
  {
    language: 'fr',
    key: 'renewals.headline',
    name: 'count',
    said: { 0: 'Aucun abonnement en cours', 1: '1 abonnement en cours', 2: '2 abonnements en cours' },
  },
  {
    language: 'nl',
    key: 'renewals.headline',
    name: 'count',
    said: { 0: 'Geen lopende abonnementen', 1: '1 lopend abonnement', 2: '2 lopende abonnementen' },
  },
  {
    language: 'zh-TW',
    key: 'renewals.headline',
    name: 'count',
    said: { 0: '沒有有效的訂閱', 1: '1 個有效的訂閱', 2: '2 個有效的訂閱' },
  },
  {
    language: 'pt-PT',
    key: 'seats.unassigned',
    name: 'count',
    said: { 0: '0 licenças por atribuir', 1: '1 licença por atribuir', 6: '6 licenças por atribuir' },
  },
  {
    language: 'pl',
    key: 'seats.unassigned',
    name: 'count',
    said: {
      1: '1 nieprzypisana licencja',
      3: '3 nieprzypisane licencje',
      6: '6 nieprzypisanych licencji',
      12: '12 nieprzypisanych licencji',
      1.5: '1,5 nieprzypisanej licencji',
    },
  },
  {
    language: 'fr',
    key: 'seats.unassigned',
    name: 'count',
    said: { 0: '0 licence non attribuée', 1: '1 licence non attribuée', 6: '6 licences non attribuées' },
  },
  {
    language: 'nl',
    key: 'seats.unassigned',
    name: 'count',
    said: { 1: '1 niet-toegewezen licentie', 6: '6 niet-toegewezen licenties' },
  },
  { language: 'zh-TW', key: 'seats.unassigned', name: 'count', said: { 6: '6 個授權尚未指派' } },
  {
    language: 'pl',
    key: 'usage.read-hours',
    name: 'count',
    said: { 1: 'odczyt 1 godzinę temu', 3: 'odczyt 3 godziny temu', 12: 'odczyt 12 godzin temu' },
  },
  {
    language: 'pl',
    key: 'usage.read-days',
    name: 'count',
    said: { 1: 'odczyt 1 dzień temu', 2: 'odczyt 2 dni temu', 7: 'odczyt 7 dni temu' },
  },
  {
    language: 'nl',
    key: 'usage.read-hours',
    name: 'count',
    said: { 1: '1 uur geleden opgehaald', 3: '3 uur geleden opgehaald' },
  },
];

describe('a count', () => {
  for (const { language, key, name, said } of [...CASES, ...CONTRACT_CASES]) {
    for (const [count, text] of Object.entries(said)) {
      it(`of ${count} reads "${text}" in ${language}`, () => {
        assert.equal(plainSpaces(messagesFor(language).say(key, { [name]: Number(count) })), text);
      });
    }
  }
});
