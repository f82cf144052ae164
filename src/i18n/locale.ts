/** The languages every word exists in. */
export const LANGUAGES = ['en', 'pt-PT', 'pl', 'fr', 'nl', 'zh-TW'] as const;
export type Language = (typeof LANGUAGES)[number];

/** English dates are written day first with the month as a word: read the same on both sides of the Atlantic. */
const FORMATTING_LOCALES: Record<Language, string> = {
  en: 'en-GB',
  'pt-PT': 'pt-PT',
  pl: 'pl-PL',
  fr: 'fr-FR',
  nl: 'nl-NL',
  'zh-TW': 'zh-TW',
};

const BY_PRIMARY_SUBTAG: Record<string, Language> = {
  en: 'en',
  pt: 'pt-PT',
  pl: 'pl',
  fr: 'fr',
  nl: 'nl',
  zh: 'zh-TW',
};

/**
 * The language to answer in for a BCP 47 tag such as activity.locale: `pl-PL` is pl, `pt-BR` is pt-PT, any Chinese
 * is zh-TW; en for another language, nonsense or nothing.
 */
export function languageOf(locale: string | undefined): Language {
  const primary = /^[a-z]{2,3}/i.exec(locale ?? '')?.[0].toLowerCase();
  return BY_PRIMARY_SUBTAG[primary ?? ''] ?? 'en';
}

/** The BCP 47 tag by which numbers, percentages and dates of a language are written. */
export function formattingLocale(language: Language): string {
  return FORMATTING_LOCALES[language];
}
