// Writes a bill of materials of what runs: npm run sbom. CycloneDX, from the lock file alone.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, 'manifest', 'build');

const componentSchema = z.looseObject({ name: z.string() });
const sbomSchema = z.looseObject({
  metadata: z.looseObject({ component: componentSchema }),
  components: z.array(componentSchema),
});
const packageSchema = z.object({ name: z.string(), version: z.string() });

/** From where each package was downloaded is the business of who installs it, and is left out. */
function makeSbom(): object {
  const output = execFileSync(
    'npm',
    ['sbom', '--sbom-format=cyclonedx', '--omit=dev', '--package-lock-only'],
    { cwd: ROOT, maxBuffer: 64 * 1024 * 1024, encoding: 'utf8', shell: process.platform === 'win32' },
  );
  const { metadata, components, ...rest } = sbomSchema.parse(JSON.parse(output));
  const { name } = own();
  return {
    ...rest,
    // npm takes the name of the folder.
    metadata: { ...metadata, component: { ...metadata.component, name, externalReferences: [] } },
    components: components.map((component) => ({ ...component, externalReferences: [] })),
  };
}

function own(): z.infer<typeof packageSchema> {
  return packageSchema.parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));
}

const program = new Command('sbom')
  .description('Writes a bill of materials of the packages that run (CycloneDX) and prints its path.')
  .action(() => {
    const { name, version } = own();
    mkdirSync(FOLDER, { recursive: true });
    const path = join(FOLDER, `${name}-${version}.cdx.json`);
    writeFileSync(path, `${JSON.stringify(makeSbom(), null, 2)}\n`);
    process.stdout.write(`${relative(process.cwd(), path)}\n`);
  });

program.parse();
