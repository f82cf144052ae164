import type { MoneyRange } from '../../domain/money/money-range.js';
import type { AssignedSeats, PlannedChange, PlannedLicence, SavingStep } from '../../domain/plan/plan.js';
import { withoutExtended } from '../../domain/terms/offer.js';
import type { Messages } from '../../i18n/messages.js';
import { asLine } from '../usage/usage-phrases.js';
import { joinPhrases } from '../words/join.js';
import { microsoftName } from '../words/microsoft-name.js';
import { aboutPhrase, amountPhrase } from '../words/money-phrases.js';

const NAME_LIMIT = 60;

/** One licence of a plan as its card shows it; empty strings are left out. */
export interface PlanEntry {
  /** Outside text. */
  readonly name: string;
  /** "120 → 117", or how many seats are idle. */
  readonly figure: string;
  /** What it saves and until when somebody can act. */
  readonly gain: string;
  readonly note: string;
}

export function licenceName({ name }: Pick<PlannedLicence, 'name'>): string {
  return microsoftName(
    withoutExtended(name)
      .replace(/\(\s*\)/g, ' ')
      .trim(),
    NAME_LIMIT,
  );
}

/** A change: from how many to how many seats, what that saves, by when, and what happens otherwise. */
export function changeEntry(licence: PlannedLicence, change: PlannedChange, messages: Messages): PlanEntry {
  const { from, to, saving, savesFrom, giveBack } = change;
  const count = from - to;
  return {
    name: licenceName(licence),
    figure: messages.say('plan.seats', { from, to }),
    gain: asLine(
      joinPhrases(
        [
          messages.say('plan.can-go', { count }),
          typeof saving === 'string' ? '' : savesPhrase(amountPhrase(saving, messages), savesFrom, messages),
          actByText(change, messages),
        ],
        messages,
      ),
    ),
    note: asLine(
      joinPhrases(
        [
          heldPhrase(licence, messages),
          to === 0 ? messages.say('plan.let-end') : '',
          otherwisePhrase(change, messages),
          giveBack === undefined
            ? ''
            : messages.say('renewals.refundable', {
                count: giveBack.seats,
                date: messages.date(giveBack.until),
              }),
        ],
        messages,
      ),
    ),
  };
}

/** "saves EUR 336 a month from 13 December 2026"; without a day where it may begin on any. */
export function savesPhrase(amount: string, from: Date | undefined, messages: Messages): string {
  return from === undefined
    ? messages.say('plan.saves', { amount })
    : messages.say('plan.saves-from', { amount, date: messages.date(from) });
}

/** "saves about EUR 80 a month from 28 November 2026, in full about EUR 498 a month from 14 April 2027"; empty for none. */
export function stepsPhrase(steps: readonly SavingStep[], messages: Messages): string {
  const [first, whole] = [steps[0], steps.at(-1)];
  if (first === undefined || whole === undefined) return '';
  const begins = savesPhrase(aboutPhrase(first.savings, messages), first.from, messages);
  if (whole === first || whole.from === undefined) return begins;
  return messages.say(first.from === undefined ? 'plan.saves-any-day-then' : 'plan.saves-then', {
    begins,
    amount: aboutPhrase(whole.savings, messages),
    date: messages.date(whole.from),
  });
}

/** Seats that people hold and do not use, on top of those that can go. */
export function idleEntry(licence: PlannedLicence, messages: Messages): PlanEntry {
  const { idle = { atLeast: 0, atMost: 0 }, idleSaving, assigned } = licence;
  const held = assigned?.count ?? 0;
  return {
    name: licenceName(licence),
    figure: '',
    gain: asLine(
      joinPhrases(
        [
          idle.atLeast === idle.atMost
            ? messages.say('plan.idle-exact', { count: idle.atMost, held })
            : messages.say('plan.idle', { low: idle.atLeast, high: idle.atMost, held }),
          typeof idleSaving === 'string' ? '' : amountPhrase(idleSaving, messages),
        ],
        messages,
      ),
    ),
    note: '',
  };
}

/** How many people hold a seat: of today or of the report, and what the other of the two says where they differ. */
export function heldPhrase(licence: PlannedLicence, messages: Messages): string {
  const { assigned, assignedInReport, otherSeats, seats, spare } = licence;
  if (assigned === undefined) return '';
  const total = seats + otherSeats;
  return joinPhrases(
    [
      heldOf(assigned, total, messages),
      assignedInReport === undefined ? '' : reportPhrase(assignedInReport, messages),
      otherSeats > 0 ? messages.say('plan.others', { count: otherSeats }) : '',
      messages.say('plan.spare', { count: spare }),
    ],
    messages,
  );
}

function heldOf({ count: held, source, asOf }: AssignedSeats, seats: number, messages: Messages): string {
  if (source === 'live') return messages.say('plan.held-today', { held, seats });
  return asOf === undefined
    ? messages.say('plan.held-undated', { held, seats })
    : messages.say('plan.held-report', { held, seats, date: messages.date(asOf) });
}

function reportPhrase({ count, asOf }: AssignedSeats, messages: Messages): string {
  return asOf === undefined
    ? messages.say('plan.report-said-undated', { count })
    : messages.say('plan.report-said', { count, date: messages.date(asOf) });
}

/** "act by 9 December", or that any day will do. */
export function actByText({ lastDay, renewal }: PlannedChange, messages: Messages): string {
  if (lastDay === undefined) return messages.say('plan.any-day');
  return messages.say('renewals.act-by', { date: messages.date(lastDay), days: renewal.daysLeft ?? 0 });
}

function otherwisePhrase({ renewal: { outcome }, from }: PlannedChange, messages: Messages): string {
  switch (outcome.kind) {
    case 'renews':
      return messages.say('plan.otherwise-renews', { count: from });
    case 'converts':
      return messages.say('plan.otherwise-converts', { count: from });
    case 'undecided':
    case 'extended':
      return messages.say('plan.otherwise-extended');
    case 'cancelled':
    case 'ends':
    case 'by-usage':
    case 'not-in-force':
      return '';
  }
}

/** Amounts without what they are for, one a currency: "EUR 2,880". */
export function plainAmounts(amounts: readonly MoneyRange[], messages: Messages): string {
  return amounts.map((amount) => messages.money(amount)).join(messages.say('list.separator'));
}
