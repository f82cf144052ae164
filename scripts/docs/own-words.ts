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
    'license-usage': 'how is Contoso doing with their seats?',
    'unused-licenses': 'what is Contoso paying for but not using',
    renewals: 'when is Contoso up for renewal',
    trend: 'is Contoso going up or down',
    portfolio: 'who are my worst customers',
    'watch:low-usage': 'if Contoso drops below 30%, let me know',
  },
  'pt-PT': {
    'license-usage': 'como é que a Contoso está de licenças?',
    'unused-licenses': 'que licenças estão paradas na Contoso',
    renewals: 'quando acaba o contrato da Contoso',
    trend: 'a Contoso está a subir ou a descer?',
    portfolio: 'quais são os meus piores clientes',
    'watch:low-usage': 'se a Contoso descer abaixo de 30%, avisa-me',
  },
  pl: {
    'license-usage': 'jak u Contoso z licencjami?',
    'unused-licenses': 'które licencje się marnują w Contoso',
    renewals: 'kiedy kończy się umowa Contoso',
    trend: 'czy w Contoso rośnie czy spada?',
    portfolio: 'którzy klienci są najgorsi',
    'watch:low-usage': 'jeśli Contoso spadnie poniżej 30%, daj mi znać',
  },
  fr: {
    'license-usage': 'Contoso en est où avec ses licences ?',
    'unused-licenses': 'quelles licences dorment chez Contoso',
    renewals: 'quand se termine le contrat de Contoso',
    trend: 'chez Contoso, ça monte ou ça descend ?',
    portfolio: 'quels sont mes pires clients',
    'watch:low-usage': 'si Contoso passe sous 30 %, préviens-moi',
  },
  nl: {
    'license-usage': 'hoe staat Contoso ervoor met de licenties?',
    'unused-licenses': 'welke licenties liggen er stil bij Contoso',
    renewals: 'wanneer loopt het contract van Contoso af',
    trend: 'gaat het bij Contoso omhoog of omlaag?',
    portfolio: 'welke klanten doen het het slechtst',
    'watch:low-usage': 'als Contoso onder de 30% zakt, laat het me weten',
  },
  'zh-TW': {
    'license-usage': 'Contoso 現在用得如何？',
    'unused-licenses': 'Contoso 哪些授權閒置',
    renewals: 'Contoso 的合約何時結束',
    trend: 'Contoso 跟上個月比有進步嗎',
    portfolio: '我哪些客戶最差',
    'watch:low-usage': 'Contoso 低於 30% 的話通知我',
  },
};
