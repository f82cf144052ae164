// Makes the Teams app package: npm run package. Needs MicrosoftAppId, in the environment or in .env.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { zipSync } from 'fflate';
import { ConfigError } from '../src/base/errors.js';
import { reportStartFailure } from '../src/cli/start-failure.js';
import { type Environment, loadEnvironment } from '../src/config/config.js';
import { isCustomerId as isGuid } from '../src/domain/customers/customer.js';
import { checkPackage } from './app-package/check.js';
import { type PackageConnector, packageFiles, readManifest } from './app-package/files.js';
import { findPlaceholders } from './app-package/placeholders.js';

const FOLDER = fileURLToPath(new URL('../manifest/build/', import.meta.url));
const OWN_PAGES =
  'Put your organization and its pages under "developer" in manifest/manifest.json. ' +
  'To try the app by yourself before that: npm run package -- --trial';
const NO_APP_ID =
  'MicrosoftAppId is missing or no GUID. Set it in the environment or in .env: the app id of the bot.';

interface Options {
  readonly trial?: boolean;
  readonly mcpReference?: string;
}

/** The path of the package, or why there is none. */
function makePackage({
  trial: isTrial = false,
  mcpReference,
}: Options): { readonly path: string } | { readonly problems: readonly string[] } {
  const env = loadEnvironment();
  const appId = env['MicrosoftAppId']?.trim().toLowerCase() ?? '';
  if (!isGuid(appId)) return { problems: [NO_APP_ID] };
  const manifest = readManifest();
  const files = packageFiles(manifest, appId, connectorOf(env, mcpReference));
  const problems = checkPackage(files);
  if (problems.length > 0) return { problems };
  const placeholders = isTrial ? [] : findPlaceholders(files);
  if (placeholders.length > 0) return { problems: [...placeholders, OWN_PAGES] };
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, `seatwise-${manifest.version}.zip`);
  writeFileSync(path, zipSync({ ...files }));
  return { path };
}

/** The package may be made where the bot does not run: an address is enough, unless MCP is said to be off. */
function connectorOf(env: Environment, oauthReference: string | undefined): PackageConnector | undefined {
  const publicUrl = env['PUBLIC_URL']?.trim().replace(/\/+$/, '') ?? '';
  return publicUrl === '' || env['MCP']?.trim() === 'off' ? undefined : { publicUrl, oauthReference };
}

const program = new Command('package')
  .description('Makes the Teams app package of the bot in MicrosoftAppId and prints the path of its zip.')
  .option('--trial', 'also with the pages of the repository, which lead nowhere: for yourself only')
  .option(
    '--mcp-reference <id>',
    'OAuth registration of the Teams developer portal, for the tools at PUBLIC_URL',
  )
  .action((options: Options) => {
    try {
      const made = makePackage(options);
      if ('path' in made) {
        process.stdout.write(`${relative(process.cwd(), made.path)}\n`);
        return;
      }
      const lines = made.problems.map((problem) => `- ${problem}\n`).join('');
      process.stderr.write(`The Teams app package cannot be made:\n${lines}`);
      process.exitCode = 1;
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      process.exitCode = reportStartFailure(error);
    }
  });

program.parse();
