import type { CommandName } from '../../commands/catalogue.js';
import type { Messages } from '../../i18n/messages.js';
import { allWatches } from '../all-watches.js';
import { buttonRows } from '../button-rows.js';
import { type CardButton, showCustomers } from '../card-action.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { allCustomers } from './all-customers-button.js';

export interface HelpWords {
  readonly title: string;
  readonly intro: string;
  readonly notes: readonly string[];
  /** A whole sentence that introduces the bot. */
  readonly greeting?: string | undefined;
  readonly summaryKey: 'help.summary';
  readonly buttons?: readonly CardButton[];
}

/** Commands as examples to copy, with what each does. */
function commandsReply(
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
  const { title, intro, notes, buttons = [] } = words;
  const card = render('help', { summary, commands: listed, title, intro, notes, rows: buttonRows(buttons) });
  const lines = listed.map(({ example, about }) => `${example} - ${about}`);
  return { card, summary, text: [words.title, words.intro, '', ...lines, '', ...words.notes].join('\n') };
}

/** The help card, with the main things as buttons; `isShared` in a channel or group, where the bot hears only what mentions it. */
export function helpReply(
  commands: readonly CommandName[],
  {
    isShared,
    canWatch,
    more = [],
  }: {
    readonly isShared: boolean;
    readonly canWatch: boolean;
    /** Commands that are named beneath, as examples alone. */
    readonly more?: readonly CommandName[];
  },
  messages: Messages,
  render: RenderCard,
): Reply {
  const others = more.length > 0 ? [messages.say('help.more', { examples: examplesOf(more, messages) })] : [];
  const words = {
    title: messages.say('help.title'),
    intro: messages.say('help.intro'),
    summaryKey: 'help.summary' as const,
    notes: [...others, ...generalNotes(isShared, messages)],
    buttons: canWatch ? mainThings(messages) : [],
  };
  return commandsReply(words, commands, messages, render);
}

/** What the bot says first: who it is, three lines to begin with, and three buttons. */
export function welcomeReply(
  { isShared, canWatch }: { readonly isShared: boolean; readonly canWatch: boolean },
  messages: Messages,
  render: RenderCard,
): Reply {
  const greeting = messages.say(isShared ? 'welcome.shared' : 'welcome.personal');
  const kept: readonly CardButton[] = [allCustomers(messages), allWatches(messages, 'message')];
  const allCommands: CardButton = { title: messages.say('action.help'), data: { verb: 'show-help' } };
  const words = {
    title: greeting,
    greeting,
    intro: messages.say('help.intro'),
    summaryKey: 'help.summary' as const,
    notes: generalNotes(isShared, messages),
    buttons: [...(canWatch ? kept : []), allCommands],
  };
  return commandsReply(words, canWatch ? FIRST_COMMANDS : FIRST_WITHOUT_DATABASE, messages, render);
}

/** What can be shown to somebody who has named no customer. */
function mainThings(messages: Messages): readonly CardButton[] {
  return [
    allCustomers(messages),
    {
      title: messages.say('action.renewals'),
      data: showCustomers({ kind: 'renewals', span: undefined, product: undefined }, { answer: 'message' }),
    },
    {
      title: messages.say('action.open-alerts'),
      data: { verb: 'show-open-alerts', page: 0, answer: 'message' },
    },
  ];
}

const FIRST_COMMANDS: readonly CommandName[] = ['license-usage', 'portfolio', 'watch'];
const FIRST_WITHOUT_DATABASE: readonly CommandName[] = ['license-usage', 'unused-licenses', 'renewals'];

function generalNotes(isShared: boolean, messages: Messages): readonly string[] {
  return [messages.say('help.outro'), ...(isShared ? [messages.say('help.channel-mention')] : [])];
}

function examplesOf(commands: readonly CommandName[], messages: Messages): string {
  return commands.map((name) => messages.say(`command.${name}.example`)).join(messages.say('list.separator'));
}
