import type { CardButton } from './card-action.js';

const ROW_LENGTH = 2;

/** A row of a card's buttons. */
export interface ButtonRow {
  readonly buttons: readonly CardButton[];
}

/**
 * Buttons in rows of two, for one ActionSet each: Teams never breaks a row, it cuts every text until the row fits, down
 * to a letter on a narrow screen.
 */
export function buttonRows(buttons: readonly CardButton[]): readonly ButtonRow[] {
  return Array.from({ length: Math.ceil(buttons.length / ROW_LENGTH) }, (_, row) => ({
    buttons: buttons.slice(row * ROW_LENGTH, (row + 1) * ROW_LENGTH),
  }));
}
