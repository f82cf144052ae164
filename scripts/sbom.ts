// Writes a bill of materials of what runs: npm run sbom. CycloneDX, from the lock file alone.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, 'manifest', 'build');

const componentSchema = z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string() });
const sbomSchema = z.looseObject({
  metadata: z.looseObject({ component: componentSchema }),
  components: z.array(componentSchema),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
});
const packageSchema = z.object({ name: z.string(), version: z.string() });
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string(),
      dev: z.boolean().optional(),
      // For building, and what something that runs can do without.
      devOptional: z.boolean().optional(),
    }),
  ),
});

/** From where each package was downloaded is the business of who installs it, and is left out. */
function makeSbom(): object {
  const output = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
    cwd: ROOT,
    maxBuffer: 64 * 1024 * 1024,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const { metadata, components, dependencies, ...rest } = sbomSchema.parse(JSON.parse(output));
  const running = runningPackages();
  const { name } = own();
  const kept = components.filter((component) => running.has(`${component.name}@${component.version}`));
  const refs = new Set([metadata.component, ...kept].map((component) => component['bom-ref']));
  return {
    ...rest,
    // npm takes the name of the folder.
    metadata: { ...metadata, component: { ...metadata.component, name, externalReferences: [] } },
    components: kept.map((component) => ({ ...component, externalReferences: [] })),
    dependencies: dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
  };
}

/** `name@version` of all that is not for building alone. npm's own `--omit=dev` leaves out what runs and builds. */
function runningPackages(): ReadonlySet<string> {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
  return new Set(
    Object.entries(packages)
      .filter(([path, { dev = false, devOptional = false }]) => path !== '' && !dev && !devOptional)
      .map(([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`),
  );
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
