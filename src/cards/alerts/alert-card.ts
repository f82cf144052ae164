import { isStale } from '../../domain/usage/data-age.js';
import type { Alert, AlertState } from '../../domain/watching/alert.js';
import type { Messages } from '../../i18n/messages.js';
import type { WatchedAlert } from '../../usecases/watching/watch-ports.js';
import { buttonRows } from '../button-rows.js';
import { showCustomer } from '../card-action.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { whyPhrase, whyPhraseStopped } from '../watches/watch-phrases.js';
import { breakableInColumn } from '../words/breakable-words.js';
import { customerLabel } from '../words/customer-label.js';
import { type ExplainedFigures, explainedFigures, NOTHING_EXPLAINED } from '../words/explained-figures.js';
import { joinEntries, joinPhrases } from '../words/join.js';
import { joinSentences } from '../words/sentences.js';
import { type AlertButtons, changeButton, snoozeForm } from './alert-buttons.js';
import { alertMoneyInShort, alertMoneyLine } from './alert-money.js';
import { alertDetails, alertHeadline, alertSentence, nowPhrase } from './alert-phrases.js';
import { type ContainerStyle, stateAt, stateLine, stateStyle } from './alert-state.js';

/** The card names its customer in full, wherever else the name is cut. */
const WHOLE_NAME = 256;

/** What an alert card says, apart from the alert itself. */
export interface AlertFrame {
  readonly headline: string;
  readonly style: ContainerStyle;
  readonly kind: string;
  readonly state: string;
  /** Whether the state is what an alert is unless said otherwise. */
  readonly isPlainlyOpen?: boolean;
  /** Since when it stands and from when the figures are; empty where they are invented. */
  readonly dates: string;
  readonly staleness: string;
  /** What its unused seats cost; may be empty. */
  readonly money: string;
  /** How it stands since it cleared; empty otherwise. */
  readonly now: string;
  readonly summary: string;
  readonly why: readonly string[];
  /** What its range or its age means; nothing where it is left out. */
  readonly explained?: ExplainedFigures;
  readonly buttons: AlertButtons;
}

/** The card of one alert, as it stands at `now`. */
export function alertCardReply(
  { cardId, watched }: { readonly cardId: string; readonly watched: WatchedAlert },
  now: Date,
  messages: Messages,
  render: RenderCard,
): Reply {
  const { alert, watch } = watched;
  const state = stateAt(alert, now);
  const stated = stateLine(state, messages);
  const sentence = alertSentence(alert, now, messages, alertMoneyInShort(watched, messages));
  const headline = alertHeadline(alert, messages, WHOLE_NAME);
  // The figures are those it was last open with: once it cleared they hold no more.
  const before = (value: string) =>
    messages.say('phrase.labelled', { label: messages.say('alert.before'), value });
  const isOver = state.kind === 'resolved';
  const isPlainlyOpen = state.kind === 'open' && state.snoozed === undefined;
  const currentSummary = isPlainlyOpen ? sentence : joinSentences(sentence, stated, messages);
  const current = nowPhrase(alert, state, messages);
  const frame = {
    headline: isOver ? before(headline) : headline,
    style: stateStyle(state, alert),
    kind: messages.say(`alert.kind.${alert.ruleKind}`),
    state: stated,
    isPlainlyOpen,
    explained: isOver ? NOTHING_EXPLAINED : explainedAlert(alert, now, messages),
    dates: messages.say('list.sentences', {
      first: messages.say('alert.since', { date: messages.date(alert.openedAt) }),
      second: messages.say('usage.data-as-of', { date: messages.date(alert.figures.dataAsOf) }),
    }),
    staleness: isStale(alert.figures.dataAsOf, now) ? messages.say('usage.stale') : '',
    money: alertMoneyLine(watched, messages),
    now: current,
    summary: isOver
      ? joinSentences(
          stated,
          joinEntries(
            [before(sentence), current].filter((one) => one !== ''),
            messages,
          ),
          messages,
        )
      : currentSummary,
    why: [state.kind === 'stopped' ? whyPhraseStopped(watch, messages) : whyPhrase(watch, messages)],
    buttons: buttonsOf(alert, state, cardId, messages),
  };
  return framedAlertReply(alert, frame, now, messages, render);
}

/** An alert in a frame: the real one, or that of a test. */
export function framedAlertReply(
  alert: Alert,
  { buttons, ...frame }: AlertFrame,
  now: Date,
  messages: Messages,
  render: RenderCard,
): Reply {
  const { money, now: since, isPlainlyOpen = false, explained = NOTHING_EXPLAINED, ...shown } = frame;
  const told = [...alertDetails(alert, now, messages), since].filter((line) => line !== '');
  const details = money === '' ? told : [money, ...told];
  const card = render('alert', {
    ...shown,
    state: isPlainlyOpen ? '' : frame.state,
    money,
    details: told,
    ...explained,
    ...buttons,
    links: buttons.aside.flatMap((row) =>
      row.buttons.map((button) => ({ ...button, text: breakableInColumn(button.title) })),
    ),
  });
  const lines = [
    messages.say('phrase.labelled', { label: frame.kind, value: frame.state }),
    frame.headline,
    ...details,
    ...(frame.dates === '' ? [] : [joinPhrases([frame.dates, frame.staleness], messages)]),
    '',
    ...frame.why,
  ];
  return { card, summary: frame.summary, text: lines.join('\n') };
}

function explainedAlert({ figures }: Alert, now: Date, messages: Messages): ExplainedFigures {
  const { dataAsOf } = figures;
  const unused =
    figures.kind === 'workload' || (figures.kind === 'renewal' && figures.isUsageUnknown)
      ? undefined
      : { atLeast: figures.unusedAtLeast, atMost: figures.unusedAtMost };
  const staleness = isStale(dataAsOf, now) ? 'stale' : 'fresh';
  return explainedFigures(unused, { oldest: dataAsOf, newest: dataAsOf, staleness }, messages);
}

function buttonsOf(alert: Alert, state: AlertState, cardId: string, messages: Messages): AlertButtons {
  const change = (verb: 'acknowledge' | 'reopen' | 'stop', title: string) =>
    changeButton(verb, cardId, title);
  const view = alert.ruleKind === 'renewal' ? 'renewals' : 'usage';
  const usage = {
    title: messages.say(`action.${view}`),
    data: showCustomer(alert.customerId, view, { answer: 'message' }),
  };
  const stopTitle = messages.say('alert.stop-for', {
    customer: customerLabel(alert, messages, 18),
  });
  const plan = {
    title: messages.say('action.plan'),
    data: showCustomer(alert.customerId, 'plan', { answer: 'message' }),
  };
  const stop = change('stop', stopTitle);
  // A plan says what can be done about seats that lie unused.
  const views = alert.ruleKind === 'renewal' || alert.ruleKind === 'unused' ? [plan, usage] : [usage];
  const none = { leading: [], snooze: [], trailing: [], aside: buttonRows(views) };
  switch (state.kind) {
    case 'open':
      return {
        ...none,
        leading: [change('acknowledge', messages.say('action.acknowledge'))],
        snooze: [snoozeForm(cardId, messages)],
        aside: buttonRows([...views, stop]),
      };
    case 'acknowledged':
      return {
        ...none,
        snooze: [snoozeForm(cardId, messages)],
        trailing: [change('reopen', messages.say('action.reopen'))],
        aside: buttonRows([...views, stop]),
      };
    case 'snoozed':
      return {
        ...none,
        leading: [change('reopen', messages.say('action.end-snooze'))],
        aside: buttonRows([...views, stop]),
      };
    case 'resolved':
      return { ...none, leading: [usage], aside: [] };
    case 'stopped':
      return { ...none, leading: [change('reopen', messages.say('action.undo'))], aside: [] };
  }
}
