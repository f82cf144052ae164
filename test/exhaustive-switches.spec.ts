import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What others send can be anything; a `default` over a union of ours would hide that a kind was forgotten. */
const FROM_OUTSIDE = ['activity.name', 'activity.type', 'method', '`${request.method} ${rest}`'];

interface Found {
  readonly place: string;
  readonly subject: string;
}

/** The switches of a formatted file that have a `default`, by what they switch on. */
function switchesWithDefault(source: string, place: string): readonly Found[] {
  const lines = source.split('\n');
  return lines.flatMap((line, at) => {
    const [, indent] = /^( *)default:/.exec(line) ?? [];
    if (indent === undefined) return [];
    const opening = `${indent.slice(2)}switch (`;
    const head = lines.slice(0, at).findLast((before) => before.startsWith(opening)) ?? '';
    return { place: `${place}:${at + 1}`, subject: head.slice(opening.length, head.lastIndexOf(')')) };
  });
}

describe('switches', () => {
  const found = ['src', 'demo'].flatMap((folder) => {
    const root = fileURLToPath(new URL(`../${folder}/`, import.meta.url));
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => switchesWithDefault(readFileSync(`${root}${name}`, 'utf8'), `${folder}/${name}`));
  });

  it('over our own kinds name each of them and have no default, so that the compiler finds what a new one needs', () => {
    assert.deepEqual(
      found.filter(({ subject }) => !FROM_OUTSIDE.includes(subject)),
      [],
    );
  });

  it('over what comes from outside are the ones that are listed', () => {
    assert.deepEqual([...new Set(found.map(({ subject }) => subject))].sort(), [...FROM_OUTSIDE].sort());
  });

  it('are found wherever they stand', () => {
    const source = 'function f() {\n  switch (rule.kind) {\n    default:\n      return 1;\n  }\n}\n';
    assert.deepEqual(switchesWithDefault(source, 'x.ts'), [{ place: 'x.ts:3', subject: 'rule.kind' }]);
  });
});
