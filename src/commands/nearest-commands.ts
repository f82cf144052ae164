import { COMMAND_NAMES, type CommandName, type RecognizedName } from './catalogue.js';
import type { Pattern } from './pattern.js';
import type { Word } from './words.js';

/** Commands offered for a text that is none. */
const OFFERED = 3;

/**
 * Commands most like the words, best first, by how many letter pairs their literal words share with them. Never
 * empty: who wrote something unknown is always shown what would have worked.
 */
export function nearestCommands(
  words: readonly Word[],
  patterns: readonly { readonly name: RecognizedName; readonly pattern: Pattern }[],
): readonly CommandName[] {
  const written = letterPairs(words.map(({ folded }) => folded));
  const scores = new Map<CommandName, number>(COMMAND_NAMES.map((name) => [name, 0]));
  for (const { name, pattern } of patterns) {
    const known = scores.get(name as CommandName);
    if (known === undefined) continue;
    const score = similarity(written, letterPairs([...pattern.before, ...pattern.after]));
    if (score > known) scores.set(name as CommandName, score);
  }
  return [...scores]
    .sort(([, a], [, b]) => b - a)
    .slice(0, OFFERED)
    .map(([name]) => name);
}

function letterPairs(words: readonly string[]): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const word of words) {
    const padded = ` ${word} `;
    for (let position = 0; position + 1 < padded.length; position += 1)
      pairs.add(padded.slice(position, position + 2));
  }
  return pairs;
}

/** Shared pairs against the command's own: what else was written (a customer's name) does not count against it. */
function similarity(written: ReadonlySet<string>, literal: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of literal) if (written.has(pair)) shared += 1;
  return literal.size === 0 ? 0 : shared / literal.size;
}
