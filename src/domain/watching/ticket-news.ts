import { type Alert, isClosed } from './alert.js';
import { laneOf, type TicketTarget } from './ticket-target.js';
import type { Watch } from './watch.js';
import { coversAlert } from './watch-coverage.js';
import { watchLevel } from './watch-level.js';

/** What a ticket says of its alert. */
export const TICKET_NEWS = ['opened', 'acknowledged', 'cleared'] as const;
export type TicketNews = (typeof TICKET_NEWS)[number];

/** A ticket that an alert is to have. */
export interface DueTicket {
  readonly alert: Alert;
  readonly target: TicketTarget;
  /** The watch that wants it. */
  readonly watch: Watch;
}

/**
 * What a ticket has to be told since it was told `last`; undefined for nothing. An alert that nobody watches any more is
 * cleared, and one that came back after that is opened again. That somebody acknowledged it is told once.
 */
export function ticketNews(last: TicketNews, alert: Pick<Alert, 'state'>): TicketNews | undefined {
  if (isClosed(alert)) return last === 'cleared' ? undefined : 'cleared';
  if (last === 'cleared') return 'opened';
  return alert.state.kind === 'acknowledged' && last === 'opened' ? 'acknowledged' : undefined;
}

/**
 * The tickets that alerts of one conversation are to have and do not: of each watch that asks for some and fires on the
 * alert by its figures, one for each place. Nobody has taken the alert on yet, else there is nothing to hand over.
 */
export function ticketsDue(
  watches: readonly Watch[],
  alerts: readonly Alert[],
  hasTicket: (alert: Alert, lane: string) => boolean,
  at: Date,
): readonly DueTicket[] {
  const due: DueTicket[] = [];
  for (const alert of alerts) {
    if (alert.state.kind !== 'open') continue;
    const lanes = new Set<string>();
    for (const watch of watches) {
      const { ticket: target } = watch;
      if (target === undefined || !wants(watch, alert, at)) continue;
      const lane = laneOf(target);
      if (lanes.has(lane) || hasTicket(alert, lane)) continue;
      lanes.add(lane);
      due.push({ alert, target, watch });
    }
  }
  return due;
}

/** How many seats a customer has is known only to the watch that the alert came from. */
function wants(watch: Watch, alert: Alert, at: Date): boolean {
  if (watch.watchId === alert.watchId) return true;
  if (watch.minimumSeats > 0) return false;
  return coversAlert(watch, alert, at) && watchLevel(watch.rule, alert.figures, at) === 'fires';
}
