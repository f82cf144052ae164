import type { Language } from '../../src/i18n/locale.js';

/** What a sentence in people's own words leads to. */
export type Meant =
  | 'license-usage'
  | 'unused-licenses'
  | 'renewals'
  | 'trend'
  | 'portfolio'
  | 'watch:low-usage';

/** How the page says it. */
export const MEANT_TITLES: Readonly<Record<Meant, string>> = {
  'license-usage': 'Usage',
  'unused-licenses': 'Unused licenses',
  renewals: 'Renewals',
  trend: 'Trend',
  portfolio: 'All customers',
  'watch:low-usage': 'A watch',
};

/** Sentences as people say them, by what they get: none is a phrase of its own, each is read by what its words mean. */
export const OWN_WORDS: Readonly<Record<Language, Readonly<Record<Meant, string>>>> = {
  en: {
    'license-usage': 'how is Northwind doing with their seats?',
    'unused-licenses': 'what is Northwind paying for but not using',
    renewals: 'when is Northwind up for renewal',
    trend: 'is Northwind going up or down',
    portfolio: 'who are my worst customers',
    'watch:low-usage': 'if Northwind drops below 30%, let me know',
  },
  'pt-PT': {
    'license-usage': 'como é que a Northwind está de licenças?',
    'unused-licenses': 'que licenças estão paradas na Northwind',
    renewals: 'quando acaba o contrato da Northwind',
    trend: 'a Northwind está a subir ou a descer?',
    portfolio: 'quais são os meus piores clientes',
    'watch:low-usage': 'se a Northwind descer abaixo de 30%, avisa-me',
  },
  pl: {
    'license-usage': 'jak u Northwind z licencjami?',
    'unused-licenses': 'które licencje się marnują w Northwind',
    renewals: 'kiedy kończy się umowa Northwind',
    trend: 'czy w Northwind rośnie czy spada?',
    portfolio: 'którzy klienci są najgorsi',
    'watch:low-usage': 'jeśli Northwind spadnie poniżej 30%, daj mi znać',
  },
  fr: {
    'license-usage': 'Northwind en est où avec ses licences ?',
    'unused-licenses': 'quelles licences dorment chez Northwind',
    renewals: 'quand se termine le contrat de Northwind',
    trend: 'chez Northwind, ça monte ou ça descend ?',
    portfolio: 'quels sont mes pires clients',
    'watch:low-usage': 'si Northwind passe sous 30 %, préviens-moi',
  },
  nl: {
    'license-usage': 'hoe staat Northwind ervoor met de licenties?',
    'unused-licenses': 'welke licenties liggen er stil bij Northwind',
    renewals: 'wanneer loopt het contract van Northwind af',
    trend: 'gaat het bij Northwind omhoog of omlaag?',
    portfolio: 'welke klanten doen het het slechtst',
    'watch:low-usage': 'als Northwind onder de 30% zakt, laat het me weten',
  },
  'zh-TW': {
    'license-usage': 'Northwind 現在用得如何？',
    'unused-licenses': 'Northwind 哪些授權閒置',
    renewals: 'Northwind 的合約何時結束',
    trend: 'Northwind 跟上個月比有進步嗎',
    portfolio: '我哪些客戶最差',
    'watch:low-usage': 'Northwind 低於 30% 的話通知我',
  },
};
