import { COMMAND_NAMES, type CommandName } from '../../src/commands/catalogue.js';
import { WATCH_RULE_KINDS } from '../../src/domain/watching/watch.js';
import { LANGUAGES, type Language } from '../../src/i18n/locale.js';
import type { MessageKey, MessagesFor } from '../../src/i18n/messages.js';
import { COMMAND_NOTES } from './command-notes.js';
import { MEANT_TITLES, type Meant, OWN_WORDS } from './own-words.js';

/** Not from Intl: its names change with the version of Node, and the page must not. */
const LANGUAGE_TITLES: Readonly<Record<Language, string>> = {
  en: 'English',
  'pt-PT': 'Português',
  pl: 'Polski',
  fr: 'Français',
  nl: 'Nederlands',
  'zh-TW': '繁體中文',
};

/** Further sentences that cards tell people to write, by the command they belong to. */
const MORE_EXAMPLES: Readonly<Partial<Record<CommandName, readonly MessageKey[]>>> = {
  watch: [...WATCH_RULE_KINDS.map((kind) => `watch.example.${kind}` as const), 'watch.example.minimum-seats'],
  unwatch: ['watch.unwatch-all-command'],
  digest: ['digest.stop-command'],
};

/**
 * The page with the parts that are made: each stands between a comment `begin NAME` and one `end NAME`, and whatever
 * stands around them is kept. Throws when a part has no place.
 */
export function writeCommandsPage(page: string, messagesFor: MessagesFor): string {
  const parts = {
    overview: overview(messagesFor),
    commands: COMMAND_NAMES.map((name) => section(name, messagesFor)).join('\n\n'),
    'own words': ownWords(),
    languages: LANGUAGES.map((language) => sentences(language, messagesFor)).join('\n\n'),
  };
  return Object.entries(parts).reduce((written, [name, text]) => put(written, name, text), page);
}

function put(page: string, name: string, text: string): string {
  const place = new RegExp(`(<!-- begin ${name}\\b[^>]*-->\n)[^]*?(<!-- end ${name} -->)`);
  if (!place.test(page)) throw new Error(`the page has no place for ${name}`);
  return page.replace(place, (_all, begin: string, end: string) => `${begin}\n${text}\n\n${end}`);
}

function overview(messagesFor: MessagesFor): string {
  const { say } = messagesFor('en');
  const rows = COMMAND_NAMES.map(
    (name) => `| [\`${say(`command.${name}.example`)}\`](#${name}) | ${say(`command.${name}.about`)} |`,
  );
  return ['| Write | You get |', '| --- | --- |', ...rows].join('\n');
}

function ownWords(): string {
  const meant = Object.keys(MEANT_TITLES) as Meant[];
  const tables = LANGUAGES.map((language) => {
    const rows = meant.map((what) => `| \`${OWN_WORDS[language][what]}\` | ${MEANT_TITLES[what]} |`);
    return [
      `**${LANGUAGE_TITLES[language]}**`,
      ['| Say | You get |', '| --- | --- |', ...rows].join('\n'),
    ].join('\n\n');
  });
  return tables.join('\n\n');
}

function section(name: CommandName, messagesFor: MessagesFor): string {
  const { say } = messagesFor('en');
  const { text, variants } = COMMAND_NOTES[name];
  const example = `\`${say(`command.${name}.example`)}\`: ${lowerFirst(say(`command.${name}.about`))}.`;
  const table =
    variants.length === 0
      ? []
      : [
          [
            '| Write | You get |',
            '| --- | --- |',
            ...variants.map(({ write, does }) => `| \`${write}\` | ${does} |`),
          ].join('\n'),
        ];
  return [`### ${titleOf(name)}`, example, ...text, ...table].join('\n\n');
}

function sentences(language: Language, messagesFor: MessagesFor): string {
  const { say } = messagesFor(language);
  const rows = COMMAND_NAMES.map((name) => {
    const written = [`command.${name}.example` as const, ...(MORE_EXAMPLES[name] ?? [])].map((key) =>
      say(key),
    );
    return `| ${titleOf(name)} | ${[...new Set(written)].map((text) => `\`${text}\``).join('<br>')} |`;
  });
  return [
    `### ${LANGUAGE_TITLES[language]}`,
    ['| Command | Write |', '| --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}

function titleOf(name: CommandName): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
