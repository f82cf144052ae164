import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMessageTexts } from '../../src/app/assets.js';
import { COMMAND_NAMES, type CommandName } from '../../src/commands/catalogue.js';
import { languageOf, TONGUES, type Tongue } from '../../src/i18n/locale.js';
import { SEARCH_COMMAND, SEARCH_PARAMETER } from '../../src/teams/compose-extension.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Files of the Teams app package by name. */
export type PackageFiles = Readonly<Record<string, Uint8Array>>;

/** What we write in besides English, with its tag in Teams. */
export const PACKAGE_LANGUAGES = TONGUES.filter((language) => language !== 'en').map((language) => ({
  tag: language.toLowerCase(),
  language,
}));

interface BotCommand {
  readonly title: string;
  readonly description: string;
}

interface CommandList {
  readonly scopes: readonly string[];
  readonly commands: readonly (BotCommand & { readonly type?: 'prompt'; readonly prompt?: string })[];
}

export interface Manifest {
  readonly version: string;
  readonly bots: readonly [{ readonly commandLists: readonly CommandList[] }];
}

/** What Copilot offers to begin with: what needs no setting up. */
const PROMPTS: readonly CommandName[] = [
  'license-usage',
  'unused-licenses',
  'renewals',
  'trend',
  'portfolio',
  'help',
];

type Texts = Readonly<Record<string, string>>;

/** The manifest as it is in the repository: English, its ids all zeros. */
export function readManifest(): Manifest {
  return readJson('manifest/manifest.json') as Manifest;
}

/** What the package says of the MCP server. */
export interface PackageConnector {
  /** PUBLIC_URL: the bot's own address, without a slash at the end. */
  readonly publicUrl: string;
  /** Of the OAuth registration in the Teams developer portal; undefined: none is named. */
  readonly oauthReference?: string | undefined;
}

/**
 * The files of the package of one bot: manifest, icons and a file for each further language, whose commands are the
 * ones of the help card.
 */
export function packageFiles(
  repository: Manifest,
  appId: string,
  connector?: PackageConnector | undefined,
): PackageFiles {
  const [bot] = repository.bots;
  const commandLists = [...bot.commandLists, copilotPrompts(bot.commandLists)];
  const manifest: Manifest = { ...repository, bots: [{ ...bot, commandLists }] };
  const own = {
    ...repository,
    id: appId,
    bots: [{ ...bot, botId: appId, scopes: ['personal', 'team', 'groupChat', 'copilot'], commandLists }],
    ...(connector && { agentConnectors: [agentConnector(connector)] }),
    composeExtensions: [composeExtension(appId)],
    copilotAgents: { customEngineAgents: [{ type: 'bot', id: appId }] },
    localizationInfo: {
      defaultLanguageTag: 'en-us',
      additionalLanguages: PACKAGE_LANGUAGES.map(({ tag }) => ({ languageTag: tag, file: `${tag}.json` })),
    },
  };
  const languages = PACKAGE_LANGUAGES.map(({ tag, language }): [string, Uint8Array] => [
    `${tag}.json`,
    toJson(languageFile(manifest, language)),
  ]);
  return {
    'manifest.json': toJson(own),
    'color.png': readFileSync(join(ROOT, 'manifest', 'color.png')),
    'outline.png': readFileSync(join(ROOT, 'manifest', 'outline.png')),
    ...Object.fromEntries(languages),
  };
}

/** Commands as prompts that Copilot shows, in the words of the list for Teams. */
function copilotPrompts(lists: readonly CommandList[]): CommandList {
  const { en } = readMessageTexts() as Readonly<Record<'en', Texts>>;
  const commands = PROMPTS.flatMap((name) =>
    (lists[0]?.commands ?? []).filter(({ title }) => title === en[`command.${name}.example`]),
  );
  return {
    scopes: ['copilot'],
    commands: commands.map(({ title, description }) => ({
      title,
      description,
      type: 'prompt',
      prompt: title,
    })),
  };
}

/** Where agents find the tools. Without a reference nothing is said of how to sign in: the server itself tells. */
function agentConnector({ publicUrl, oauthReference }: PackageConnector): object {
  return {
    id: 'seatwise-tools',
    displayName: 'Seatwise',
    description: 'Licence usage, unused licences, renewals, trends and alerts of customers. It only reads.',
    toolSource: {
      remoteMcpServer: {
        mcpServerUrl: `${publicUrl}/mcp`,
        ...(oauthReference && {
          authorization: { type: 'OAuthPluginVault', referenceId: oauthReference },
        }),
      },
    },
  };
}

/** The search for customers from the compose box. */
function composeExtension(botId: string): object {
  return {
    botId,
    commands: [
      {
        id: SEARCH_COMMAND,
        type: 'query',
        context: ['compose', 'commandBox'],
        title: 'Customers',
        description: 'Look a customer up and insert its license usage',
        initialRun: false,
        parameters: [
          {
            name: SEARCH_PARAMETER,
            title: 'Customer',
            description: 'Name or domain',
            inputType: 'text',
          },
        ],
      },
    ],
  };
}

function languageFile(manifest: Manifest, language: Tongue): object {
  const own = {
    ...(readJson(`manifest/languages/${languageOf(language)}.json`) as Texts),
    ...(readJson(`manifest/languages/${language}.json`) as Texts),
  };
  const { en: english, [language]: texts } = readMessageTexts() as Readonly<Record<Tongue, Texts>>;
  const commands = manifest.bots[0].commandLists.flatMap((list, at) =>
    list.commands.flatMap(({ title, prompt }, position): [string, string | undefined][] => {
      const name = COMMAND_NAMES.find((command) => english[`command.${command}.example`] === title);
      const place = `bots[0].commandLists[${at}].commands[${position}]`;
      return [
        [`${place}.title`, texts[`command.${name}.example`]],
        ...(prompt === undefined
          ? []
          : [[`${place}.prompt`, texts[`command.${name}.example`]] satisfies [string, string | undefined]]),
        // In a menu "this list" would be the menu.
        [`${place}.description`, texts[name === 'help' ? 'help.title' : `command.${name}.about`]],
      ];
    }),
  );
  return {
    $schema:
      'https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json',
    ...own,
    ...Object.fromEntries(commands),
  };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}

function toJson(value: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}
