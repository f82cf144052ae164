import { utcDaysBetween } from '../../base/time.js';
import type { SeatCounts } from '../usage/license-usage-row.js';
import { type AlertFigures, type RenewalFigures, termEndOf } from './alert.js';
import type { WatchRule } from './watch.js';

/** `fires`: reason for an alert. `holds`: between firing and clearing, an alert that is there stays. */
export type WatchLevel = 'fires' | 'holds';

/** Points of percentage, and days, between where a rule fires and where it clears. */
const CLEAR_POINTS = 5;
const CLEAR_DAYS = 5;

/**
 * How figures stand to a rule; undefined when they clear it, and when they are of another kind. Seats are compared as
 * whole numbers, so no rounding decides.
 */
export function watchLevel(rule: WatchRule, figures: AlertFigures, now: Date): WatchLevel | undefined {
  switch (rule.kind) {
    case 'low-usage':
      return figures.kind === 'workload' ? lowUsageLevel(figures, rule.belowPercent) : undefined;
    case 'over-used':
      return figures.kind === 'workload' ? overUsedLevel(figures, rule.abovePercent) : undefined;
    case 'unused':
      return figures.kind === 'product' ? unusedLevel(figures.unusedAtMost, rule.atLeast) : undefined;
    case 'renewal':
      return figures.kind === 'renewal' ? termLevel(figures, rule.withinDays, now) : undefined;
  }
}

/**
 * An extended term costs more with every seat in use too: it fires as it comes near, and for as long as it goes on. What
 * somebody has decided, to cancel or to renew with fewer seats, is no reason any more.
 */
function termLevel(figures: RenewalFigures, withinDays: number, now: Date): WatchLevel | undefined {
  const near = renewalLevel(utcDaysBetween(now, figures.endsAt), withinDays);
  const { quantity, nextQuantity = quantity } = figures;
  switch (termEndOf(figures)) {
    case 'extended':
      return 'fires';
    case 'extends':
      return near;
    case 'cancelled':
      return undefined;
    case 'renews':
      if (nextQuantity < quantity) return undefined;
      return both(worthLevel(figures.unusedAtMost, figures.seats), near);
    case 'undecided':
    case 'ends':
      return both(worthLevel(figures.unusedAtMost, figures.seats), near);
  }
}

/** Fires when both do, and clears when either does. */
function both(one: WatchLevel | undefined, other: WatchLevel | undefined): WatchLevel | undefined {
  if (one === undefined || other === undefined) return undefined;
  return one === 'fires' && other === 'fires' ? 'fires' : 'holds';
}

/** Clears 5 points above, at 100 % at the latest; nothing entitled is cleared. */
function lowUsageLevel(
  { licensesActive, licensesQualified }: SeatCounts,
  belowPercent: number,
): WatchLevel | undefined {
  const clearsAt = Math.min(100, belowPercent + CLEAR_POINTS);
  if (100 * licensesActive < belowPercent * licensesQualified) return 'fires';
  return 100 * licensesActive < clearsAt * licensesQualified ? 'holds' : undefined;
}

/** Clears 5 points below; with nothing entitled any use fires and none clears. */
function overUsedLevel(
  { licensesActive, licensesQualified }: SeatCounts,
  abovePercent: number,
): WatchLevel | undefined {
  if (100 * licensesActive > abovePercent * licensesQualified) return 'fires';
  return 100 * licensesActive > (abovePercent - CLEAR_POINTS) * licensesQualified ? 'holds' : undefined;
}

/**
 * Clears a fifth below, at least three seats, at none at the latest. A band of one seat was measured: of a month's
 * alerts more than half were repeats.
 */
function unusedLevel(unused: number, atLeast: number): WatchLevel | undefined {
  if (unused >= atLeast) return 'fires';
  return unused > Math.max(0, atLeast - Math.max(3, Math.ceil(atLeast / 5))) ? 'holds' : undefined;
}

/** A twentieth of the seats is worth a renewal alert, one seat at least; half of that still holds it. */
function worthLevel(unused: number, seats: number): WatchLevel | undefined {
  const worth = Math.max(1, Math.ceil(seats / 20));
  if (unused >= worth) return 'fires';
  return unused > Math.floor(worth / 2) ? 'holds' : undefined;
}

function renewalLevel(daysLeft: number, withinDays: number): WatchLevel | undefined {
  if (daysLeft < 0) return undefined;
  if (daysLeft <= withinDays) return 'fires';
  return daysLeft <= withinDays + CLEAR_DAYS ? 'holds' : undefined;
}
