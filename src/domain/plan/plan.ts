import type { Worth } from '../money/idle-money.js';
import type { MoneyRange } from '../money/money-range.js';
import type { Renewal } from '../usage/renewal.js';
import type { SeatRange } from '../usage/seat-range.js';
import type { DuplicateQuestion } from './duplicate-licences.js';

/** How many seats people were given: today's, else those of the weekly report. */
export interface AssignedSeats {
  readonly count: number;
  readonly source: 'live' | 'weekly';
  /** From when the report is; undefined for today's, and where the report does not say. */
  readonly asOf: Date | undefined;
}

/** Why nothing is planned of a licence: which one it is in the tenant is not certain, or nobody says who holds seats. */
export type PlanGap = 'not-certain' | 'assigned-unknown';

/** A change that somebody can carry out in Partner Center. */
export interface PlannedChange {
  readonly renewal: Renewal;
  /** Seats that it goes on with as things stand, and those that it should go on with; 0 is not to renew it. */
  readonly from: number;
  readonly to: number;
  /** The last day to act, midnight UTC; undefined where that may be any day, as in an extended term. */
  readonly lastDay: Date | undefined;
  /** When it saves from: the first day of the next term, midnight UTC; undefined where that may be any day. */
  readonly savesFrom: Date | undefined;
  /** Seats that can be given back at once, and until when; undefined where that time is over. */
  readonly giveBack: { readonly seats: number; readonly until: Date } | undefined;
  /** What it saves a month from the next term on. */
  readonly saving: Worth;
  /** The same over the whole next term; undefined where that has no length, or no price is known. */
  readonly savingOfTerm: { readonly amount: MoneyRange; readonly months: number } | undefined;
}

/** All subscriptions of one licence, since people are given seats of the licence and not of a subscription. */
export interface PlannedLicence {
  /** As offers call it. */
  readonly name: string;
  readonly renewals: readonly Renewal[];
  /** The partner's own, in force today. */
  readonly seats: number;
  /** Seats of the tenant that others sold; 0 where that is not known. */
  readonly otherSeats: number;
  readonly assigned: AssignedSeats | undefined;
  /** What the weekly report says beside today's figure, where the two differ. */
  readonly assignedInReport: AssignedSeats | undefined;
  /** Seats in use within 28 days, as far as usage tells. */
  readonly active: SeatRange | undefined;
  /** Seats kept free for people who come. */
  readonly spare: number;
  /** Seats that can go without touching anybody: the sum of the changes. */
  readonly free: number;
  /** Seats that people hold and do not use, among those that could go at all; undefined where usage is not known. */
  readonly idle: SeatRange | undefined;
  /** What idle seats would save a month on top, if somebody chose whose. */
  readonly idleSaving: Worth;
  /** Soonest last day first; empty where nothing can go. */
  readonly changes: readonly PlannedChange[];
  /** Seats missing at the next term end for those who hold one, as things are scheduled. */
  readonly missing: number;
  readonly gap: PlanGap | undefined;
}

/** What all changes that count by a day save a month: the last step is the whole. */
export interface SavingStep {
  /** Midnight UTC; undefined for what may begin on any day, which comes first. */
  readonly from: Date | undefined;
  /** By currency. */
  readonly savings: readonly MoneyRange[];
}

/** What could be done about a customer's seats for the next term. Nothing here is done. */
export interface Plan {
  /** Those with seats that can go first, by the last day to act; then those with idle seats, then the rest. */
  readonly licences: readonly PlannedLicence[];
  /** Seats that can go without touching anybody. */
  readonly free: number;
  readonly idle: SeatRange;
  /** What the free seats save a month, by currency. */
  readonly savings: readonly MoneyRange[];
  /** The same over the whole next terms; empty where one of them has no length. */
  readonly savingsOfTerm: readonly MoneyRange[];
  /** Changes, and of how many the price is known. */
  readonly changes: number;
  readonly priced: number;
  /** The first last day to act among the changes; undefined where there is none. */
  readonly firstLastDay: Date | undefined;
  /** From when how much of it is saved, soonest first, each with those before it; empty where no price is known. */
  readonly savingSteps: readonly SavingStep[];
  readonly questions: readonly DuplicateQuestion[];
}
