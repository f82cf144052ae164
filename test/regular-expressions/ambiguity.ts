import type { Automaton, Step } from './automaton.js';

/**
 * How the ways to match grow with a text that fails in the end: `linear`, the text is gone over so often at most as the
 * pattern is long; `polynomial`, two places can share a run of characters in as many ways as it is long; `exponential`,
 * one run can be taken in two ways again and again. Steps of a backtracking matcher grow likewise. Source of the
 * criteria: Weber and Seidl, On the degree of ambiguity of finite automata.
 */
export type Growth = 'linear' | 'polynomial' | 'exponential';

export function growthOf(automaton: Automaton): Growth {
  if (hasTwoWaysRound(automaton)) return 'exponential';
  return hasSharedRun(automaton) ? 'polynomial' : 'linear';
}

function overlaps({ letters }: Automaton, ...places: readonly number[]): boolean {
  const [first = new Set<string>(), ...others] = places.map((place) => letters[place] ?? new Set<string>());
  for (const letter of first) if (others.every((other) => other.has(letter))) return true;
  return false;
}

function stepsFrom({ steps, letters }: Automaton): readonly (readonly Step[])[] {
  return letters.map((_, place) => steps.filter(({ from }) => from === place));
}

/** Everything reachable from a node of a graph. */
function reach(start: string, next: (node: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const other of next(node)) {
      if (seen.has(other)) continue;
      seen.add(other);
      open.push(other);
    }
  }
  return seen;
}

/** Whether some place comes back to itself over the same characters by two ways. */
function hasTwoWaysRound(automaton: Automaton): boolean {
  const from = stepsFrom(automaton);
  const next = (node: string): readonly string[] => {
    const [a = 0, b = 0, parted = 0] = node.split(',').map(Number);
    return (from[a] ?? []).flatMap((one) =>
      (from[b] ?? []).flatMap((other) =>
        overlaps(automaton, one.to, other.to)
          ? [`${one.to},${other.to},${parted === 1 || one !== other ? 1 : 0}`]
          : [],
      ),
    );
  };
  return automaton.letters.some((_, place) => reach(`${place},${place},0`, next).has(`${place},${place},1`));
}

/** Whether over the same characters one place stays, another stays, and the first leads to the second. */
function hasSharedRun(automaton: Automaton): boolean {
  const from = stepsFrom(automaton);
  const next = (node: string): readonly string[] => {
    const [a = 0, b = 0, c = 0] = node.split(',').map(Number);
    const found: string[] = [];
    for (const one of from[a] ?? [])
      for (const two of from[b] ?? []) {
        if (!overlaps(automaton, one.to, two.to)) continue;
        for (const three of from[c] ?? [])
          if (overlaps(automaton, one.to, two.to, three.to)) found.push(`${one.to},${two.to},${three.to}`);
      }
    return found;
  };
  const places = automaton.letters.map((_, place) => place);
  const staying = places.filter((place) => {
    const ahead = reach(String(place), (node) => (from[Number(node)] ?? []).map(({ to }) => String(to)));
    return ahead.has(String(place));
  });
  return staying.some((p) =>
    staying.some((q) => p !== q && reach(`${p},${p},${q}`, next).has(`${p},${q},${q}`)),
  );
}
