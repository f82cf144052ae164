// Makes the Teams app package: npm run package. Needs MicrosoftAppId, in the environment or in .env.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { loadEnvironment } from '../src/config/config.js';
import { isCustomerId as isGuid } from '../src/domain/customers/customer.js';
import { checkPackage } from './app-package/check.js';
import { packageFiles, readManifest } from './app-package/files.js';

const FOLDER = fileURLToPath(new URL('../manifest/build/', import.meta.url));

function fail(lines: readonly string[]): void {
  process.stderr.write(
    `The Teams app package cannot be made:\n${lines.map((line) => `- ${line}\n`).join('')}`,
  );
  process.exitCode = 1;
}

const appId = loadEnvironment()['MicrosoftAppId']?.trim().toLowerCase() ?? '';
if (!isGuid(appId)) {
  fail([
    'MicrosoftAppId is missing or no GUID. Set it in the environment or in .env: the app id of the bot.',
  ]);
} else {
  const manifest = readManifest();
  const files = packageFiles(manifest, appId);
  const problems = checkPackage(files);
  if (problems.length > 0) fail(problems);
  else {
    mkdirSync(FOLDER, { recursive: true });
    const path = join(FOLDER, `seatwise-${manifest.version}.zip`);
    writeFileSync(path, zipSync({ ...files }));
    process.stdout.write(`${relative(process.cwd(), path)}\n`);
    if (JSON.stringify(manifest).includes('www.example.com')) {
      process.stderr.write(
        'Before others install it, put your organization and its pages under "developer" in manifest/manifest.json.\n',
      );
    }
  }
}
