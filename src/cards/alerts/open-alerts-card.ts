import type { AlertState } from '../../domain/watching/alert.js';
import { alertsByCustomer } from '../../domain/watching/alerts-by-customer.js';
import type { Messages } from '../../i18n/messages.js';
import type { WatchedAlert } from '../../usecases/watching/watch-ports.js';
import { allWatches } from '../all-watches.js';
import { buttonRows } from '../button-rows.js';
import { type CardButton, type OpenAlertsAction, showCustomer } from '../card-action.js';
import { noticeReply } from '../notices/notice-card.js';
import { type Page, pageOf, turnButtons, turnsOf } from '../page.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { sourceOfDays } from '../usage/source-of.js';
import { customerLabel } from '../words/customer-label.js';
import { firstEntries, joinEntries, joinPhrases } from '../words/join.js';
import { joinSentences } from '../words/sentences.js';
import { inRows, snoozeInputs } from './alert-buttons.js';
import { amountOfRow, amountsBasis, weightPhrase } from './alert-money.js';
import { alertHeadline, figuresPhrase, nowPhrase, subjectName, viewOf } from './alert-phrases.js';
import { stateWord } from './alert-state.js';
import { isPlainlyOpen, type StatedAlert, stateCounts, statedAlerts, worstStyle } from './stated-alerts.js';

/** Customers a page, so that a page of the longest names stays under 28 KB. */
const PAGE_SIZE = 6;
/** Alerts of one customer that are told; the others are counted. */
const LINES = 2;
const NAME_LIMIT = 50;
const LABEL_LIMIT = 28;
type Row = ReturnType<typeof alertsByCustomer<StatedAlert>>[number];

/** The answer to `alerts`: what is not closed in the conversation, a row a customer, the heaviest first. */
export function openAlertsReply(
  {
    alerts,
    page = 0,
    told = '',
  }: {
    readonly alerts: readonly WatchedAlert[];
    readonly page?: number;
    /** What was just done, or why it was not. */
    readonly told?: string;
  },
  now: Date,
  messages: Messages,
  render: RenderCard,
): Reply {
  const stated = statedAlerts(alerts, now);
  if (stated.length === 0) return noneReply(told, messages, render);
  const rows = alertsByCustomer(stated);
  const shown = pageOf(rows, page, PAGE_SIZE, messages);
  const title = messages.say('alerts.title', { count: stated.length });
  const counts = stated.every(isPlainlyOpen) ? '' : stateCounts(stated, messages);
  const basis = amountsBasis(stated, messages);
  const hint = hintOf(basis, rows.length, messages);
  const entries = shown.items.map((row) => entryOf(row, messages));
  const summary = messages.say('alert.list.summary', {
    title,
    customers: rows.length,
    alerts: firstEntries(
      rows.map(({ items }) => items[0]),
      ({ alert }) => alertHeadline(alert, messages),
      messages,
    ),
  });
  const card = render('open-alerts', {
    style: worstStyle(stated),
    title,
    counts,
    told,
    summary: told === '' ? summary : joinEntries([told, summary], messages),
    hint,
    entries,
    page: shown.position,
    whichLabel: messages.say('alert.list.which-label'),
    whichChoose: messages.say('alert.list.which-choose'),
    // No choice where there is one.
    choices: rows.length === 1 ? [] : choicesOf(stated, shown, messages),
    aside: buttonRows(turnButtons(turns(shown), messages)),
    ...buttonsOf(stated, shown.number, messages),
  });
  const lines = entries.map(({ customer, counts: own, lines: told }) =>
    messages.say('phrase.labelled', {
      label: customer,
      value: joinEntries(
        [own, ...told].filter((one) => one !== ''),
        messages,
      ),
    }),
  );
  const head = [...[told, title, counts, basis].filter((line) => line !== ''), ''];
  const tail = shown.position === '' ? [] : [shown.position];
  return {
    card,
    summary: told === '' ? summary : told,
    text: [...head, ...lines, ...tail].join('\n'),
    turns: turns(shown),
    source:
      told === ''
        ? sourceOfDays(
            stated.map(({ alert }) => alert.figures.dataAsOf),
            messages,
          )
        : undefined,
  };
}

/** On which basis amounts are, and in which order customers stand, where there are several. */
function hintOf(basis: string, customers: number, messages: Messages): string {
  if (customers === 1) return basis;
  return basis === ''
    ? messages.say('alerts.hint')
    : joinSentences(basis, messages.say('alerts.hint-money'), messages);
}

/** What was done to alerts, and to which. */
export function changedAlertsPhrase(
  verb: OpenAlertsAction['verb'],
  changed: readonly WatchedAlert[],
  messages: Messages,
): string {
  const what = firstEntries(
    changed,
    ({ alert }) =>
      messages.say('phrase.labelled', {
        label: customerLabel(alert, messages, LABEL_LIMIT),
        value: subjectName(alert.subject, messages),
      }),
    messages,
  );
  const key = (
    { 'acknowledge-open': 'acknowledged', 'snooze-open': 'snoozed', 'reopen-open': 'reopened' } as const
  )[verb];
  return messages.say(`alerts.${key}`, { count: changed.length, what });
}

function noneReply(told: string, messages: Messages, render: RenderCard): Reply {
  return noticeReply(
    {
      title: messages.say('alerts.none'),
      about: told,
      advice: messages.say('alerts.none-advice'),
      buttons: [
        allWatches(messages, 'message'),
        {
          title: messages.say('action.all-customers'),
          data: { verb: 'show-portfolio', page: 0, answer: 'message' },
        },
      ],
    },
    messages,
    render,
  );
}

function entryOf({ items, amount }: Row, messages: Messages) {
  const [{ alert }, other] = items;
  const told = items.slice(0, LINES).map((item) => {
    const { alert: one, state } = item;
    // What a single alert costs is what its customer is weighed by.
    const own = other === undefined ? '' : amountOfRow(item, messages);
    return messages.say('phrase.labelled', {
      label: subjectName(one.subject, messages),
      value: joinEntries(
        [
          joinPhrases([figuresPhrase(one, messages), own], messages),
          nowPhrase(one, state, messages),
          wordOf(state, messages),
        ].filter((part) => part !== ''),
        messages,
      ),
    });
  });
  const more = items.length - told.length;
  return {
    customer: customerLabel(alert, messages, NAME_LIMIT),
    counts: joinPhrases(
      [items.every(isPlainlyOpen) ? '' : stateCounts(items, messages), weightPhrase(amount, messages)],
      messages,
    ),
    lines: more > 0 ? [...told, messages.say('list.more', { count: more })] : told,
    label: messages.say('action.choose', { customer: customerLabel(alert, messages, LABEL_LIMIT) }),
    data: showCustomer(alert.customerId, viewOf(alert), { answer: 'message' }),
  };
}

/** Open is what a row is unless said otherwise. */
function wordOf(state: AlertState, messages: Messages): string {
  return isPlainlyOpen({ state }) ? '' : stateWord(state, messages);
}

/** What the buttons act on: all of them, or those of a customer of this page. */
function choicesOf(stated: readonly StatedAlert[], { items }: Page<Row>, messages: Messages) {
  return [
    { title: messages.say('alert.list.all', { count: stated.length }), value: 'all' },
    ...items.map(({ items: own }) => ({
      title: messages.say('phrase.bracketed', {
        text: customerLabel(own[0].alert, messages, LABEL_LIMIT),
        note: stateCounts(own, messages),
      }),
      value: own[0].alert.customerId,
    })),
  ];
}

function buttonsOf(stated: readonly StatedAlert[], page: number, messages: Messages) {
  const has = (...kinds: readonly AlertState['kind'][]) =>
    stated.some(({ state }) => kinds.includes(state.kind));
  const change = (verb: OpenAlertsAction['verb'], title: string): CardButton => ({
    title,
    data: { verb, page },
  });
  const reopen = has('acknowledged', 'snoozed') ? [change('reopen-open', messages.say('action.reopen'))] : [];
  const acknowledge = has('open') ? [change('acknowledge-open', messages.say('action.acknowledge'))] : [];
  return {
    ...inRows(acknowledge, reopen),
    snooze: [
      {
        ...snoozeInputs(messages),
        submit: change('snooze-open', messages.say('action.snooze-now')),
      },
    ],
  };
}

function turns(shown: Page<Row>) {
  return turnsOf(shown, (page) => ({ verb: 'show-open-alerts', page }));
}
