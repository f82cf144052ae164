/** Letters of a word that fit a line on a phone, by the size of the text; a wide letter takes one and a half. */
const LONGEST_WORDS: Readonly<Record<string, number>> = { Small: 36, Large: 24 };
const LONGEST_WORD = 30;
const WIDE_LETTERS = /[\p{Lu}mw@%]/gu;

/** Letters of a part that has no better place to break at. */
const PART_LENGTH = 12;

const LONGEST_IN_COLUMN = 14;
const PART_IN_COLUMN = 7;
const BREAK = '\u200b';

/** Hyphens, and the scripts written without spaces, break by themselves. */
const UNBROKEN = /[^\s\-\u2010-\u2015\u3000-\u30ff\uff00-\uffef\p{Script=Han}]+/gu;
const AFTER_MARKS = /(?<=[._@/\\:;,+&])/u;

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Lets words break that are too long for a line of a phone, such as product codes and domains: a RichTextBlock cuts
 * them where a TextBlock would wrap them. The breaks take no room and are only used where a line ends. Changes the
 * TextRuns of a card that nobody else holds yet.
 */
export function makeWordsBreakable(element: unknown): void {
  if (Array.isArray(element)) {
    for (const item of element) makeWordsBreakable(item);
    return;
  }
  if (typeof element !== 'object' || element === null) return;
  const { type, text, size } = element as Record<string, unknown>;
  if (type === 'TextRun' && typeof text === 'string') {
    (element as Record<string, unknown>)['text'] = breakable(
      text,
      LONGEST_WORDS[String(size)] ?? LONGEST_WORD,
    );
    return;
  }
  for (const value of Object.values(element)) makeWordsBreakable(value);
}

/** A text that may break within its words where it stands in a column: half a line of a phone. */
export function breakableInColumn(text: string): string {
  return breakable(text, LONGEST_IN_COLUMN, PART_IN_COLUMN);
}

function breakable(text: string, longest: number, part = PART_LENGTH): string {
  if (1.5 * text.length <= longest) return text;
  return text.replace(UNBROKEN, (word) =>
    widthOf(word) <= longest
      ? word
      : word
          .split(AFTER_MARKS)
          .flatMap((parts) => partsOf(parts, part))
          .join(BREAK),
  );
}

function widthOf(word: string): number {
  return word.length + (word.match(WIDE_LETTERS)?.length ?? 0) / 2;
}

function partsOf(word: string, length: number): readonly string[] {
  if (word.length <= length) return [word];
  const split = [...letters.segment(word)].map(({ segment }) => segment);
  return Array.from({ length: Math.ceil(split.length / length) }, (_, part) =>
    split.slice(part * length, (part + 1) * length).join(''),
  );
}
