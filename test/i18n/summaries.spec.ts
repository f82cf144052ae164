import assert from 'node:assert/strict';
import { activePhrase, unusedPhrase, usageSummary } from '../../src/cards/usage/usage-phrases.js';
import type { Language } from '../../src/i18n/locale.js';
import { messagesFor } from '../helpers/cards.js';
import { CONTOSO, insightOf, MIXED_ROWS, PUBLISHED_CUSTOMER, publishedRows } from '../helpers/situations.js';
import { plainSpaces } from './plain-spaces.js';

const SUMMARIES: Record<Language, readonly [published: string, mixed: string]> = {
  en: [
    'DT DEMO CSP CUSTOMER 005: 8 of 8 seats unused. Exchange 0 of 8, SharePoint 0 of 1, Skype for Business 0 of 1. Data as of 9 March 2017, stale.',
    'Contoso: up to 17 of 61 seats unused, 5 for certain. SharePoint 0 of 50, Teams 12 of 50, Exchange 33 of 50, Power BI 7 of 7, 2 more workloads. Data as of 14 November 2026.',
  ],
  'pt-PT': [
    'DT DEMO CSP CUSTOMER 005: 8 de 8 licenças por utilizar. Exchange 0 de 8, SharePoint 0 de 1, Skype for Business 0 de 1. Dados de 9 de março de 2017, desatualizados.',
    'Contoso: até 17 de 61 licenças por utilizar, 5 com certeza. SharePoint 0 de 50, Teams 12 de 50, Exchange 33 de 50, Power BI 7 de 7, mais 2 serviços. Dados de 14 de novembro de 2026.',
  ],
  pl: [
    'DT DEMO CSP CUSTOMER 005: 8 z 8 licencji jest niewykorzystanych. Exchange 0 z 8, SharePoint 0 z 1, Skype for Business 0 z 1. Dane z 9 marca 2017, nieaktualne.',
    'Contoso: do 17 z 61 licencji jest niewykorzystanych, na pewno 5. SharePoint 0 z 50, Teams 12 z 50, Exchange 33 z 50, Power BI 7 z 7, jeszcze 2 usługi. Dane z 14 listopada 2026.',
  ],
  fr: [
    'DT DEMO CSP CUSTOMER 005 : 8 licences inutilisées sur 8. Exchange 0 sur 8, SharePoint 0 sur 1, Skype for Business 0 sur 1. Données du 9 mars 2017, obsolètes.',
    'Contoso : jusqu’à 17 licences inutilisées sur 61, dont 5 à coup sûr. SharePoint 0 sur 50, Teams 12 sur 50, Exchange 33 sur 50, Power BI 7 sur 7, 2 autres services. Données du 14 novembre 2026.',
  ],
  nl: [
    'DT DEMO CSP CUSTOMER 005: 8 van 8 licenties ongebruikt. Exchange 0 van 8, SharePoint 0 van 1, Skype for Business 0 van 1. Gegevens van 9 maart 2017, verouderd.',
    'Contoso: tot 17 van 61 licenties ongebruikt, 5 met zekerheid. SharePoint 0 van 50, Teams 12 van 50, Exchange 33 van 50, Power BI 7 van 7, nog 2 workloads. Gegevens van 14 november 2026.',
  ],
  'zh-TW': [
    'DT DEMO CSP CUSTOMER 005：8 個授權中有 8 個未使用。Exchange 0/8、SharePoint 0/1、Skype for Business 0/1。資料日期：2017年3月9日，資料過舊。',
    'Contoso：61 個授權中最多 17 個未使用，確定的有 5 個。SharePoint 0/50、Teams 12/50、Exchange 33/50、Power BI 7/7、還有 2 個工作負載。資料日期：2026年11月14日。',
  ],
};

describe('the summary of usage', () => {
  for (const [language, [published, mixed]] of Object.entries(SUMMARIES)) {
    const messages = messagesFor(language);

    it(`reads as one paragraph in ${language}`, () => {
      assert.equal(
        plainSpaces(usageSummary(PUBLISHED_CUSTOMER, insightOf(publishedRows()), messages)),
        published,
      );
      assert.equal(plainSpaces(usageSummary(CONTOSO, insightOf(MIXED_ROWS), messages)), mixed);
    });
  }
});

/** [at least, at most, of how many] unused seats. */
const UNUSED: Record<
  Language,
  readonly (readonly [low: number, high: number, seats: number, said: string])[]
> = {
  en: [
    [0, 0, 0, '0 of 0 seats unused'],
    [1, 1, 1, '1 of 1 seat unused'],
    [12, 30, 1000, '12-30 of 1,000 seats unused'],
  ],
  'pt-PT': [
    [0, 0, 0, '0 de 0 licenças por utilizar'],
    [1, 1, 1, '1 de 1 licença por utilizar'],
    [12, 30, 50, '12 a 30 de 50 licenças por utilizar'],
  ],
  pl: [
    [0, 0, 8, '0 z 8 licencji jest niewykorzystanych'],
    [1, 1, 1, '1 z 1 licencji jest niewykorzystana'],
    [2, 2, 8, '2 z 8 licencji są niewykorzystane'],
    [5, 5, 8, '5 z 8 licencji jest niewykorzystanych'],
    [22, 22, 50, '22 z 50 licencji są niewykorzystane'],
    [1000, 1000, 1000, '1000 z 1000 licencji jest niewykorzystanych'],
    [12, 30, 50, '12-30 z 50 licencji jest niewykorzystanych'],
  ],
  fr: [
    [0, 0, 8, '0 licence inutilisée sur 8'],
    [1, 1, 8, '1 licence inutilisée sur 8'],
    [2, 2, 8, '2 licences inutilisées sur 8'],
    [1000, 1000, 1000, '1 000 licences inutilisées sur 1 000'],
    [12, 30, 50, '12 à 30 licences inutilisées sur 50'],
  ],
  nl: [
    [1, 1, 1, '1 van 1 licentie ongebruikt'],
    [1000, 1000, 1000, '1.000 van 1.000 licenties ongebruikt'],
    [12, 30, 50, '12-30 van 50 licenties ongebruikt'],
  ],
  'zh-TW': [
    [1, 1, 1, '1 個授權中有 1 個未使用'],
    [12, 30, 50, '50 個授權中有 12 到 30 個未使用'],
  ],
};

describe('unused seats', () => {
  for (const [language, cases] of Object.entries(UNUSED)) {
    for (const [atLeast, atMost, seats, said] of cases) {
      it(`read in ${language} as "${said}"`, () => {
        assert.equal(plainSpaces(unusedPhrase({ atLeast, atMost }, seats, messagesFor(language))), said);
      });
    }
  }
});

/** [active, of how many] seats. */
const ACTIVE: Record<Language, readonly (readonly [active: number, qualified: number, said: string])[]> = {
  en: [
    [0, 1, '0 of 1 seat active'],
    [1, 1000, '1 of 1,000 seats active'],
  ],
  'pt-PT': [
    [0, 1, '0 de 1 licença em uso'],
    [1, 8, '1 de 8 licenças em uso'],
  ],
  pl: [
    [0, 1, '0 z 1 licencji w użyciu'],
    [1, 22, '1 z 22 licencji w użyciu'],
  ],
  fr: [
    [0, 1, '0 licence active sur 1'],
    [1, 8, '1 licence active sur 8'],
    [2, 8, '2 licences actives sur 8'],
  ],
  nl: [
    [0, 1, '0 van 1 licentie actief'],
    [1, 8, '1 van 8 licenties actief'],
  ],
  'zh-TW': [[0, 1, '1 個授權中有 0 個使用中']],
};

describe('active seats', () => {
  for (const [language, cases] of Object.entries(ACTIVE)) {
    for (const [licensesActive, licensesQualified, said] of cases) {
      it(`read in ${language} as "${said}"`, () => {
        const phrase = activePhrase({ licensesActive, licensesQualified }, messagesFor(language));
        assert.equal(plainSpaces(phrase), said);
      });
    }
  }
});
