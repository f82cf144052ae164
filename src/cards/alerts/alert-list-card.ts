import { type AlertState, isClosed } from '../../domain/watching/alert.js';
import { alertsInOrder } from '../../domain/watching/alerts-by-customer.js';
import type { Messages } from '../../i18n/messages.js';
import type { WatchedAlert } from '../../usecases/watching/watch-ports.js';
import { type ButtonRow, buttonRows } from '../button-rows.js';
import { type CardButton, showCustomer } from '../card-action.js';
import { displayText } from '../display-text.js';
import { type Page, pageOf } from '../page.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { whyPhrase } from '../watches/watch-phrases.js';
import { customerLabel } from '../words/customer-label.js';
import { firstEntries, joinEntries, joinPhrases } from '../words/join.js';
import { joinSentences } from '../words/sentences.js';
import { type AlertButtons, changeButton, inRows, snoozeForm } from './alert-buttons.js';
import { amountOfRow, amountsBasis } from './alert-money.js';
import { alertHeadline, figuresPhrase, nowPhrase, subjectName, viewOf } from './alert-phrases.js';
import { stateLine, stateWord } from './alert-state.js';
import { isPlainlyOpen, type StatedAlert, stateCounts, statedAlerts, worstStyle } from './stated-alerts.js';

/** What a card with alerts shows: one alert, or a page of several. */
export interface AlertsOfCard {
  readonly cardId: string;
  /** At least one. */
  readonly alerts: readonly WatchedAlert[];
}

/** Entries a page, so that a page of the longest names stays under 28 KB. */
const PAGE_SIZE = 8;
const WATCHES_EXPLAINED = 2;
const LABEL_LIMIT = 28;

interface ListButtons extends AlertButtons {
  /** Beneath the choice of which alerts they act on. */
  readonly beneath: readonly ButtonRow[];
}

/**
 * A page of the alerts of a card that lists them, as they stand at `now`; acting on one or on all of them. The text
 * holds the page too: there may be thousands, and the card is made anew with each change.
 */
export function alertListReply(
  { cardId, alerts }: AlertsOfCard,
  { now, page }: { readonly now: Date; readonly page: number },
  messages: Messages,
  render: RenderCard,
): Reply {
  const stated = statedAlerts(alertsInOrder(alerts), now);
  const shown = pageOf(stated, page, PAGE_SIZE, messages);
  const title = titleOf(stated, messages);
  const basis = amountsBasis(stated, messages);
  const states = stateCounts(stated, messages);
  const counts = basis === '' ? states : joinSentences(states, basis, messages);
  // The title says already that all are new.
  const shownCounts = stated.every(isPlainlyOpen) ? basis : counts;
  const why = whyLines(stated, messages);
  const summary = summaryOf(stated, title, messages);
  const card = render('alert-list', {
    style: worstStyle(stated),
    title,
    counts: shownCounts,
    summary,
    entries: rowsOf(shown.items, messages),
    page: shown.position,
    why,
    whichLabel: messages.say('alert.list.which-label'),
    whichChoose: messages.say('alert.list.which-choose'),
    choices: choicesOf(stated, shown, messages),
    ...buttonsOf(stated, shown, cardId, messages),
  });
  const lines = shown.items.map((entry) => {
    const { customer, what } = entryOf(entry, messages);
    const state = stateLine(entry.state, messages);
    return joinPhrases([messages.say('phrase.labelled', { label: customer, value: what }), state], messages);
  });
  const tail = shown.position === '' ? [] : [shown.position];
  return { card, summary, text: [title, counts, '', ...lines, ...tail, '', ...why].join('\n') };
}

function entryOf(entry: StatedAlert, messages: Messages) {
  const { alert, state } = entry;
  return {
    customer: customerLabel(alert, messages, 60),
    what: messages.say('phrase.labelled', {
      label: subjectName(alert.subject, messages),
      value: joinEntries(
        [
          joinPhrases([figuresPhrase(alert, messages), amountOfRow(entry, messages)], messages),
          nowPhrase(alert, state, messages),
        ].filter((one) => one !== ''),
        messages,
      ),
    }),
    state: stateWord(state, messages),
  };
}

/** A row for each customer, which leads to it, with its alerts of this page. */
function rowsOf(items: readonly StatedAlert[], messages: Messages) {
  const groups: [StatedAlert, ...StatedAlert[]][] = [];
  for (const entry of items) {
    const last = groups.at(-1);
    if (last?.[0].alert.customerId === entry.alert.customerId) last.push(entry);
    else groups.push([entry]);
  }
  return groups.map((own) => {
    const [{ alert }] = own;
    return {
      customer: customerLabel(alert, messages, 60),
      label: messages.say('action.choose', { customer: customerLabel(alert, messages, LABEL_LIMIT) }),
      data: showCustomer(alert.customerId, viewOf(alert), { answer: 'message' }),
      lines: own.map((entry) => {
        const { what, state } = entryOf(entry, messages);
        return { what, state: isPlainlyOpen(entry) ? '' : state };
      }),
    };
  });
}

function titleOf(stated: readonly StatedAlert[], messages: Messages): string {
  const count = stated.length;
  if (stated.every(({ state }) => state.kind === 'open')) {
    return messages.say('alert.list.title-new', { count });
  }
  if (stated.every(isClosed)) return messages.say('alert.list.title-closed', { count });
  return messages.say('alert.list.title', { count });
}

function summaryOf(stated: readonly StatedAlert[], title: string, messages: Messages): string {
  const notClosed = stated.filter((entry) => !isClosed(entry));
  const told = notClosed.length > 0 ? notClosed : stated;
  return messages.say('alert.list.summary', {
    title,
    customers: new Set(stated.map(({ alert }) => alert.customerId)).size,
    alerts: firstEntries(told, ({ alert }) => alertHeadline(alert, messages), messages),
  });
}

/** Why these came and how to stop them: the watches behind those that are not closed, the rest of them counted. */
function whyLines(stated: readonly StatedAlert[], messages: Messages): readonly string[] {
  const notClosed = stated.filter((entry) => !isClosed(entry));
  const behind = (notClosed.length > 0 ? notClosed : stated).map(({ watch }) => watch);
  const watches = [...new Map(behind.map((watch) => [watch.watchId, watch])).values()];
  const explained = watches.slice(0, WATCHES_EXPLAINED);
  const rest = watches.length - explained.length;
  const command = messages.say('command.watches.example');
  return [
    ...explained.map((watch) => whyPhrase(watch, messages)),
    ...(rest > 0 ? [messages.say('alert.list.more-watches', { count: rest, command })] : []),
  ];
}

/** What the buttons can act on: all that are not closed, or one of this page. */
function choicesOf(stated: readonly StatedAlert[], { items }: Page<StatedAlert>, messages: Messages) {
  const count = stated.filter((entry) => !isClosed(entry)).length;
  // No choice where there is one.
  if (count <= 1) return [];
  return [
    { title: messages.say('alert.list.all', { count }), value: 'all' },
    ...items
      .filter((entry) => !isClosed(entry))
      .map(({ alert }) => ({
        title: messages.say('phrase.labelled', {
          label: customerLabel(alert, messages, 30),
          value: displayText(subjectName(alert.subject, messages), 40),
        }),
        value: alert.alertId,
      })),
  ];
}

function buttonsOf(
  stated: readonly StatedAlert[],
  { number, last }: Page<StatedAlert>,
  cardId: string,
  messages: Messages,
): ListButtons {
  const has = (...kinds: readonly AlertState['kind'][]) =>
    stated.some(({ state }) => kinds.includes(state.kind));
  const turn = (title: string, page: number): CardButton => ({
    title,
    data: { verb: 'show-alerts', cardId, page },
  });
  const reopen = has('acknowledged', 'snoozed')
    ? [changeButton('reopen', cardId, messages.say('action.reopen'))]
    : [];
  const acknowledge = has('open')
    ? [changeButton('acknowledge', cardId, messages.say('action.acknowledge'))]
    : [];
  return {
    ...inRows(acknowledge, reopen),
    snooze: has('open', 'acknowledged') ? [snoozeForm(cardId, messages)] : [],
    aside: buttonRows([
      ...(number > 0 ? [turn(messages.say('action.previous'), number - 1)] : []),
      ...(number < last ? [turn(messages.say('action.next'), number + 1)] : []),
    ]),
  };
}
