import type { CommandName } from '../commands/catalogue.js';
import type { Messages } from '../i18n/messages.js';
import type { RenderCard } from './render.js';
import type { Reply } from './reply.js';

export interface HelpWords {
  readonly title: string;
  readonly intro: string;
  readonly notes: readonly string[];
  /** A whole sentence that introduces the bot. */
  readonly greeting?: string | undefined;
  readonly summaryKey: 'help.summary' | 'unknown.summary';
}

/** Commands as examples to copy, with what each does. */
export function commandsReply(
  words: HelpWords,
  commands: readonly CommandName[],
  messages: Messages,
  render: RenderCard,
): Reply {
  const listed = commands.map((name) => ({
    example: messages.say(`command.${name}.example`),
    about: messages.say(`command.${name}.about`),
  }));
  const examples = listed.map(({ example }) => example).join(messages.say('list.separator'));
  const suggestion = messages.say(words.summaryKey, { examples });
  const summary = words.greeting === undefined ? suggestion : `${words.greeting} ${suggestion}`;
  const card = render('help', { summary, commands: listed, ...words });
  const lines = listed.map(({ example, about }) => `${example} - ${about}`);
  return { card, summary, text: [words.title, words.intro, '', ...lines, '', ...words.notes].join('\n') };
}

/** The help card; `isShared` in a channel or group, where the bot hears only what mentions it. */
export function helpReply(
  commands: readonly CommandName[],
  {
    isShared,
    greeting,
    more = [],
  }: {
    readonly isShared: boolean;
    readonly greeting?: string;
    /** Commands that are named beneath, as examples alone. */
    readonly more?: readonly CommandName[];
  },
  messages: Messages,
  render: RenderCard,
): Reply {
  const words = {
    title: greeting ?? messages.say('help.title'),
    greeting,
    intro: messages.say('help.intro'),
    summaryKey: 'help.summary' as const,
    notes: [
      ...(more.length > 0 ? [messages.say('help.more', { examples: examplesOf(more, messages) })] : []),
      messages.say('help.outro'),
      ...(isShared ? [messages.say('help.channel-mention')] : []),
    ],
  };
  return commandsReply(words, commands, messages, render);
}

/** Text that is no command: the nearest ones as examples. */
export function unknownReply(nearest: readonly CommandName[], messages: Messages, render: RenderCard): Reply {
  const words = {
    title: messages.say('unknown.title'),
    intro: messages.say('unknown.intro'),
    summaryKey: 'unknown.summary' as const,
    notes: [messages.say('help.outro')],
  };
  return commandsReply(words, nearest, messages, render);
}

function examplesOf(commands: readonly CommandName[], messages: Messages): string {
  return commands.map((name) => messages.say(`command.${name}.example`)).join(messages.say('list.separator'));
}
