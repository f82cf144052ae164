import type { Plan, PlannedLicence } from '../../domain/plan/plan.js';
import type { Messages } from '../../i18n/messages.js';
import type { PlanAnswer } from '../../usecases/plan/show-plan.js';
import { buttonRows } from '../button-rows.js';
import { showCustomer } from '../card-action.js';
import { displayText } from '../display-text.js';
import type { RenderCard } from '../render.js';
import type { Reply } from '../reply.js';
import { sourceOf } from '../usage/source-of.js';
import { asLine, dataAgePhrase } from '../usage/usage-phrases.js';
import { lastKnownWarning } from '../words/answer-age.js';
import { customerLabel, customerWithDomain } from '../words/customer-label.js';
import { joinPhrases } from '../words/join.js';
import { notLivePhrase } from '../words/live-seats.js';
import { basisPhrase } from '../words/money-phrases.js';
import { madePhrase } from './made-phrase.js';
import {
  changeEntry,
  idleEntry,
  licenceName,
  type PlanEntry,
  plainAmounts,
  stepsPhrase,
} from './plan-entries.js';

/** What fits a phone and 28 KB; the text has all of it. */
const CHANGES_SHOWN = 6;
const IDLE_SHOWN = 4;
const IN_SUMMARY = 3;

const USAGE_AGE = {
  day: 'renewals.unused-as-of',
  days: 'renewals.unused-from-to',
  undated: 'renewals.unused-undated',
} as const;

/** The answer to `plan for <customer>`: what can go at the next term, what that saves, and by when. */
export function planReply(answer: PlanAnswer, now: Date, messages: Messages, render: RenderCard): Reply {
  const { customer } = answer;
  const plan = answer.plan ?? NO_PLAN;
  const changes = plan.licences.flatMap((licence) =>
    licence.changes.map((change) => changeEntry(licence, change, messages)),
  );
  const idle = plan.licences
    .filter((licence) => (licence.idle?.atMost ?? 0) > 0)
    .map((licence) => idleEntry(licence, messages));
  const headline = headlineOf(answer, messages);
  const money = answer.hasPrices ? moneyOf(plan, answer, messages) : '';
  const told = messages.say('plan.step-idle-note');
  const idleNote = idle.length === 0 ? '' : told;
  const idleAge =
    idle.length === 0 || answer.usageAge === undefined
      ? ''
      : dataAgePhrase(answer.usageAge, messages, USAGE_AGE);
  const asked = plan.questions.map(({ part, seats, suite }) =>
    messages.say('plan.question', { part: displayText(part, 60), seats, suite: displayText(suite, 60) }),
  );
  const facts = factsOf(plan.licences, messages);
  const warning = lastKnownWarning(answer, now, messages);
  const made = answer.made === undefined ? '' : madePhrase(answer.made, messages);
  const quiet = [
    notLivePhrase(answer.live, messages),
    changes.length === 0 ? '' : messages.say('plan.fixed'),
  ].filter((line) => line !== '');
  const summary = summaryOf(answer, headline, changes, messages);
  const card = render('plan', {
    title: messages.say('plan.title'),
    customerName: displayText(customer.customerName),
    domain: displayText(customer.domain ?? ''),
    headline,
    money,
    summary,
    warning,
    made,
    free: changes.length === 0 ? '' : messages.say('plan.step-free'),
    changes: changes.slice(0, CHANGES_SHOWN),
    moreChanges: moreOf(changes.length - CHANGES_SHOWN, messages),
    held: idle.length === 0 ? '' : messages.say('plan.step-idle'),
    idle: idle.slice(0, IDLE_SHOWN),
    moreIdle: moreOf(idle.length - IDLE_SHOWN, messages),
    idleNote,
    idleAge,
    asked: asked.length === 0 ? '' : messages.say('plan.step-questions'),
    questions: asked.slice(0, IDLE_SHOWN),
    facts,
    quiet,
    rows: buttonRows([
      ...(changes.length === 0
        ? []
        : [
            {
              title: messages.say('action.ticket-text'),
              data: showCustomer(customer.customerId, 'ticket', { answer: 'message' }),
              style: 'positive' as const,
            },
          ]),
      { title: messages.say('action.renewals'), data: showCustomer(customer.customerId, 'renewals') },
      { title: messages.say('action.unused'), data: showCustomer(customer.customerId, 'unused') },
      {
        title: messages.say('action.refresh'),
        data: showCustomer(customer.customerId, 'plan', { fresh: true }),
      },
    ]),
  });
  const lines = [
    messages.say('plan.title'),
    customerWithDomain(customer, messages),
    headline,
    money,
    warning,
    made,
    ...section(messages.say('plan.step-free'), changes, messages),
    ...section(messages.say('plan.step-idle'), idle, messages),
    idleNote,
    idleAge,
    ...asked,
    ...facts,
    ...quiet,
  ];
  return {
    card,
    summary,
    text: lines.filter((line) => line !== '').join('\n'),
    source: answer.plan && sourceOf({ oldest: answer.readAt, newest: answer.readAt }, messages),
  };
}

const NO_PLAN: Plan = {
  licences: [],
  free: 0,
  idle: { atLeast: 0, atMost: 0 },
  savings: [],
  savingsOfTerm: [],
  changes: 0,
  priced: 0,
  firstLastDay: undefined,
  savingSteps: [],
  questions: [],
};

function headlineOf({ plan }: PlanAnswer, messages: Messages): string {
  if (plan === undefined) return messages.say('usage.missing', { parts: messages.say('part.subscriptions') });
  return plan.free === 0
    ? messages.say('plan.headline-none')
    : messages.say('plan.headline', { count: plan.free });
}

/**
 * "Saves about EUR 240 a month from 13 December 2026, EUR 2,880 over the next term, list price"; how many changes have no
 * price is said.
 */
function moneyOf(
  { savings, savingSteps, savingsOfTerm, changes, priced }: Plan,
  { basis }: PlanAnswer,
  messages: Messages,
): string {
  if (changes === 0) return '';
  const isTold = savings.length > 0;
  return asLine(
    joinPhrases(
      [
        stepsPhrase(savingSteps, messages),
        savingsOfTerm.length === 0
          ? ''
          : messages.say('plan.saves-term', { amount: plainAmounts(savingsOfTerm, messages) }),
        isTold ? basisPhrase(basis, messages) : '',
        priced === changes ? '' : messages.say('plan.priced', { priced, changes }),
      ],
      messages,
    ),
  );
}

/** What people would miss as it is scheduled, and of what nothing is planned and why. Holds outside text. */
function factsOf(licences: readonly PlannedLicence[], messages: Messages): readonly string[] {
  return licences.flatMap((licence) => {
    const name = { name: licenceName(licence) };
    return [
      ...(licence.missing > 0 ? [messages.say('plan.missing', { ...name, count: licence.missing })] : []),
      ...(licence.gap === undefined ? [] : [messages.say(`plan.gap-${licence.gap}`, name)]),
    ];
  });
}

function moreOf(count: number, messages: Messages): string {
  return count > 0 ? messages.say('plan.more', { count }) : '';
}

function section(title: string, entries: readonly PlanEntry[], messages: Messages): readonly string[] {
  if (entries.length === 0) return [];
  return [
    '',
    title,
    ...entries.map(({ name, figure, gain, note }) =>
      messages.say('phrase.labelled', {
        label: name,
        value: [figure, gain, note].filter((part) => part !== '').join(' · '),
      }),
    ),
  ];
}

function summaryOf(
  { customer }: PlanAnswer,
  headline: string,
  changes: readonly PlanEntry[],
  messages: Messages,
): string {
  const name = customerLabel(customer, messages);
  if (changes.length === 0) return messages.say('plan.summary-none', { customer: name, headline });
  const named = changes
    .slice(0, IN_SUMMARY)
    .map(({ name: label, figure }) => messages.say('phrase.labelled', { label, value: figure }));
  return messages.say('plan.summary', {
    customer: name,
    headline,
    changes: named.join(messages.say('list.separator')),
  });
}
