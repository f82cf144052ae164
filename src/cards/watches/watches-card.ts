import { WATCH_RULE_KINDS, type Watch, type WatchRuleKind } from '../../domain/watching/watch.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { CardButton } from '../card-action.js';
import { displayText } from '../display-text.js';
import { pageOf } from '../page.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { joinEntries } from '../usage/usage-phrases.js';
import { joinSentences } from '../words/sentences.js';
import { askedForPhrase, watchName, watchPhrase } from './watch-phrases.js';

/** Entries a page, so that a page of the longest names stays under 28 KB. */
const PAGE_SIZE = 6;
const SUMMARY_WATCHES = 2;

/** As many ids as a button can carry beside a full page; with more watches the command does it. */
const REMOVED_AT_ONCE = 12;

/** Lines to copy that each begin a watch; three are enough to see how it is done. */
const EXAMPLES: Readonly<Record<WatchRuleKind, MessageKey | undefined>> = {
  'low-usage': 'watch.example.low-usage',
  unused: 'watch.example.unused',
  'over-used': undefined,
  renewal: 'watch.example.renewal',
};

export interface WatchesOfConversation {
  /** By number. */
  readonly watches: readonly Watch[];
  /** When the conversation's digest comes, in words; undefined where none does. */
  readonly digest: string | undefined;
  readonly page: number;
}

interface WatchEntry {
  readonly name: string;
  readonly watch: string;
  readonly asked: string;
  readonly remove: CardButton;
}

/** Everything that posts by itself in a conversation, each with a button that ends it, and how to add more. */
export function watchesReply(
  { watches, digest, page }: WatchesOfConversation,
  messages: Messages,
  render: RenderCard,
): Reply {
  const shown = pageOf(watches, page, PAGE_SIZE, messages);
  const title = messages.say('watch.list.title');
  const count = messages.say('watch.list.count', { count: watches.length });
  const digestEntries = digest === undefined ? [] : [digestEntry(digest, messages)];
  const entriesOf = (some: readonly Watch[]) => [
    ...some.map((watch) => watchEntry(watch, messages)),
    ...digestEntries,
  ];
  const all = messages.say('watch.unwatch-all-command');
  const turn = (title: string, page: number): CardButton => ({ title, data: { verb: 'show-watches', page } });
  const canRemoveAll = watches.length > 1 && watches.length <= REMOVED_AT_ONCE;
  const words = {
    title,
    count,
    summary: summaryOf(watches, digest, messages),
    entries: entriesOf(shown.items),
    page: shown.position,
    howToAdd: messages.say('watch.list.how-to-add'),
    examples: exampleWatches(messages),
    howToRemoveAll:
      watches.length > REMOVED_AT_ONCE ? messages.say('watch.list.how-to-remove-all', { command: all }) : '',
  };
  const actions: readonly CardButton[] = [
    ...(shown.number > 0 ? [turn(messages.say('action.previous'), shown.number - 1)] : []),
    ...(shown.number < shown.last ? [turn(messages.say('action.next'), shown.number + 1)] : []),
    ...(canRemoveAll ? [removeButton(watches, messages.say('action.remove-all'))] : []),
  ];
  const card = render('watches', { ...words, actions });
  const lines = [
    title,
    count,
    ...entriesOf(watches).map((entry) => entryLine(entry, messages)),
    '',
    words.howToAdd,
    ...words.examples,
    ...[words.howToRemoveAll].filter((line) => line !== ''),
  ];
  return { card, summary: words.summary, text: lines.join('\n') };
}

function exampleWatches(messages: Messages): readonly string[] {
  return WATCH_RULE_KINDS.flatMap((kind) => (EXAMPLES[kind] ? [messages.say(EXAMPLES[kind])] : []));
}

function watchEntry(watch: Watch, messages: Messages): WatchEntry {
  return {
    name: watchName(watch, messages),
    watch: watchPhrase(watch, messages),
    asked: askedForPhrase(watch, messages),
    remove: removeButton([watch], messages.say('action.remove-number', { number: watch.number })),
  };
}

function digestEntry(digest: string, messages: Messages): WatchEntry {
  return {
    name: messages.say('watch.list.digest'),
    watch: displayText(digest, 200),
    asked: '',
    remove: { title: messages.say('action.remove'), data: { verb: 'stop-digest' } },
  };
}

function entryLine({ name, watch, asked }: WatchEntry, messages: Messages): string {
  const line = messages.say('phrase.labelled', { label: name, value: watch });
  return asked === '' ? line : joinSentences(line, asked, messages);
}

function removeButton(watches: readonly Watch[], title: string): CardButton {
  return { title, data: { verb: 'remove-watch', watchIds: watches.map(({ watchId }) => watchId) } };
}

/** "2 watches: all customers: …; Contoso: …". */
function summaryOf(watches: readonly Watch[], digest: string | undefined, messages: Messages): string {
  const count = messages.say('watch.list.count', { count: watches.length });
  const named = watches.slice(0, SUMMARY_WATCHES).map((watch) => watchPhrase(watch, messages));
  const rest = watches.length - named.length;
  if (rest > 0) named.push(messages.say('list.more', { count: rest }));
  const watched =
    named.length === 0
      ? count
      : messages.say('phrase.bracketed', { text: count, note: joinEntries(named, messages) });
  if (digest === undefined) return watched;
  const second = messages.say('phrase.labelled', {
    label: messages.say('watch.list.digest'),
    value: displayText(digest, 200),
  });
  return joinSentences(watched, second, messages);
}
