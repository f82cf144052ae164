import type { Report } from '../../domain/reports/report.js';
import { WATCH_RULE_KINDS, type Watch, type WatchRuleKind } from '../../domain/watching/watch.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { CardButton } from '../card-action.js';
import { displayText } from '../display-text.js';
import { pageOf } from '../page.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { removeButton as removeReportButton, restoreButton } from '../reports/report-buttons.js';
import { reportLine, reportName, reportPhrase } from '../reports/report-phrases.js';
import { asLine } from '../usage/usage-phrases.js';
import { joinEntries } from '../words/join.js';
import { askedForPhrase } from '../words/person-name.js';
import { joinSentences } from '../words/sentences.js';
import { watchLine, watchName, watchPhrase } from './watch-phrases.js';

/** Entries a page, so that a page of the longest names stays under 28 KB. */
const PAGE_SIZE = 5;
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
  /** By number; they stand behind the watches. */
  readonly reports?: readonly Report[];
  /** When the conversation's digest comes, in words; undefined where none does. */
  readonly digest: string | undefined;
  readonly page: number;
  /** What a button of the list did just now; it stands above the list. */
  readonly change?: ListChange | undefined;
}

/** What became of a press on the list. */
export type ListChange =
  | { readonly kind: 'removed' | 'restored'; readonly watches: readonly Watch[] }
  | { readonly kind: 'report-removed' | 'report-restored'; readonly report: Report }
  /** In our own words. */
  | { readonly kind: 'told'; readonly text: string };

interface WatchEntry {
  readonly name: string;
  readonly watch: string;
  /** The same on a line of its own: with a capital, but for a name, which stays as it is written. */
  readonly line: string;
  readonly asked: string;
  readonly remove: CardButton;
}

/** Everything that posts by itself in a conversation, each with a button that ends it, and how to add more. */
export function watchesReply(
  { watches, reports = [], digest, page, change }: WatchesOfConversation,
  messages: Messages,
  render: RenderCard,
): Reply {
  const listed: readonly ListedEntry[] = [...watches.map(asWatch), ...reports.map(asReport)];
  const shown = pageOf(listed, page, PAGE_SIZE, messages);
  const title = messages.say('watch.list.title');
  const count = countPhrase(watches, reports, messages);
  const digestEntries = digest === undefined ? [] : [digestEntry(digest, shown.number, messages)];
  const entriesOf = (some: readonly ListedEntry[]) => [
    ...some.map((one) =>
      one.kind === 'watch'
        ? watchEntry(one.watch, shown.number, messages)
        : reportEntry(one.report, shown.number, messages),
    ),
    ...digestEntries,
  ];
  const all = messages.say('watch.unwatch-all-command');
  const turn = (title: string, page: number): CardButton => ({ title, data: { verb: 'show-watches', page } });
  const canRemoveAll = watches.length > 1 && watches.length <= REMOVED_AT_ONCE;
  const done = change === undefined ? NOTHING_DONE : doneOf(change, shown.number, messages);
  const isDone = done.title !== '';
  const summary = summaryOf(watches, reports, digest, messages);
  const words = {
    title,
    count,
    done,
    summary: isDone ? joinSentences(done.title, summary, messages) : summary,
    entries: entriesOf(shown.items).map(({ line, ...entry }) => ({ ...entry, watch: line })),
    page: shown.position,
    howToAdd: messages.say('watch.list.how-to-add'),
    examples: exampleWatches(messages),
    howToRemoveAll:
      watches.length > REMOVED_AT_ONCE ? messages.say('watch.list.how-to-remove-all', { command: all }) : '',
  };
  const actions: readonly CardButton[] = [
    ...(shown.number > 0 ? [turn(messages.say('action.previous'), shown.number - 1)] : []),
    ...(shown.number < shown.last ? [turn(messages.say('action.next'), shown.number + 1)] : []),
    ...(canRemoveAll ? [removeButton(watches, shown.number, messages.say('action.remove-all'))] : []),
  ];
  const card = render('watches', { ...words, actions });
  const lines = [
    ...[done.title, done.about].filter((line) => line !== ''),
    title,
    count,
    ...entriesOf(listed).map((entry) => entryLine(entry, messages)),
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

interface Done {
  readonly title: string;
  /** May hold outside text. */
  readonly about: string;
  readonly undo: readonly CardButton[];
}

const NOTHING_DONE: Done = { title: '', about: '', undo: [] };

function doneOf(change: ListChange, page: number, messages: Messages): Done {
  if (change.kind === 'told') return { title: change.text, about: '', undo: [] };
  if ('report' in change) {
    const isRemoved = change.kind === 'report-removed';
    return {
      title: messages.say(isRemoved ? 'report.removed.title' : 'report.restored.title'),
      about: reportLine(change.report, messages),
      undo: isRemoved ? [restoreButton(change.report, messages, page)] : [],
    };
  }
  const { kind, watches } = change;
  const undo: CardButton = {
    title: messages.say('action.undo'),
    data: { verb: 'restore-watch', watchIds: watches.map(({ watchId }) => watchId), page },
  };
  return {
    title: messages.say(`watch.${kind}.title`, { count: watches.length }),
    about: changedPhrase(watches, messages),
    undo: kind === 'removed' && watches.length <= REMOVED_AT_ONCE ? [undo] : [],
  };
}

/** One in words, several by their numbers: they are many letters, and those restored stand beneath. */
function changedPhrase(watches: readonly Watch[], messages: Messages): string {
  const [first, ...others] = watches;
  if (first !== undefined && others.length === 0) return watchLine(first, messages);
  const named = watches.slice(0, REMOVED_AT_ONCE).map((watch) => watchName(watch, messages));
  const rest = watches.length - named.length;
  if (rest > 0) named.push(messages.say('list.more', { count: rest }));
  return named.join(messages.say('list.separator'));
}

function watchEntry(watch: Watch, page: number, messages: Messages): WatchEntry {
  const phrase = watchPhrase(watch, messages);
  return {
    name: watchName(watch, messages),
    watch: phrase,
    line: watch.customer === undefined ? asLine(phrase) : phrase,
    asked: askedForPhrase(watch, messages),
    remove: removeButton([watch], page, messages.say('action.remove-number', { number: watch.number })),
  };
}

type ListedEntry =
  | { readonly kind: 'watch'; readonly watch: Watch }
  | { readonly kind: 'report'; readonly report: Report };

function asWatch(watch: Watch): ListedEntry {
  return { kind: 'watch', watch };
}

function asReport(report: Report): ListedEntry {
  return { kind: 'report', report };
}

function reportEntry(report: Report, page: number, messages: Messages): WatchEntry {
  const phrase = reportPhrase(report, messages);
  return {
    name: reportName(report, messages),
    watch: phrase,
    line: phrase,
    asked: askedForPhrase(report, messages),
    remove: removeReportButton(report, messages.say('action.remove-number', { number: report.number }), page),
  };
}

/** "2 watches; 1 report by mail". */
function countPhrase(watches: readonly Watch[], reports: readonly Report[], messages: Messages): string {
  const counts = [
    messages.say('watch.list.count', { count: watches.length }),
    ...(reports.length === 0 ? [] : [messages.say('report.list.count', { count: reports.length })]),
  ];
  return joinEntries(counts, messages);
}

function digestEntry(digest: string, page: number, messages: Messages): WatchEntry {
  return {
    name: messages.say('watch.list.digest'),
    watch: displayText(digest, 200),
    line: asLine(displayText(digest, 200)),
    asked: '',
    remove: { title: messages.say('action.remove'), data: { verb: 'stop-digest', page } },
  };
}

function entryLine({ name, watch, asked }: WatchEntry, messages: Messages): string {
  const line = messages.say('phrase.labelled', { label: name, value: watch });
  return asked === '' ? line : joinSentences(line, asked, messages);
}

function removeButton(watches: readonly Watch[], page: number, title: string): CardButton {
  return { title, data: { verb: 'remove-watch', watchIds: watches.map(({ watchId }) => watchId), page } };
}

/** "2 watches: all customers: …; Contoso: …". */
function summaryOf(
  watches: readonly Watch[],
  reports: readonly Report[],
  digest: string | undefined,
  messages: Messages,
): string {
  const count = countPhrase(watches, reports, messages);
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
