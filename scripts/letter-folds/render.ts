import { hanPairs } from './han-pairs.js';
import { lookAlikePairs } from './look-alike-pairs.js';

const WIDTH = 50;

/** The text of the generated file: pairs of a letter and what it is folded to, in lines of a width that can be read. */
export function renderLetterPairs(): string {
  const { always, amongLatin } = lookAlikePairs();
  return [
    '// Made by scripts/letter-folds.ts; a test holds it equal. Change the script, not this file.',
    '',
    ...declare(
      'HAN_PAIRS',
      hanPairs(),
      'Variants of Chinese signs (traditional, Taiwan, Hong Kong, Japanese), each with the simplified sign. Source: OpenCC (Apache-2.0).',
    ),
    '',
    ...declare(
      'LOOK_ALIKE_PAIRS',
      always,
      'Small letters of other scripts that look Latin in both cases, each with the Latin letter. Source: Unicode confusables.',
    ),
    '',
    ...declare(
      'LOOK_ALIKE_PAIRS_AMONG_LATIN',
      amongLatin,
      'Letters of other scripts that look Latin as they stand, each with the Latin letter. Source: Unicode confusables.',
    ),
    '',
  ].join('\n');
}

function declare(name: string, pairs: string, about: string): string[] {
  const lines: string[] = [];
  for (let at = 0; at < pairs.length; at += WIDTH) lines.push(`  '${pairs.slice(at, at + WIDTH)}'`);
  return [`/** ${about} */`, `export const ${name} =`, `${lines.join(' +\n')};`];
}
