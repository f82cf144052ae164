import { compareTexts } from '../../base/compare-texts.js';
import { DAY_MS } from '../../base/time.js';
import { addMoney } from '../money/money-range.js';
import type { PriceSource } from '../money/term-prices.js';
import type { Renewal } from '../usage/renewal.js';
import { addRanges } from '../usage/seat-range.js';
import { duplicateLicences } from './duplicate-licences.js';
import type { Plan, PlannedChange, PlannedLicence } from './plan.js';
import { type LicenceFacts, licencesOf, type PlanFacts } from './plan-licences.js';
import {
  createPriceAfter,
  type PriceAfter,
  savingOfCut,
  savingOfIdle,
  savingOfTerm,
  savingSteps,
} from './plan-money.js';
import {
  activeSeats,
  countSeats,
  cutSeats,
  idleSeats,
  isOpen,
  missingSeats,
  type SeatCut,
  spareSeats,
} from './plan-seats.js';

export interface PlanOptions {
  /** PLAN_ALLOWANCE_PERCENT, 0-100. */
  readonly allowancePercent: number;
  /** Undefined with prices off, and where none is known. */
  readonly prices: PriceSource | undefined;
  readonly now: Date;
}

/**
 * Plans a customer's seats for the next term: what can go without touching anybody, then what people hold and do not use.
 * Seats are never cut below those that people hold and the spare ones. Nothing is planned where it is not certain which
 * licence of the tenant a subscription is, or where nobody says who holds seats.
 */
export function derivePlan(facts: PlanFacts, options: PlanOptions): Plan {
  const priceAfter = createPriceAfter(options.prices, options.now);
  const licences = licencesOf(facts)
    .map((licence) => planLicence(licence, priceAfter, options))
    .sort(byUse);
  const changes = licences.flatMap((licence) => licence.changes);
  const known = changes.flatMap(({ saving }) => (typeof saving === 'string' ? [] : [saving]));
  const lastDays = changes.flatMap(({ lastDay }) => (lastDay === undefined ? [] : [lastDay.getTime()]));
  return {
    licences,
    free: licences.reduce((sum, { free }) => sum + free, 0),
    idle: addRanges(licences.flatMap(({ idle }) => (idle === undefined ? [] : [idle]))),
    savings: addMoney(known),
    // A part of it beside the whole a month would read as less than it is.
    savingsOfTerm: changes.some(({ saving, savingOfTerm: ofTerm }) => typeof saving !== 'string' && !ofTerm)
      ? []
      : addMoney(changes.flatMap((change) => change.savingOfTerm?.amount ?? [])),
    changes: changes.length,
    priced: changes.filter(({ saving }) => saving !== 'unknown').length,
    firstLastDay: lastDays.length === 0 ? undefined : new Date(Math.min(...lastDays)),
    savingSteps: savingSteps(changes),
    questions: duplicateLicences(facts.renewals),
  };
}

function planLicence(
  licence: LicenceFacts,
  priceAfter: PriceAfter,
  { allowancePercent, now }: PlanOptions,
): PlannedLicence {
  const { name, renewals, sku, product, deployment } = licence;
  const seats = renewals.reduce((sum, { quantity }) => sum + quantity, 0);
  const known = {
    name,
    renewals,
    seats,
    active: activeSeats(product),
    spare: spareSeats(seats, allowancePercent),
  };
  const count = licence.isCertain ? countSeats(licence) : undefined;
  if (count === undefined) {
    const gap = licence.isCertain ? 'assigned-unknown' : 'not-certain';
    return { ...known, ...NOTHING, gap };
  }
  const { assigned } = count;
  const cuts = cutSeats(renewals, count, known.spare);
  const idle = idleSeats(licence, count, cuts);
  const left = renewals.filter(isOpen).map((renewal) => ({
    renewal,
    seats: cuts.find((cut) => cut.renewal === renewal)?.to ?? renewal.quantity,
  }));
  const inReport =
    sku !== undefined && deployment !== undefined && deployment.licensesDeployed !== sku.consumed;
  return {
    ...known,
    otherSeats: sku === undefined ? 0 : Math.max(0, sku.active - seats),
    assigned,
    assignedInReport: inReport
      ? { count: deployment.licensesDeployed, source: 'weekly', asOf: deployment.processedDateTime }
      : undefined,
    free: cuts.reduce((sum, { from, to }) => sum + from - to, 0),
    idle,
    idleSaving: savingOfIdle(idle, left, priceAfter),
    changes: cuts.map((cut) => changeOf(cut, priceAfter, now)),
    missing: missingSeats(renewals, count),
    gap: undefined,
  };
}

const NOTHING = {
  otherSeats: 0,
  assigned: undefined,
  assignedInReport: undefined,
  free: 0,
  idle: undefined,
  idleSaving: 'unknown',
  changes: [],
  missing: 0,
} as const;

function changeOf(cut: SeatCut, priceAfter: PriceAfter, now: Date): PlannedChange {
  const { renewal, from, to } = cut;
  const saving = savingOfCut(cut, priceAfter);
  const isAnyDay = renewal.outcome.kind === 'extended' && renewal.outcome.isNow;
  return {
    renewal,
    from,
    to,
    lastDay: isAnyDay ? undefined : renewal.lastDay,
    savesFrom: isAnyDay || renewal.lastDay === undefined ? undefined : dayAfter(renewal.lastDay),
    giveBack: giveBackOf(renewal, renewal.quantity - to, now),
    saving,
    savingOfTerm: savingOfTerm(renewal, saving),
  };
}

function dayAfter(day: Date): Date {
  return new Date(day.getTime() + DAY_MS);
}

/** Seats that the time to give back, days after a purchase or a renewal, still takes. */
function giveBackOf(
  { cancellationAllowedUntilDate: until, refundableQuantity, quantity }: Renewal,
  wanted: number,
  now: Date,
): PlannedChange['giveBack'] {
  const seats = Math.min(wanted, refundableQuantity ?? quantity);
  return until === undefined || until < now || seats <= 0 ? undefined : { seats, until };
}

function byUse(one: PlannedLicence, other: PlannedLicence): number {
  const dayOf = ({ changes: [first] }: PlannedLicence) =>
    first === undefined ? Number.MAX_VALUE : (first.lastDay?.getTime() ?? 0);
  const idleOf = ({ idle }: PlannedLicence) => idle?.atMost ?? -1;
  return dayOf(one) - dayOf(other) || idleOf(other) - idleOf(one) || compareTexts(one.name, other.name);
}
