/** The languages every word exists in. */
export const LANGUAGES = ['en', 'pt-PT', 'pl', 'fr', 'nl', 'zh-TW'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Languages as one country writes them, each with the language whose texts it takes but for those of its own. */
const OVERLAYS = { 'pt-BR': 'pt-PT' } as const satisfies Readonly<Record<string, Language>>;
export type Variety = keyof typeof OVERLAYS;
export const VARIETIES = Object.keys(OVERLAYS) as readonly Variety[];

/** What can be written in: a language, or one country's way of it. */
export type Tongue = Language | Variety;
export const TONGUES: readonly Tongue[] = [...LANGUAGES, ...VARIETIES];

/** English dates are written day first with the month as a word: read the same on both sides of the Atlantic. */
const FORMATTING_LOCALES: Record<Tongue, string> = {
  en: 'en-GB',
  'pt-PT': 'pt-PT',
  'pt-BR': 'pt-BR',
  pl: 'pl-PL',
  fr: 'fr-FR',
  nl: 'nl-NL',
  'zh-TW': 'zh-TW',
};

/** By the first part of a tag, which is another for each language. */
const BY_PRIMARY_SUBTAG: ReadonlyMap<string | undefined, Language> = new Map(
  LANGUAGES.map((language) => [language.split('-')[0], language]),
);

/**
 * The language of a BCP 47 tag such as activity.locale: `pl-PL` is pl, any Portuguese pt-PT, any Chinese zh-TW; en for
 * another language, nonsense or nothing.
 */
export function languageOf(locale: string | undefined): Language {
  const primary = /^[a-z]{2,3}/i.exec(locale ?? '')?.[0].toLowerCase();
  return BY_PRIMARY_SUBTAG.get(primary) ?? 'en';
}

/** What to answer in for a BCP 47 tag: as languageOf, but `pt-BR` in its own words. */
export function tongueOf(locale: string | undefined): Tongue {
  const tag = locale?.toLowerCase();
  return VARIETIES.find((variety) => variety.toLowerCase() === tag) ?? languageOf(locale);
}

/** What a tag without a country means to a person: their own country's way, where it is their language. */
export function tongueMeant(tag: string, ownLocale: string | undefined): Tongue {
  const isOwn = !tag.includes('-') && languageOf(tag) === languageOf(ownLocale);
  return tongueOf(isOwn ? ownLocale : tag);
}

/** The BCP 47 tag by which numbers, percentages and dates are written. */
export function formattingLocale(tongue: Tongue): string {
  return FORMATTING_LOCALES[tongue];
}
