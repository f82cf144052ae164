/** A regular expression that stands in a source. */
export interface Literal {
  readonly source: string;
  readonly flags: string;
}

/** What a slash follows when it begins a regular expression and does not divide. */
const BEFORE_REGEX = /(?:^|[=(,:[!&|?{};>]|\breturn)\s*$/;

/** Comments, strings, templates and regular expressions, each whole; the alternatives in this order. */
const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/g;

/** The regular expressions of a TypeScript source, in order. */
export function literalsIn(text: string): readonly Literal[] {
  const found: Literal[] = [];
  // A slash that divides is passed over one character at a time.
  const token = new RegExp(TOKEN.source, 'g');
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [whole] = match;
    const isSlash = whole.startsWith('/') && !whole.startsWith('//') && !whole.startsWith('/*');
    if (!isSlash) continue;
    if (!BEFORE_REGEX.test(text.slice(Math.max(0, match.index - 40), match.index))) {
      token.lastIndex = match.index + 1;
      continue;
    }
    const end = whole.lastIndexOf('/');
    found.push({ source: whole.slice(1, end), flags: whole.slice(end + 1) });
  }
  return found;
}
