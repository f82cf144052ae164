import type { Report } from '../../domain/reports/report.js';
import type { Messages } from '../../i18n/messages.js';
import type { CardButton } from '../card-action.js';

/** Ends a report; on the list of watches with its page, and the answer is the list again. */
export function removeButton({ reportId }: Report, title: string, page?: number): CardButton {
  return {
    title,
    data: { verb: 'remove-report', reportId, ...(page === undefined ? {} : { page }) },
  };
}

/** Takes that back. */
export function restoreButton({ reportId }: Report, messages: Messages, page?: number): CardButton {
  const title = messages.say('action.undo');
  return {
    title,
    data: { verb: 'restore-report', reportId, ...(page === undefined ? {} : { page }) },
  };
}
