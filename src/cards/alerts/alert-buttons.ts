import { SNOOZE_DAYS, type SnoozeDays } from '../../domain/watching/alert.js';
import type { Messages } from '../../i18n/messages.js';
import { type ButtonRow, buttonRows } from '../button-rows.js';
import type { CardButton, ChangeAlertsAction } from '../card-action.js';

const USUAL_SNOOZE: SnoozeDays = 7;

/**
 * The buttons of an alert card: those before the form for a snooze, that form where it is offered, those after, and
 * in rows of their own those that change nothing here at once. Three in a row would be cut on a phone.
 */
export interface AlertButtons {
  readonly leading: readonly CardButton[];
  readonly snooze: readonly SnoozeForm[];
  readonly trailing: readonly CardButton[];
  readonly aside: readonly ButtonRow[];
}

type SnoozeForm = ReturnType<typeof snoozeForm>;

/** A button that changes alerts on a card. */
export function changeButton(verb: ChangeAlertsAction['verb'], cardId: string, title: string): CardButton {
  return { title, data: { verb, cardId } };
}

/** The form for a snooze; its inputs `days` and `reason` travel with the button's data. */
export function snoozeForm(cardId: string, messages: Messages) {
  return {
    ...snoozeInputs(messages),
    submit: changeButton('snooze', cardId, messages.say('action.snooze-now')),
  };
}

/** The form without its button. */
export function snoozeInputs(messages: Messages) {
  return {
    title: messages.say('action.snooze'),
    daysLabel: messages.say('alert.snooze.days-label'),
    days: String(USUAL_SNOOZE),
    choices: SNOOZE_DAYS.map((days) => ({
      title: messages.say('alert.snooze.days', { count: days }),
      value: String(days),
    })),
    reasonLabel: messages.say('alert.snooze.reason-label'),
  };
}

/**
 * Acknowledging and opening again, around the form for a snooze: with both there would be three in the card's own row,
 * so both stand in one above it, what matters first.
 */
export function inRows(acknowledge: readonly CardButton[], reopen: readonly CardButton[]) {
  if (acknowledge.length === 0 || reopen.length === 0) {
    return { leading: acknowledge, trailing: reopen, beneath: [] };
  }
  const first = acknowledge.map((button) => ({ ...button, style: 'positive' as const }));
  return { leading: [], trailing: [], beneath: buttonRows([...first, ...reopen]) };
}
