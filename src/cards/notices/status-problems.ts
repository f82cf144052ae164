import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { SignInState, Status } from '../../usecases/operations/show-status.js';
import type { ParkedConversation } from '../../usecases/operations/status-ports.js';
import type { SweepSummary } from '../../usecases/sweep/sweep-ports.js';
import { displayText } from '../display-text.js';
import { agoPhrase, utcTimePhrase } from '../words/ago-phrase.js';
import { failedSheetLines } from './failed-sheets.js';

/** Something that someone must act on. Any of it may hold outside text. */
export interface StatusProblem {
  readonly what: string;
  readonly details: readonly string[];
  /** Empty where there is nothing to do but to know. */
  readonly advice: string;
}

/** Messages go out within a minute; Teams' own limits keep them for a few. */
const LONG_WAIT_MS = 15 * 60_000;

/** Conversations named one by one; the others are counted. */
const PARKED_NAMED = 3;
/** Enough to find it by in the log. */
const ID_LIMIT = 24;
const REASON_LIMIT = 120;

/** What is wrong and what to do about it, the most serious first; empty when everything works. */
export function statusProblems(status: Status, now: Date, messages: Messages): readonly StatusProblem[] {
  return [
    ...signInProblems(status.signIn, messages),
    ...sweepProblems(status, messages),
    ...priceProblems(status.failedSheets, messages),
    ...waitingProblems(status, now, messages),
    ...outgoingProblems(status, now, messages),
    ...parkedProblems(status.parked, messages),
  ];
}

function signInProblems(signIn: SignInState, messages: Messages): readonly StatusProblem[] {
  const problem = (what: MessageKey, advice: MessageKey) => [
    { what: messages.say(what), details: [], advice: messages.say(advice) },
  ];
  switch (signIn.kind) {
    case 'signed-in':
      return signIn.hasMfa === false ? problem('status.sign-in-without-mfa', 'status.fix-sign-in') : [];
    case 'lost':
      return problem(`error.${signIn.fault}.title`, 'status.fix-sign-in');
    case 'never':
      return problem('status.never-signed-in', 'status.fix-sign-in');
    case 'unreadable':
      return problem('status.sign-in-unreadable', 'status.fix-doctor');
  }
}

function sweepProblems({ lastSweep, missedSweepAt }: Status, messages: Messages): readonly StatusProblem[] {
  if (lastSweep === undefined) {
    const advice = messages.say('status.fix-never-swept');
    return [{ what: messages.say('status.never-swept'), details: [], advice }];
  }
  const { state, failure, counts } = lastSweep;
  const problems: StatusProblem[] = [];
  if (state === 'failed') {
    const reason = failureReason(failure, messages);
    const what = messages.say('status.sweep-failed-why', { reason });
    problems.push({ what, details: [], advice: messages.say('status.fix-sweep') });
  }
  if (missedSweepAt !== undefined) {
    const what = messages.say('status.sweep-overdue', { time: utcTimePhrase(missedSweepAt, messages) });
    problems.push({ what, details: [], advice: messages.say('status.fix-overdue') });
  }
  const failed = Object.values(counts.failed).reduce((sum, count) => sum + count, 0);
  if (failed > 0) {
    const what = messages.say('status.customers-failed', { count: failed });
    problems.push({ what, details: failedReasons(counts.failed, messages), advice: '' });
  }
  return problems;
}

function priceProblems(sheets: Status['failedSheets'], messages: Messages): readonly StatusProblem[] {
  if (sheets.length === 0) return [];
  return [
    {
      what: messages.say('prices.failed', { count: sheets.length }),
      details: failedSheetLines(sheets, messages),
      advice: messages.say('prices.failed-fix'),
    },
  ];
}

function failureReason(failure: SweepSummary['failure'], messages: Messages): string {
  if (failure === undefined || failure === 'storage') return messages.say('status.sweep-database');
  return messages.say(`error.${failure}.title`);
}

/** Each reason with how often it was one, the most frequent first. */
function failedReasons(failed: SweepSummary['counts']['failed'], messages: Messages): readonly string[] {
  const entries = Object.entries(failed) as [keyof typeof failed, number][];
  return entries
    .sort((a, b) => b[1] - a[1])
    .map(([fault, count]) =>
      messages.say('phrase.bracketed', {
        text: messages.say(`error.${fault}.title`),
        note: messages.number(count),
      }),
    );
}

function waitingProblems({ waiting }: Status, now: Date, messages: Messages): readonly StatusProblem[] {
  const { cards, oldestAt } = waiting;
  if (oldestAt === undefined || now.getTime() - oldestAt.getTime() < LONG_WAIT_MS) return [];
  const what = messages.say('status.waiting-long', { count: cards, ago: agoPhrase(oldestAt, now, messages) });
  return [{ what, details: [], advice: messages.say('status.fix-waiting') }];
}

function outgoingProblems({ outgoing }: Status, now: Date, messages: Messages): readonly StatusProblem[] {
  return outgoing
    .filter(({ oldestAt }) => now.getTime() - oldestAt.getTime() >= LONG_WAIT_MS)
    .map(({ way, messages: count, oldestAt, reason }) => {
      const ago = agoPhrase(oldestAt, now, messages);
      const label = messages.say(`status.outgoing-${way}`);
      return {
        what: messages.say('phrase.labelled', {
          label,
          value: messages.say('status.waiting-count', { count, ago }),
        }),
        details:
          reason === undefined
            ? []
            : [messages.say('operations.outgoing-reason', { reason: displayText(reason, REASON_LIMIT) })],
        advice: messages.say('status.fix-outgoing', { way }),
      };
    });
}

function parkedProblems(parked: readonly ParkedConversation[], messages: Messages): readonly StatusProblem[] {
  if (parked.length === 0) return [];
  const named = parked.slice(0, PARKED_NAMED).map((conversation) => parkedPhrase(conversation, messages));
  const rest = parked.length - named.length;
  return [
    {
      what: messages.say('status.parked', { count: parked.length }),
      details: rest === 0 ? named : [...named, messages.say('status.parked-more', { count: rest })],
      advice: messages.say('status.fix-parked'),
    },
  ];
}

function parkedPhrase(
  { conversationType, conversationId, parkedAt, reason }: ParkedConversation,
  messages: Messages,
): string {
  const label = messages.say('status.parked-place', {
    kind: conversationType === 'groupChat' ? 'group' : conversationType,
    id: displayText(conversationId, ID_LIMIT),
    date: messages.date(parkedAt),
  });
  const value = displayText(reason, REASON_LIMIT);
  return value === '' ? label : messages.say('phrase.labelled', { label, value });
}
