import type { Messages } from '../i18n/messages.js';
import { type CardButton, type CustomerView, showCustomer } from './card-action.js';
import type { ListTurns, TurnAction } from './reply.js';

/** A stretch of a longer list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** From 0. */
  readonly number: number;
  readonly last: number;
  /** "9-16 of 40"; empty when the list has one page. */
  readonly position: string;
}

/** Cuts a page out of a list; a page past the end is the last one. */
export function pageOf<Item>(
  items: readonly Item[],
  wanted: number,
  size: number,
  messages: Messages,
): Page<Item> {
  const last = Math.max(0, Math.ceil(items.length / size) - 1);
  const number = Math.min(wanted, last);
  const shown = items.slice(number * size, (number + 1) * size);
  const from = number * size + 1;
  const position =
    last === 0 ? '' : messages.say('usage.page', { from, to: from + shown.length - 1, total: items.length });
  return { items: shown, number, last, position };
}

/** What the buttons of a list of many customers do. */
export function turnsOf(
  { number, last }: { readonly number: number; readonly last: number },
  turn: (page: number) => TurnAction,
): ListTurns {
  return {
    next: number < last ? turn(number + 1) : undefined,
    previous: number > 0 ? turn(number - 1) : undefined,
  };
}

export function turnButtons({ next, previous }: ListTurns, messages: Messages): readonly CardButton[] {
  return [
    ...(previous ? [{ title: messages.say('action.previous'), data: previous }] : []),
    ...(next ? [{ title: messages.say('action.next'), data: next }] : []),
  ];
}

/** The buttons that turn pages: previous and next, where there is one. */
export function pageButtons(
  customerId: string,
  view: CustomerView,
  { number, last }: Page<unknown>,
  messages: Messages,
): readonly CardButton[] {
  const turn = (page: number) => showCustomer(customerId, view, { page });
  return [
    ...(number > 0 ? [{ title: messages.say('action.previous'), data: turn(number - 1) }] : []),
    ...(number < last ? [{ title: messages.say('action.next'), data: turn(number + 1) }] : []),
  ];
}
