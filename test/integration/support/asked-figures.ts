import assert from 'node:assert/strict';
import { elementsOf } from '../../helpers/parse-card.js';

/** Seats as a card says them: "12-30 of 50 seats unused", "8 of 8 seats unused", "Up to 30 of 50 seats unused, 12 for certain". */
export interface SaidSeats {
  readonly low: number;
  readonly high: number;
  readonly seats: number;
}

const UP_TO = /^up to ([\d,]+) of ([\d,]+) seats? unused, ([\d,]+) for certain/i;
const RANGE = /(?:^|\s)([\d,]+)(?:-([\d,]+))? of ([\d,]+) seats? unused/;

/** As a row of a list says them at its end: "12-30 of 50", or "12-30 of 50 unused" where nothing else says that. */
const IN_ROW = /^([\d,]+)(?:-([\d,]+))? of ([\d,]+)(?: unused)?$/;

/** Every text of a card, in order. */
export function linesOf(card: unknown): readonly string[] {
  return elementsOf(card).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
}

/** Unused seats that a text says; undefined for a text that says none. */
function seatsIn(text: string): SaidSeats | undefined {
  const upTo = UP_TO.exec(text);
  if (upTo) return { high: numberIn(upTo[1]), seats: numberIn(upTo[2]), low: numberIn(upTo[3]) };
  const range = RANGE.exec(text);
  if (!range) return undefined;
  const low = numberIn(range[1]);
  return { low, high: range[2] === undefined ? low : numberIn(range[2]), seats: numberIn(range[3]) };
}

/** All of them in a card, the headline first. */
export function allSeatsIn(card: unknown): readonly SaidSeats[] {
  return linesOf(card).flatMap((line) => seatsIn(line) ?? []);
}

/** The first that a plain text says. */
export function firstSeatsIn(text: string): SaidSeats | undefined {
  return text.split('\n').flatMap((line) => seatsIn(line) ?? [])[0];
}

/** Those of the rows of a list of customers, in order. */
export function rowSeatsIn(card: unknown): readonly SaidSeats[] {
  return elementsOf(card).flatMap(({ text, weight, horizontalAlignment }) => {
    const row = IN_ROW.exec(weight === 'Bolder' && horizontalAlignment === 'Right' ? String(text) : '');
    if (!row) return [];
    const low = numberIn(row[1]);
    return [{ low, high: row[2] === undefined ? low : numberIn(row[2]), seats: numberIn(row[3]) }];
  });
}

/** Seats that a card says nobody was given, in its own fact; undefined when it says none. */
export function unassignedIn(card: unknown): number | undefined {
  for (const line of linesOf(card)) {
    const found = /^([\d,]+) seats? not assigned to anyone(?: as of today)?$/.exec(line);
    if (found) return numberIn(found[1]);
  }
  return undefined;
}

export function sumOfSeats(all: readonly SaidSeats[]): SaidSeats {
  return all.reduce(
    (sum, { low, high, seats }) => ({ low: sum.low + low, high: sum.high + high, seats: sum.seats + seats }),
    { low: 0, high: 0, seats: 0 },
  );
}

/** The data of the button with this title; undefined when the card has none. */
export function buttonOf(card: unknown, title: string): Record<string, unknown> | undefined {
  const found = elementsOf(card).find(
    (element) => element['title'] === title && element['data'] !== undefined,
  );
  return found?.['data'] as Record<string, unknown> | undefined;
}

export function say(seats: SaidSeats | undefined): string {
  return seats === undefined ? 'nothing' : `${seats.low}-${seats.high} of ${seats.seats}`;
}

function numberIn(text: string | undefined): number {
  assert.ok(text !== undefined);
  return Number(text.replaceAll(',', ''));
}
