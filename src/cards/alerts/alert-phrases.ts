import { utcDaysBetween } from '../../base/time.js';
import type { TermOutcome } from '../../domain/terms/term-outcome.js';
import { usagePercent } from '../../domain/usage/license-usage-row.js';
import { nameKey } from '../../domain/usage/name-key.js';
import {
  type Alert,
  type AlertFigures,
  type AlertState,
  type AlertSubject,
  type RenewalFigures,
  type TermEnd,
  termEndOf,
} from '../../domain/watching/alert.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { CustomerView } from '../card-action.js';
import { displayText } from '../display-text.js';
import { outcomeNote, outcomeWord, type ToldTerm } from '../usage/term-phrases.js';
import { activePhrase, asLine, unusedPhrase } from '../usage/usage-phrases.js';
import { customerLabel } from '../words/customer-label.js';
import { joinPhrases } from '../words/join.js';
import { microsoftName } from '../words/microsoft-name.js';
import { joinSentences } from '../words/sentences.js';

type WorkloadFigures = Extract<AlertFigures, { kind: 'workload' }>;

/** What an alert is about. Direct seats say so: a partner cannot reduce them. */
export function subjectName(subject: AlertSubject, messages: Messages): string {
  if (subject.kind === 'workload') return microsoftName(subject.workloadName, 60);
  if (subject.kind === 'subscription') return microsoftName(subject.offerName, 60);
  const name = microsoftName(subject.productName, 60);
  const key = nameKey(subject.salesChannel);
  if (key === '' || key === 'reseller') return name;
  const note =
    key === 'direct'
      ? messages.say('usage.sold-direct')
      : messages.say('usage.sales-channel', { channel: displayText(subject.salesChannel, 30) });
  return messages.say('phrase.bracketed', { text: name, note });
}

const VIEWS = {
  workload: 'usage',
  product: 'unused',
  subscription: 'renewals',
} as const satisfies Readonly<Record<AlertSubject['kind'], CustomerView>>;

/** The face of a customer that says more of an alert. */
export function viewOf({ subject }: Alert): CustomerView {
  return VIEWS[subject.kind];
}

const TERM_HEADLINES: Readonly<Record<TermEnd, MessageKey>> = {
  renews: 'alert.headline.renews',
  undecided: 'alert.headline.undecided',
  extends: 'alert.headline.extends',
  extended: 'alert.headline.extended',
  cancelled: 'alert.headline.ends',
  ends: 'alert.headline.ends',
};

/** Who and what: "Contoso uses 22% of its Exchange seats". */
export function alertHeadline(alert: Alert, messages: Messages, nameLimit = 60): string {
  const { ruleKind, subject, figures } = alert;
  const customer = customerLabel(alert, messages, nameLimit);
  const name = subjectName(subject, messages);
  switch (ruleKind) {
    case 'unused':
      return messages.say('alert.headline.unused', { customer, product: name });
    case 'renewal': {
      const key = figures.kind === 'renewal' ? TERM_HEADLINES[termEndOf(figures)] : 'alert.headline.ends';
      return messages.say(key, { customer, product: name });
    }
    case 'over-used':
      return messages.say('alert.headline.over-used', { customer, workload: name });
    case 'low-usage': {
      if (figures.kind !== 'workload' || figures.licensesActive === 0) {
        return messages.say('alert.headline.none-used', { customer, workload: name });
      }
      const percent = messages.percent(usagePercent(figures));
      return messages.say('alert.headline.low-usage', { customer, workload: name, percent });
    }
  }
}

/** How bad it is, a line for each figure. A card stands for weeks, so days left are told with the day they count from. */
export function alertDetails({ figures }: Alert, now: Date, messages: Messages): readonly string[] {
  switch (figures.kind) {
    case 'workload':
      return [workloadPhrase(figures, messages)];
    case 'product': {
      const { seats, unusedAtLeast, unusedAtMost } = figures;
      if (unusedAtLeast === unusedAtMost) return [unusedOf(figures, messages)];
      const range = messages.say('seats.unused-range', { low: unusedAtLeast, high: unusedAtMost });
      return [
        messages.say('alert.detail.unused', { count: unusedAtMost, seats }),
        messages.say('alert.detail.unused-everywhere', { range, seats }),
      ];
    }
    case 'renewal':
      return [
        joinPhrases(
          [
            messages.say('alert.detail.term-ends-line', { date: messages.date(figures.endsAt) }),
            outcomeWord(toldTerm(figures), messages),
          ],
          messages,
        ),
        ...daysLeftLine(figures, now, messages),
        ...noteLine(figures, messages),
        ...(figures.isUsageUnknown
          ? [messages.say('seats.bought', { count: figures.quantity })]
          : [unusedOf(figures, messages)]),
        ...(figures.isUsageUnknown || figures.quantity === figures.seats
          ? []
          : [messages.say('alert.detail.term-seats', { count: figures.quantity })]),
      ];
  }
}

/** The figures as one phrase, for a list. */
export function figuresPhrase({ figures }: Alert, messages: Messages): string {
  if (figures.kind === 'product') return unusedOf(figures, messages);
  if (figures.kind === 'renewal') {
    return joinPhrases([termPhrase(figures, messages), unusedOf(figures, messages)], messages);
  }
  const percent = usagePercent(figures);
  return joinPhrases(
    [percent === undefined ? '' : messages.percent(percent), workloadPhrase(figures, messages)],
    messages,
  );
}

/** "Now: 74%, 37 of 50 seats active (24 November 2026)"; empty unless it cleared with figures of its own. */
export function nowPhrase(alert: Alert, state: AlertState, messages: Messages): string {
  if (state.kind !== 'resolved' || state.figures === undefined) return '';
  const { figures } = state;
  const date = messages.date(figures.dataAsOf);
  return messages.say('phrase.labelled', {
    label: messages.say('alert.now'),
    value: messages.say('phrase.bracketed', {
      text: figuresPhrase({ ...alert, figures }, messages),
      note: date,
    }),
  });
}

/**
 * What, who and how bad as one sentence without its full stop, with what it costs where that is told: a notification is
 * read when it comes.
 */
export function alertSentence(alert: Alert, now: Date, messages: Messages, cost = ''): string {
  const headline = alertHeadline(alert, messages);
  const { figures } = alert;
  const [first = '', ...rest] = alertDetails(alert, now, messages);
  if (figures.kind === 'product' && rest.length > 0) {
    return joinSentences(headline, joinPhrases([first, cost], messages), messages);
  }
  const value =
    figures.kind === 'renewal'
      ? joinPhrases(
          [
            termNow(figures, now, messages),
            outcomeNote(toldTerm(figures), messages),
            unusedOf(figures, messages),
            cost,
          ],
          messages,
        )
      : joinPhrases([first, cost], messages);
  return messages.say('phrase.labelled', { label: headline, value });
}

function workloadPhrase(figures: WorkloadFigures, messages: Messages): string {
  const { licensesActive: active, licensesQualified: qualified } = figures;
  return active > qualified
    ? messages.say('alert.detail.over-used', { active, qualified, more: active - qualified })
    : activePhrase(figures, messages);
}

function unusedOf(figures: Exclude<AlertFigures, WorkloadFigures>, messages: Messages): string {
  if (figures.kind === 'renewal' && figures.isUsageUnknown) return '';
  const { seats, unusedAtLeast, unusedAtMost } = figures;
  return unusedPhrase({ atLeast: unusedAtLeast, atMost: unusedAtMost }, seats, messages);
}

/** "term ends 3 December 2026, renews by itself". */
function termPhrase(figures: RenewalFigures, messages: Messages): string {
  const date = messages.date(figures.endsAt);
  return joinPhrases(
    [messages.say('alert.detail.term-ends', { date }), outcomeWord(toldTerm(figures), messages)],
    messages,
  );
}

/** "term ends 3 December 2026, in 12 days, renews by itself". */
function termNow(figures: RenewalFigures, now: Date, messages: Messages): string {
  const date = messages.date(figures.endsAt);
  const days = daysLeft(figures, now);
  const end =
    days < 0 ? messages.say('renewals.ended', { date }) : messages.say('renewals.ends-in', { date, days });
  return joinPhrases([end, outcomeWord(toldTerm(figures), messages)], messages);
}

/** The term as the list of renewals tells it. */
function toldTerm(figures: RenewalFigures): ToldTerm {
  const { quantity, nextQuantity = quantity, endsAt: lastDay } = figures;
  return { quantity, isTrial: false, lastDay, outcome: outcomeOf(termEndOf(figures), nextQuantity, lastDay) };
}

function outcomeOf(end: TermEnd, quantity: number, on: Date): TermOutcome {
  switch (end) {
    case 'renews':
      return {
        kind: 'renews',
        quantity,
        product: undefined,
        termDuration: undefined,
        billingCycle: undefined,
      };
    case 'cancelled':
      return { kind: 'cancelled', on };
    case 'extends':
    case 'extended':
      return { kind: 'extended', isNow: end === 'extended' };
    case 'undecided':
    case 'ends':
      return { kind: end };
  }
}

function noteLine(figures: RenewalFigures, messages: Messages): readonly string[] {
  const note = outcomeNote(toldTerm(figures), messages);
  return note === '' ? [] : [asLine(note)];
}

function daysLeftLine(figures: RenewalFigures, now: Date, messages: Messages): readonly string[] {
  const days = daysLeft(figures, now);
  return days < 0 ? [] : [messages.say('alert.detail.days-left', { days, date: messages.date(now) })];
}

/** Days of the UTC calendar, as in the list of renewals. */
function daysLeft({ endsAt }: RenewalFigures, now: Date): number {
  return utcDaysBetween(now, endsAt);
}
