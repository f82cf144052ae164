import { WATCH_LIMITS, type WatchProblem } from '../../commands/watch-request.js';
import type { Report } from '../../domain/reports/report.js';
import type { Watch } from '../../domain/watching/watch.js';
import type { Messages } from '../../i18n/messages.js';
import type { UnclearCustomer } from '../../usecases/customers/find-customer.js';
import type { WatchRequest } from '../../usecases/watching/add-watch.js';
import { allWatches } from '../all-watches.js';
import type { CardButton } from '../card-action.js';
import { noticeReply } from '../notices/notice-card.js';
import { unclearCustomerReply } from '../notices/unclear-customer.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { joinEntries } from '../words/join.js';
import { joinSentences } from '../words/sentences.js';
import { type AddedWatch, firingPhrase } from './watch-firing.js';
import { watchLine } from './watch-phrases.js';

export { watchesReply } from './watches-card.js';

/** Watches named before the rest is only counted. */
const WATCHES_NAMED = 3;
/** As many ids as a button can carry on a card under 28 KB. */
const RESTORED_AT_ONCE = 100;
const NUMBERS_NAMED = 30;
/** As long as a request may be to stand on a card for each of eight customers, in characters. */
const LONGEST_REQUEST = 700;

/** What is watched from now on, what that would alert on now, and the way back. */
export function watchAddedReply(
  { kind, watch, firing }: AddedWatch,
  messages: Messages,
  render: RenderCard,
): Reply {
  const undo: CardButton = {
    title: messages.say('action.undo'),
    data: { verb: 'remove-watch', watchIds: [watch.watchId] },
  };
  const notice = {
    title: messages.say(`watch.${kind}.title`),
    about: watchLine(watch, messages),
    advice: firingPhrase(firing, messages),
    buttons: [...(kind === 'added' ? [undo] : []), allWatches(messages)],
  };
  return noticeReply(notice, messages, render);
}

/** What is sent to a conversation beside its watches. */
export interface SentBesides {
  readonly reports: readonly Report[];
  /** When the digest comes, in words; undefined where none does. */
  readonly digest: string | undefined;
}

/** What was removed, with a button that takes it back; where all was, `besides` is what goes on all the same. */
export function watchRemovedReply(
  { watches, besides }: { readonly watches: readonly Watch[]; readonly besides?: SentBesides | undefined },
  messages: Messages,
  render: RenderCard,
): Reply {
  const undo: CardButton = {
    title: messages.say('action.undo'),
    data: { verb: 'restore-watch', watchIds: watches.map(({ watchId }) => watchId) },
  };
  const canUndo = watches.length <= RESTORED_AT_ONCE;
  const notice = {
    title: messages.say('watch.removed.title', { count: watches.length }),
    about: watchLines(watches, messages),
    advice: joinSentences(
      messages.say(canUndo ? 'watch.removed.advice' : 'watch.removed.advice-final'),
      besides === undefined ? '' : goesOnPhrase(besides, messages),
      messages,
    ),
    buttons: [...(canUndo ? [undo] : []), allWatches(messages)],
  };
  return noticeReply(notice, messages, render);
}

/** Empty where nothing does. */
function goesOnPhrase({ reports, digest }: SentBesides, messages: Messages): string {
  const what = [
    ...(reports.length === 0 ? [] : [messages.say('report.list.count', { count: reports.length })]),
    ...(digest === undefined ? [] : [digestLine(digest, messages)]),
  ];
  return what.length === 0
    ? ''
    : messages.say('watch.removed.goes-on', { what: joinEntries(what, messages) });
}

/** "Digest: every Monday at 09:00". */
function digestLine(digest: string, messages: Messages): string {
  return messages.say('phrase.labelled', { label: messages.say('watch.list.digest'), value: digest });
}

/** What is watched again after a removal was taken back. */
export function watchRestoredReply(
  { watches }: { readonly watches: readonly Watch[] },
  messages: Messages,
  render: RenderCard,
): Reply {
  const notice = {
    title: messages.say('watch.restored.title', { count: watches.length }),
    about: watchLines(watches, messages),
    buttons: [allWatches(messages)],
  };
  return noticeReply(notice, messages, render);
}

/** Nothing here has that number, or the watches a button was for are gone; which numbers there are. */
export function noSuchWatchReply(
  {
    number,
    watches,
    reports = [],
    digest,
  }: {
    readonly number: number | undefined;
    readonly watches: readonly Watch[];
  } & Partial<SentBesides>,
  messages: Messages,
  render: RenderCard,
): Reply {
  const ofWatches =
    watches.length === 0
      ? messages.say('watch.list.count', { count: 0 })
      : messages.say('watch.unknown.numbers', {
          count: watches.length,
          numbers: numbersOf(watches, messages),
        });
  const ofReports = messages.say('phrase.bracketed', {
    text: messages.say('report.list.count', { count: reports.length }),
    note: numbersOf(reports, messages),
  });
  const notice = {
    title:
      number === undefined
        ? messages.say('watch.unknown.any')
        : messages.say('watch.unknown.number', { number }),
    about: joinEntries(
      [
        ofWatches,
        ...(reports.length === 0 ? [] : [ofReports]),
        ...(digest === undefined ? [] : [digestLine(digest, messages)]),
      ],
      messages,
    ),
    buttons: [allWatches(messages)],
  };
  return noticeReply(notice, messages, render);
}

/** "1, 3, 4 and 12 more". */
function numbersOf(listed: readonly { readonly number: number }[], messages: Messages): string {
  const numbers = listed.slice(0, NUMBERS_NAMED).map(({ number }) => messages.number(number));
  const rest = listed.length - numbers.length;
  if (rest > 0) numbers.push(messages.say('list.more', { count: rest }));
  return numbers.join(messages.say('list.separator'));
}

/** A watch that cannot be as it was written: what it takes, with an example. */
export function watchProblemReply(problem: WatchProblem, messages: Messages, render: RenderCard): Reply {
  const limits = problem === 'several-rules' || problem === 'ticket' ? {} : WATCH_LIMITS[problem];
  const notice = {
    title: messages.say('watch.problem.title'),
    about: messages.say(`watch.problem.${problem}`, {
      ...limits,
      example: messages.say(`watch.example.${EXAMPLES[problem]}`),
    }),
  };
  return noticeReply(notice, messages, render);
}

const EXAMPLES: Readonly<
  Record<WatchProblem, 'low-usage' | 'unused' | 'over-used' | 'renewal' | 'minimum-seats' | 'ticket'>
> = {
  percent: 'low-usage',
  'over-percent': 'over-used',
  seats: 'unused',
  days: 'renewal',
  'minimum-seats': 'minimum-seats',
  'several-rules': 'low-usage',
  ticket: 'ticket',
};

/**
 * A customer of a watch, or one to be left out of it, is not clearly one: those it may be to choose from, which keeps
 * the rest of the watch as it was written. `resolve` gives the watch with a customer chosen.
 */
export function watchCustomerUnclearReply(
  unclear: UnclearCustomer,
  messages: Messages,
  render: RenderCard,
  resolve?: (customerId: string) => WatchRequest,
): Reply {
  const title = messages.say('watch.unclear.title');
  // With more than that eight choices would not fit a card; nor is it likely to be a sentence.
  const canChoose = resolve !== undefined && JSON.stringify(resolve('')).length <= LONGEST_REQUEST;
  const choose = canChoose
    ? (customerId: string) => ({ verb: 'choose-watch', request: resolve(customerId) }) as const
    : undefined;
  return unclearCustomerReply(unclear, { title, choose }, messages, render);
}

/** The test alert comes as a message of its own. */
export function testAlertSentReply(messages: Messages, render: RenderCard): Reply {
  return noticeReply({ title: messages.say('watch.test-sent') }, messages, render);
}

function watchLines(watches: readonly Watch[], messages: Messages): string {
  const named = watches.slice(0, WATCHES_NAMED).map((watch) => watchLine(watch, messages));
  const rest = watches.length - named.length;
  return joinEntries(rest > 0 ? [...named, messages.say('list.more', { count: rest })] : named, messages);
}
