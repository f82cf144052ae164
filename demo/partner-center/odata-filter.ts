/** One row of the commercial endpoints, by documented field name. */
export type CommercialRow = Readonly<Record<string, string | number>>;

export type FilterTree =
  | { readonly kind: 'compare'; readonly field: string; readonly equal: boolean; readonly value: string }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly FilterTree[] };

const TOKEN = /\s*(?:(\()|(\))|'((?:[^']|'')*)'|([A-Za-z]+))/y;

/**
 * Reads the filter of the commercial endpoints: `eq` and `ne` on the given fields with a quoted value, joined by `and`
 * and `or` (`and` first) and brackets. Undefined when it is anything else. Source: Partner Center docs, "Get licenses
 * usage information".
 */
export function parseFilter(text: string, fields: readonly string[]): FilterTree | undefined {
  const tokens = tokenize(text);
  if (tokens === undefined) return undefined;
  let at = 0;

  const word = (...wanted: readonly string[]): string | undefined => {
    const token = tokens[at];
    if (token?.kind !== 'word' || !wanted.includes(token.text)) return undefined;
    at += 1;
    return token.text;
  };

  const chain = (kind: 'and' | 'or', next: () => FilterTree | undefined): FilterTree | undefined => {
    const parts: FilterTree[] = [];
    do {
      const part = next();
      if (part === undefined) return undefined;
      parts.push(part);
    } while (word(kind) !== undefined);
    return parts.length === 1 ? parts[0] : { kind, parts };
  };

  const either = (): FilterTree | undefined => chain('or', () => chain('and', single));

  const single = (): FilterTree | undefined => {
    if (tokens[at]?.kind === '(') {
      at += 1;
      const inner = either();
      if (tokens[at]?.kind !== ')') return undefined;
      at += 1;
      return inner;
    }
    const field = word(...fields);
    const operator = word('eq', 'ne');
    const value = tokens[at];
    if (field === undefined || operator === undefined || value?.kind !== 'value') return undefined;
    at += 1;
    return { kind: 'compare', field, equal: operator === 'eq', value: value.text };
  };

  const tree = either();
  return at === tokens.length ? tree : undefined;
}

/** Whether a row passes; values are compared without regard to case. */
export function passes(tree: FilterTree, row: CommercialRow): boolean {
  switch (tree.kind) {
    case 'and':
      return tree.parts.every((part) => passes(part, row));
    case 'or':
      return tree.parts.some((part) => passes(part, row));
    case 'compare':
      return (String(row[tree.field]).toLowerCase() === tree.value.toLowerCase()) === tree.equal;
  }
}

/** The one value a field must have for any row to pass; undefined when the filter leaves it open. */
export function requiredValue(tree: FilterTree | undefined, field: string): string | undefined {
  if (tree?.kind === 'compare') return tree.equal && tree.field === field ? tree.value : undefined;
  if (tree?.kind !== 'and') return undefined;
  for (const part of tree.parts) {
    const value = requiredValue(part, field);
    if (value !== undefined) return value;
  }
  return undefined;
}

type Token = { readonly kind: '(' | ')' | 'value' | 'word'; readonly text: string };

function tokenize(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const trimmed = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const match = TOKEN.exec(trimmed);
    if (match === null) return undefined;
    const [, open, close, value, word] = match;
    if (open !== undefined) tokens.push({ kind: '(', text: open });
    else if (close !== undefined) tokens.push({ kind: ')', text: close });
    else if (value !== undefined) tokens.push({ kind: 'value', text: value.replaceAll("''", "'") });
    else tokens.push({ kind: 'word', text: word ?? '' });
  }
  return tokens;
}
