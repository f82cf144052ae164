import type { Node } from './parse.js';

/** A step from one place to another; two between the same places are two ways to match the same. */
export interface Step {
  readonly from: number;
  readonly to: number;
}

/** The places a match can be at, one for each character that is matched; 0 is before the match, anywhere in a text. */
export interface Automaton {
  /** By place: the characters that lead there. */
  readonly letters: readonly ReadonlySet<string>[];
  /** None leaves a place where the match may end: whatever fails after it, there is a match, and nothing more is tried. */
  readonly steps: readonly Step[];
}

/** Characters that stand for all: no class in src/ parts two others of their kind. */
const SAMPLE = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ...['é', 'ł', 'א', 'م', '台', '，', '％', '−', '–', '“', '”', '「', '。', '’', '\u00a0', '\u00ad'],
  ...[
    '\u0301',
    '\u200b',
    '\u202e',
    '\u2028',
    '\u3000',
    '\ufeff',
    '\u0085',
    '\u009b',
    '\ud800',
    '\udc00',
    '😀',
  ],
];

interface Piece {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly isNullable: boolean;
}
const NOTHING: Piece = { first: [], last: [], isNullable: true };

/** Builds the automaton of a search for a pattern: it may begin anywhere, unless `^` stands in front. */
export function automatonOf(root: Node, flags: string): Automaton {
  const letters: ReadonlySet<string>[] = [new Set(SAMPLE)];
  const steps: Step[] = [];
  const connect = (from: readonly number[], to: readonly number[]) => {
    for (const a of from) for (const b of to) steps.push({ from: a, to: b });
  };

  function build(node: Node): Piece {
    switch (node.kind) {
      case 'guard':
        return NOTHING;
      case 'one': {
        const matches = new RegExp(`^(?:${node.source})$`, flags.replace(/[gym]/g, ''));
        const place = letters.push(new Set(SAMPLE.filter((letter) => matches.test(letter)))) - 1;
        return { first: [place], last: [place], isNullable: false };
      }
      case 'either': {
        const parts = node.parts.map(build);
        return {
          first: parts.flatMap(({ first }) => first),
          last: parts.flatMap(({ last }) => last),
          isNullable: parts.some(({ isNullable }) => isNullable),
        };
      }
      case 'all':
        return node.parts.reduce<Piece>((before, part) => inTurn(before, build(part)), NOTHING);
      case 'repeat':
        return repeat(node);
    }
  }

  function inTurn(a: Piece, b: Piece): Piece {
    connect(a.last, b.first);
    return {
      first: a.isNullable ? [...a.first, ...b.first] : a.first,
      last: b.isNullable ? [...b.last, ...a.last] : b.last,
      isNullable: a.isNullable && b.isNullable,
    };
  }

  /** Two copies of what is repeated often but not without end: more say nothing new about what has no end. */
  function repeat({ part, least, most }: Extract<Node, { kind: 'repeat' }>): Piece {
    const pieces = Array.from({ length: most === undefined ? 1 : Math.min(most, 2) }, () => build(part));
    for (const [at, piece] of pieces.entries()) connect(pieces[at - 1]?.last ?? [], piece.first);
    const isOptional = (at: number) => at + 1 >= Math.min(least, pieces.length);
    const last = pieces.flatMap((piece, at) => (isOptional(at) ? piece.last : []));
    const [begin = NOTHING] = pieces;
    if (most === undefined) connect(begin.last, begin.first);
    return { first: begin.first, last, isNullable: least === 0 || begin.isNullable };
  }

  const { first, last } = build(root);
  connect([0], first);
  if (!isAnchored(root)) steps.push({ from: 0, to: 0 });
  const ends = new Set(isGuardedAtEnd(root) ? [] : last);
  return { letters, steps: steps.filter(({ from }) => !ends.has(from)) };
}

function isAnchored(node: Node): boolean {
  if (node.kind === 'guard') return node.source === '^';
  if (node.kind === 'either') return node.parts.every(isAnchored);
  return node.kind === 'all' && node.parts[0] !== undefined && isAnchored(node.parts[0]);
}

function isGuardedAtEnd(node: Node): boolean {
  if (node.kind === 'guard') return true;
  if (node.kind === 'either') return node.parts.some(isGuardedAtEnd);
  const last = node.kind === 'all' ? node.parts.at(-1) : undefined;
  return last !== undefined && isGuardedAtEnd(last);
}
