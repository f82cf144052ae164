/** A regular expression as far as its matching can branch. What consumes nothing is left out, or noted as a guard. */
export type Node =
  | { readonly kind: 'one'; readonly source: string }
  | { readonly kind: 'all' | 'either'; readonly parts: readonly Node[] }
  /** `most` is undefined without a bound. */
  | {
      readonly kind: 'repeat';
      readonly part: Node;
      readonly least: number;
      readonly most: number | undefined;
    }
  /** An assertion: it can refuse what was matched so far. `inside` is what a look around matches. */
  | { readonly kind: 'guard'; readonly source: string; readonly inside?: Node };

/** Parses the syntax that src/ uses; throws on any other. */
export function parseRegex(source: string): Node {
  let at = 0;

  function take(pattern: RegExp): string | undefined {
    const sticky = new RegExp(pattern.source, 'uy');
    sticky.lastIndex = at;
    const found = sticky.exec(source)?.[0];
    at += found?.length ?? 0;
    return found;
  }

  function either(): Node {
    const parts = [all()];
    while (take(/\|/)) parts.push(all());
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'either', parts };
  }

  function all(): Node {
    const parts: Node[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(repeated(one()));
    return { kind: 'all', parts };
  }

  function repeated(part: Node): Node {
    const quantifier = take(/[*+?]\??|\{\d+(?:,\d*)?\}\??/);
    if (quantifier === undefined) return part;
    const [, least = '0', comma, most] = /^\{(\d+)(,(\d*))?\}/.exec(quantifier) ?? [];
    if (quantifier.startsWith('*')) return { kind: 'repeat', part, least: 0, most: undefined };
    if (quantifier.startsWith('+')) return { kind: 'repeat', part, least: 1, most: undefined };
    if (quantifier.startsWith('?')) return { kind: 'repeat', part, least: 0, most: 1 };
    const bound = comma === undefined ? Number(least) : most ? Number(most) : undefined;
    return { kind: 'repeat', part, least: Number(least), most: bound };
  }

  function one(): Node {
    const guard = take(/\^|\$|\\[bB]/);
    if (guard !== undefined) return { kind: 'guard', source: guard };
    const open = take(/\((?:\?<?[=!]|\?:|\?<\w+>)?/);
    if (open !== undefined) {
      const inside = either();
      if (!take(/\)/)) throw new Error(`unclosed group in ${source}`);
      return /[=!]$/.test(open) ? { kind: 'guard', source: open, inside } : inside;
    }
    if (/\\[1-9k]/.test(source.slice(at, at + 2))) throw new Error(`a back reference in ${source}`);
    const atom = take(
      /\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]+\}|\\u\{[^}]+\}|\\u[\da-f]{4}|\\x[\da-f]{2}|\\.|[^()[\]|*+?]/i,
    );
    if (atom === undefined) throw new Error(`cannot read ${source} at ${at}`);
    return { kind: 'one', source: atom };
  }

  const node = either();
  if (at < source.length) throw new Error(`cannot read ${source} at ${at}`);
  return node;
}
