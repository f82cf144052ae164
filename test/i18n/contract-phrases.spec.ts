import assert from 'node:assert/strict';
import { contractFacts } from '../../src/cards/usage/contract-facts.js';
import { termEndPhrase } from '../../src/cards/usage/term-phrases.js';
import { lastKnownWarning, readAgePhrase } from '../../src/cards/words/answer-age.js';
import { joinPhrases } from '../../src/cards/words/join.js';
import type { Language } from '../../src/i18n/locale.js';
import { messagesFor } from '../helpers/cards.js';
import { known, NOW, renewal } from '../helpers/situations.js';
import { plainSpaces } from './plain-spaces.js';

interface Said {
  /** A term that ends in 21 days, tomorrow, today; one that ended; one without an end. */
  readonly terms: readonly [ahead: string, tomorrow: string, today: string, ended: string, none: string];
  /** Beside the day of the data. */
  readonly age: string;
  readonly warning: string;
  readonly facts: readonly [unassigned: string, next: string];
  readonly missing: string;
}

const SAID: Record<Language, Said> = {
  en: {
    terms: [
      'term ends 12 December 2026, in 21 days',
      'term ends 12 December 2026, tomorrow',
      'term ends today',
      'term ended 12 December 2026',
      'no end date',
    ],
    age: 'Data as of 9 March 2017, read 12 minutes ago',
    warning:
      'Partner Center does not answer at the moment. This is its last known answer, read 12 minutes ago.',
    facts: [
      '6 seats not assigned to anyone',
      'Next renewal: Microsoft 365 Business Premium, term ends 12 December 2026, in 21 days, renews by itself with 50 seats',
    ],
    missing: 'Not available from Partner Center at the moment: unassigned seats, renewals',
  },
  'pt-PT': {
    terms: [
      'o período termina a 12 de dezembro de 2026, dentro de 21 dias',
      'o período termina a 12 de dezembro de 2026, amanhã',
      'o período termina hoje',
      'o período terminou a 12 de dezembro de 2026',
      'sem data de fim',
    ],
    age: 'Dados de 9 de março de 2017, leitura há 12 minutos',
    warning:
      'De momento, o Partner Center não responde. Esta é a última resposta conhecida (leitura há 12 minutos).',
    facts: [
      '6 licenças por atribuir',
      'Próxima renovação: Microsoft 365 Business Premium, o período termina a 12 de dezembro de 2026, dentro de 21 dias, renovação automática de 50 licenças',
    ],
    missing: 'De momento, não disponível no Partner Center: licenças por atribuir, renovações',
  },
  pl: {
    terms: [
      'okres kończy się 12 grudnia 2026, za 21 dni',
      'okres kończy się 12 grudnia 2026, jutro',
      'okres kończy się dzisiaj',
      'okres zakończył się 12 grudnia 2026',
      'bez daty końcowej',
    ],
    age: 'Dane z 9 marca 2017, odczyt 12 minut temu',
    warning: 'Partner Center teraz nie odpowiada. To ostatnia znana odpowiedź (odczyt 12 minut temu).',
    facts: [
      '6 nieprzypisanych licencji',
      'Najbliższe odnowienie: Microsoft 365 Business Premium, okres kończy się 12 grudnia 2026, za 21 dni, odnawia się automatycznie z 50 licencjami',
    ],
    missing: 'Obecnie niedostępne w Partner Center: nieprzypisane licencje, odnowienia',
  },
  fr: {
    terms: [
      'échéance le 12 décembre 2026, dans 21 jours',
      'échéance le 12 décembre 2026, demain',
      'échéance aujourd’hui',
      'échéance dépassée depuis le 12 décembre 2026',
      'sans échéance',
    ],
    age: 'Données du 9 mars 2017, lecture il y a 12 minutes',
    warning:
      'Partner Center ne répond pas pour le moment. Voici sa dernière réponse connue (lecture il y a 12 minutes).',
    facts: [
      '6 licences non attribuées',
      'Prochain renouvellement : Microsoft 365 Business Premium, échéance le 12 décembre 2026, dans 21 jours, renouvellement automatique de 50 licences',
    ],
    missing: 'Non disponible pour le moment dans Partner Center : licences non attribuées, renouvellements',
  },
  nl: {
    terms: [
      'termijn eindigt op 12 december 2026, over 21 dagen',
      'termijn eindigt op 12 december 2026, morgen',
      'termijn eindigt vandaag',
      'termijn geëindigd op 12 december 2026',
      'geen einddatum',
    ],
    age: 'Gegevens van 9 maart 2017, 12 minuten geleden opgehaald',
    warning:
      'Partner Center antwoordt op dit moment niet. Dit is het laatst bekende antwoord, 12 minuten geleden opgehaald.',
    facts: [
      '6 niet-toegewezen licenties',
      'Eerstvolgende verlenging: Microsoft 365 Business Premium, termijn eindigt op 12 december 2026, over 21 dagen, wordt automatisch verlengd met 50 licenties',
    ],
    missing: 'Op dit moment niet beschikbaar in Partner Center: niet-toegewezen licenties, verlengingen',
  },
  'zh-TW': {
    terms: [
      '2026年12月12日到期，還有 21 天',
      '2026年12月12日到期，就在明天',
      '今天到期',
      '已於2026年12月12日到期',
      '沒有到期日',
    ],
    age: '資料日期：2017年3月9日，12 分鐘前讀取',
    warning: 'Partner Center 目前沒有回應。這是上次取得的資料（12 分鐘前讀取）。',
    facts: [
      '6 個授權尚未指派',
      '下一次續約：Microsoft 365 Business Premium，2026年12月12日到期，還有 21 天，自動續約 50 個授權',
    ],
    missing: 'Partner Center 目前無法提供：未指派的授權、續約',
  },
};

const TWELVE_MINUTES_AGO = new Date(NOW.getTime() - 12 * 60_000);
const TERMS = [
  renewal(),
  renewal({ daysLeft: 1 }),
  renewal({ daysLeft: 0 }),
  renewal({ daysLeft: -3 }),
  renewal({ commitmentEndDate: undefined, daysLeft: undefined }),
];

for (const [language, said] of Object.entries(SAID)) {
  const messages = messagesFor(language);

  describe(`a contract in ${language}`, () => {
    it('says when a term ends', () => {
      assert.deepEqual(
        TERMS.map((term) => plainSpaces(termEndPhrase(term, messages))),
        said.terms,
      );
    });

    it('says how old an answer is, behind the day of its data', () => {
      const day = messages.say('usage.data-as-of', { date: messages.date(new Date('2017-03-09')) });
      const age = readAgePhrase({ readAt: TWELVE_MINUTES_AGO, lastKnown: undefined }, NOW, messages);
      assert.equal(plainSpaces(joinPhrases([day, age], messages)), said.age);
    });

    it('warns that an answer is the last one known', () => {
      const reading = { readAt: TWELVE_MINUTES_AGO, lastKnown: 'timeout' } as const;
      assert.equal(lastKnownWarning(reading, NOW, messages), said.warning);
    });

    it('tells unassigned seats and the next renewal', () => {
      const answers = {
        deployment: known({ unassigned: 6, products: [] }),
        renewals: known([renewal({ daysLeft: -1 }), renewal()]),
      };
      assert.deepEqual(contractFacts(answers, messages).map(plainSpaces), said.facts);
    });

    it('tells what could not be had', () => {
      const missing = { kind: 'missing', fault: 'timeout' } as const;
      const facts = contractFacts({ deployment: missing, renewals: missing }, messages);
      assert.deepEqual(facts.map(plainSpaces), [said.missing]);
    });
  });
}
