import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { filesImportedBy, importsOf, SRC, typescriptFiles } from './helpers/imports.js';

/** What a folder of src may import: other folders or single files, and packages by prefix. */
const RULES: Record<string, { readonly own: readonly string[]; readonly packages: readonly string[] }> = {
  base: { own: [], packages: ['pino', 'node:async_hooks', 'node:http', 'node:net', 'node:timers/promises'] },
  domain: { own: ['base/time.ts', 'base/compare-texts.ts'], packages: [] },
  commands: { own: ['domain', 'base/once.ts'], packages: [] },
  i18n: { own: ['domain', 'base/time.ts'], packages: ['intl-messageformat', 'locales'] },
  // Of use cases cards know the outcomes' types only.
  cards: {
    own: ['base', 'domain', 'commands', 'usecases', 'i18n', 'pictures'],
    packages: ['adaptivecards-templating', 'zod'],
  },
  // Numbers in, bytes out.
  pictures: { own: [], packages: ['node:zlib'] },
  usecases: { own: ['base', 'domain'], packages: [] },
  answers: {
    own: ['base', 'domain', 'commands', 'cards', 'usecases', 'i18n'],
    packages: ['node:crypto', 'zod'],
  },
  // Of cards only how outside text is cleaned, and how a fault is put into words.
  mcp: {
    own: ['base', 'domain', 'cards', 'usecases', 'i18n'],
    packages: ['@modelcontextprotocol/server', 'jose', 'zod', 'node:crypto', 'node:http'],
  },
  // Of cards only words: how names, ends of terms and the age of data are said.
  exports: {
    own: ['base/time.ts', 'domain', 'commands', 'cards', 'usecases', 'i18n'],
    packages: ['node:stream', 'node:timers/promises', 'csv-stringify', 'fflate', 'write-excel-file'],
  },
  config: { own: ['base', 'domain'], packages: ['node:', 'zod'] },
  // Files of prices, wherever they come from.
  'price-sheets': { own: ['base', 'domain', 'usecases'], packages: ['node:', 'csv-parse', 'yauzl'] },
  'partner-center': {
    own: ['base', 'domain', 'usecases', 'price-sheets'],
    packages: ['node:', 'zod', '@azure/msal-node', 'undici'],
  },
  // Of the tools only where the keys of a tenant are read, which it tries.
  doctor: {
    own: [
      'base',
      'partner-center',
      'price-sheets',
      'storage',
      'usecases',
      'config',
      'mcp/http/token-keys.ts',
    ],
    packages: ['node:'],
  },
  teams: {
    own: ['base', 'domain', 'commands', 'cards', 'answers', 'usecases', 'i18n', 'config'],
    packages: [
      'botbuilder',
      'botframework-connector',
      'restify',
      'pino',
      'zod',
      'node:async_hooks',
      'node:crypto',
      'node:diagnostics_channel',
      'node:http',
      'node:stream',
    ],
  },
  storage: {
    own: ['base', 'domain', 'usecases'],
    packages: ['node:', 'pg', 'kysely', 'zod', 'graphile-worker'],
  },
  // Of cards only words.
  mail: { own: ['base', 'domain', 'cards', 'usecases', 'i18n'], packages: ['nodemailer'] },
  webhooks: { own: ['base', 'domain', 'usecases'], packages: ['node:crypto'] },
  // Of what it measures it knows types, and the rule by which a delivery is judged.
  metrics: {
    own: ['base', 'answers', 'teams', 'partner-center', 'usecases'],
    packages: ['node:', 'prom-client'],
  },
  jobs: {
    own: ['base', 'domain', 'usecases', 'storage'],
    packages: ['node:', 'pg', 'graphile-worker', 'zod'],
  },
};

/** Puts the parts together. */
const FREE = ['app', 'cli', 'index.ts'];

/** The folder of src that a name of the table is in. */
function areaNamed(name: string): string {
  return name.split('/')[0] ?? name;
}

/** The first way found that leads from a node back to itself; undefined where there is none. */
function circleIn(arrows: ReadonlyMap<string, Iterable<string>>): readonly string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const follow = (node: string): readonly string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    path.push(node);
    for (const next of arrows.get(node) ?? []) {
      const circle = follow(next);
      if (circle !== undefined) return circle;
    }
    path.pop();
    done.add(node);
    return undefined;
  };
  for (const node of arrows.keys()) {
    const circle = follow(node);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

/** The subject of a file, `storage/usage`; undefined for one that lies in the folder of its layer. */
function subjectOf(file: string): string | undefined {
  const parts = relative(SRC, file).split('/');
  return parts.length > 2 ? parts.slice(0, 2).join('/') : undefined;
}

function areaOf(file: string): string {
  return relative(SRC, file).split('/')[0] ?? '';
}

describe('the import rule', () => {
  const files = typescriptFiles(SRC);

  for (const [area, { own, packages }] of Object.entries(RULES)) {
    it(`holds in ${area}`, () => {
      const wrong: string[] = [];
      for (const file of files.filter((candidate) => areaOf(candidate) === area)) {
        for (const specifier of importsOf(file)) {
          const isOwn = specifier.startsWith('.');
          const path = resolve(dirname(file), specifier).replace(/\.js$/, '.ts');
          const target = isOwn ? areaOf(path) : specifier;
          const isData = isOwn && specifier.endsWith('.json');
          const isAllowed = isOwn
            ? target === area ||
              own.includes(target) ||
              own.includes(relative(SRC, path)) ||
              (isData && packages.includes('locales'))
            : packages.some(
                (name) => target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`),
              );
          if (!isAllowed) wrong.push(`${relative(SRC, file)} imports ${specifier}`);
        }
      }
      assert.deepEqual(wrong, []);
    });
  }

  it('covers every folder but the ones that put the parts together', () => {
    const areas = new Set(files.map(areaOf));
    assert.deepEqual(
      [...areas].filter((area) => !(area in RULES) && !FREE.includes(area)),
      [],
    );
  });

  it('has no arrow upward: what a folder may import may not import it back', () => {
    const arrows = Object.entries(RULES).map(([area, { own }]) => [area, own.map(areaNamed)] as const);
    assert.equal(circleIn(new Map(arrows)), undefined);
  });

  it('has no circle of files, types included', () => {
    const circle = circleIn(new Map(files.map((file) => [file, filesImportedBy(file)])));
    assert.deepEqual(circle?.map((file) => relative(SRC, file)) ?? [], []);
  });

  it('has no circle of subjects', () => {
    const arrows = new Map<string, Set<string>>();
    for (const file of files) {
      const from = subjectOf(file);
      for (const to of filesImportedBy(file).map(subjectOf)) {
        if (from === undefined || to === undefined || from === to) continue;
        arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
      }
    }
    assert.equal(circleIn(arrows), undefined);
  });

  it('has no more than 25 files side by side', () => {
    const counts = new Map<string, number>();
    for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    const crowded = [...counts].filter(([, count]) => count > 25).map(([folder]) => relative(SRC, folder));
    assert.deepEqual(crowded, []);
  });

  it('finds a circle where there is one', () => {
    const arrows = (...pairs: readonly (readonly [string, string])[]) =>
      new Map(pairs.map(([from, to]) => [from, [to]]));
    assert.equal(circleIn(arrows(['a', 'b'], ['b', 'c'])), undefined);
    assert.deepEqual(circleIn(arrows(['x', 'a'], ['a', 'b'], ['b', 'c'], ['c', 'a'])), ['a', 'b', 'c', 'a']);
  });

  it('is what docs/design.md says of folders', () => {
    const page = readFileSync(new URL('../docs/design.md', import.meta.url), 'utf8');
    const [, table = ''] = /\| Folder \| May import \|\n.*\n((?:\|.*\n)+)/.exec(page) ?? [];
    const named = (text = '') => [...text.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []);
    const written = table
      .trim()
      .split('\n')
      .flatMap((row) => {
        const [, folders, own] = row.split('|');
        return named(folders).map((folder) => [folder, named(own).sort()] as const);
      });
    // `base` is told of in a sentence of its own.
    const isTold = (name: string) => name !== 'base' && !name.startsWith('base/');
    const ruled = Object.entries(RULES).map(([area, { own }]) => [area, own.filter(isTold).sort()] as const);
    assert.deepEqual(Object.fromEntries(written), Object.fromEntries(ruled));
  });

  it('leaves settings to config/config.ts: only the database also looks at the environment, for PATH and the like', () => {
    const readers = files.filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    assert.deepEqual(
      readers.map((file) => relative(SRC, file)),
      ['config/config.ts', 'storage/embedded/home-folder.ts', 'storage/embedded/server-command.ts'],
    );
  });
});
