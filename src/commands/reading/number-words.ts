import type { Word } from './words.js';

/** Numbers that people write out before a span of time, folded, in the six languages. */
const NUMBERS: Readonly<Record<number, string>> = {
  2: 'two deux twee dwa dwoch dwie dois duas 兩 二',
  3: 'three trois drie trzy trzech tres 三',
  4: 'four quatre vier cztery czterech quatro 四',
  5: 'five cinq vijf piec pieciu cinco 五',
  6: 'six zes szesc szesciu seis 六',
  7: 'seven sept zeven siedem siedmiu sete 七',
  8: 'eight huit acht osiem osmiu oito 八',
  9: 'nine neuf negen dziewiec dziewieciu nove 九',
  10: 'ten dix tien dziesiec dziesieciu dez 十',
  12: 'twelve douze twaalf dwanascie dwunastu doze',
  14: 'fourteen quatorze veertien czternascie czternastu catorze',
  30: 'thirty trente dertig trzydziesci trzydziestu trinta',
  60: 'sixty soixante zestig szescdziesiat szescdziesieciu sessenta',
  90: 'ninety negentig dziewiecdziesiat dziewiecdziesieciu noventa',
};
/** What is counted: days, weeks, months. */
const UNITS = new Set(
  (
    'day days week weeks month months jours semaines mois dagen weken maanden dni dniach tygodnie tygodni tygodniach ' +
    'miesiace miesiecy miesiacach dias semanas meses 天 日 週 周 星 個'
  ).split(' '),
);
const BY_WORD = new Map(
  Object.entries(NUMBERS).flatMap(([number, written]) =>
    written.split(' ').map((word) => [word, number] as const),
  ),
);

/** The number that a word is, folded, in digits; undefined for any other word. */
export function numberOfWord(folded: string): string | undefined {
  return BY_WORD.get(folded);
}

/** Words with a number in digits that is written out before a unit of time: "the next two weeks". Anywhere else it may be a name. */
export function withNumbersInDigits(words: readonly Word[]): readonly Word[] {
  return words.map((word, at) => {
    const number = BY_WORD.get(word.folded);
    // "Les deux prochains mois" has a word between.
    const isCounting = words.slice(at + 1, at + 3).some(({ folded }) => UNITS.has(folded));
    return isCounting && number !== undefined ? { ...word, folded: number } : word;
  });
}
