import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Peers that npm would not install by itself in the version we want; why is in docs/dependencies.md. */
const NOT_IMPORTED = ['adaptive-expressions'];

/** The npm package that a specifier leads to; undefined for files and for Node's own modules. */
function packageOf(specifier: string): string | undefined {
  if (/^(?:[./]|node:)/.test(specifier)) return undefined;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Imports, also dynamic and of types, and what is only looked up with `resolve`. */
function packagesIn(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const specifiers = source.matchAll(
    /\bfrom\s+'([^']+)'|\b(?:import|resolve|require)\(\s*'([^']+)'|^import\s+'([^']+)'/gm,
  );
  return [...specifiers].flatMap(
    ([, ...found]) => packageOf(found.find((one) => one !== undefined) ?? '.') ?? [],
  );
}

describe('the production dependencies', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const imports = ['src', 'demo'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) =>
        packagesIn(join(ROOT, folder, name)).map((used) => ({ file: join(folder, name), used })),
      ),
  );

  it('hold every package that the bot and the demo use', () => {
    assert.deepEqual(
      imports.filter(({ used }) => !(used in dependencies)).map(({ file, used }) => `${file} uses ${used}`),
      [],
    );
  });

  it('hold no other', () => {
    const used = new Set(imports.map((one) => one.used));
    assert.deepEqual(
      Object.keys(dependencies).filter((name) => !used.has(name)),
      NOT_IMPORTED,
    );
  });
});
