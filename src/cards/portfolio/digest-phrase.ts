import type { ReportDays, ReportRhythm } from '../../domain/schedules/digest-rhythm.js';
import { createZoneClock } from '../../domain/schedules/zone-clock.js';
import type { Messages } from '../../i18n/messages.js';

/** The days by the names that messages tell apart: those take no hyphen. */
function dayName(days: ReportDays): string {
  return days === 'working-days' ? 'workdays' : days;
}

/** "every Monday at 09:00, Europe/Paris", to stand within a sentence or alone. */
export function digestPhrase({ days, time, zone }: ReportRhythm, messages: Messages): string {
  return messages.say('digest.rhythm', { days: dayName(days), time, zone });
}

/** What calendar and clock of its zone show when a digest or report is due. */
export function localDateAndTime(
  { zone }: Pick<ReportRhythm, 'zone'>,
  at: Date,
  messages: Messages,
): { readonly date: string; readonly time: string } {
  const local = new Date(createZoneClock(zone).localMs(at.getTime()));
  return { date: messages.date(local), time: local.toISOString().slice(11, 16) };
}
