import { IntlMessageFormat } from 'intl-messageformat';

/** A node of a parsed message, as far as the specs read it. Source: icu-messageformat-parser, `types`. */
interface MessageNode {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly MessageNode[] }>>;
}
const PLAIN = 1;
const LITERAL = 0;
const PLURAL = 6;
const POUND = 7;

/** What a message is made of. */
export interface MessageShape {
  /** Names of its arguments. */
  readonly names: readonly string[];
  /** Those that are inserted as they are. */
  readonly plainNames: readonly string[];
  /** The categories each plural names, one list a plural. */
  readonly plurals: readonly (readonly string[])[];
  /** Its own words, without what is inserted. */
  readonly words: string;
}

function nodesOf(nodes: readonly MessageNode[]): readonly MessageNode[] {
  return nodes.flatMap((node) => [
    node,
    ...Object.values(node.options ?? {}).flatMap(({ value }) => nodesOf(value)),
  ]);
}

/** Takes a message apart. Throws on text that is no ICU message. */
export function messageShape(text: string, locale = 'en'): MessageShape {
  const message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  const nodes = nodesOf(message.getAst() as readonly MessageNode[]);
  const named = nodes.filter(({ type }) => type !== LITERAL && type !== POUND);
  const namesOf = (list: readonly MessageNode[]) =>
    [...new Set(list.map(({ value }) => String(value)))].sort();
  return {
    names: namesOf(named),
    plainNames: namesOf(named.filter(({ type }) => type === PLAIN)),
    plurals: nodes.filter(({ type }) => type === PLURAL).map(({ options }) => Object.keys(options ?? {})),
    words: nodes
      .filter(({ type }) => type === LITERAL)
      .map(({ value }) => String(value))
      .join(' '),
  };
}
