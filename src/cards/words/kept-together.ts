const NO_BREAK_SPACE = '\u00a0';
/** Takes no room, and no line ends at it. */
const WORD_JOINER = '\u2060';

/** "4 November 2026", "1er décembre 2026", "4 de novembro de 2026". */
const DAY_FIRST = /(?<!\p{L}|\d)\d{1,2}(?:er)? (?:de )?\p{L}{3,} (?:de )?\d{4}(?!\d)/gu;
/** "2026年11月4日", and "11月4日" where the year was said. */
const YEAR_FIRST = /(?:\d{4}年)?\d{1,2}月\d{1,2}日/g;
/** A number with the sign of its unit: "41,7 p.p.", "41.7 個百分點". */
const WITH_UNIT = /\d (?=p\.p\.|個百分點)/g;
/** Chinese may break between any two letters; these are short, and stand in columns. */
const CHINESE_WORDS = /個百分點|個未使用|未使用|使用中/g;

/**
 * Keeps dates, and numbers with their unit, on one line of a card: on a phone "14 November" ended one line and "2026"
 * was the next. Changes the texts of a card that nobody else holds yet, and only those that a card shows: what is read
 * aloud or sent as plain text has plain spaces.
 */
export function keepTogether(element: unknown): void {
  if (typeof element !== 'object' || element === null) return;
  for (const [key, value] of Object.entries(element)) {
    if (key === 'data') continue;
    if (typeof value !== 'string') keepTogether(value);
    else if (key === 'text') (element as Record<string, unknown>)[key] = keptTogether(value);
  }
}

function keptTogether(text: string): string {
  return text
    .replace(DAY_FIRST, (date) => date.replaceAll(' ', NO_BREAK_SPACE))
    .replace(WITH_UNIT, (unit) => unit.replace(' ', NO_BREAK_SPACE))
    .replace(YEAR_FIRST, joined)
    .replace(CHINESE_WORDS, joined);
}

function joined(word: string): string {
  return word.replace(/(?<=\D)(?=.)|(?<=\d)(?=\D)/g, WORD_JOINER);
}
