import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMessageTexts } from '../../src/app/assets.js';
import { COMMAND_NAMES } from '../../src/commands/catalogue.js';
import { languageOf, type Tongue } from '../../src/i18n/locale.js';
import { SEARCH_COMMAND, SEARCH_PARAMETER } from '../../src/teams/compose-extension.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Files of the Teams app package by name. */
export type PackageFiles = Readonly<Record<string, Uint8Array>>;

/** A Teams language tag and what ours go by. */
export const PACKAGE_LANGUAGES = [
  { tag: 'pt-pt', language: 'pt-PT' },
  { tag: 'pt-br', language: 'pt-BR' },
  { tag: 'pl', language: 'pl' },
  { tag: 'fr', language: 'fr' },
  { tag: 'nl', language: 'nl' },
  { tag: 'zh-tw', language: 'zh-TW' },
] as const;

export interface Manifest {
  readonly version: string;
  readonly bots: readonly [
    {
      readonly commandLists: readonly {
        readonly commands: readonly { readonly title: string; readonly description: string }[];
      }[];
    },
  ];
}

type Texts = Readonly<Record<string, string>>;

/** The manifest as it is in the repository: English, its ids all zeros. */
export function readManifest(): Manifest {
  return readJson('manifest/manifest.json') as Manifest;
}

/**
 * The files of the package of one bot: manifest, icons and a file for each further language, whose commands are the
 * ones of the help card.
 */
export function packageFiles(manifest: Manifest, appId: string): PackageFiles {
  const [bot] = manifest.bots;
  const own = {
    ...manifest,
    id: appId,
    bots: [{ ...bot, botId: appId, scopes: ['personal', 'team', 'groupChat', 'copilot'] }],
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
    list.commands.flatMap(({ title }, position): [string, string | undefined][] => {
      const name = COMMAND_NAMES.find((command) => english[`command.${command}.example`] === title);
      const place = `bots[0].commandLists[${at}].commands[${position}]`;
      return [
        [`${place}.title`, texts[`command.${name}.example`]],
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
