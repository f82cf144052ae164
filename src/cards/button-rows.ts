import type { CardButton } from './card-action.js';

const ROW_LENGTH = 2;

/** Letters of two titles that stand beside each other on a phone; a Chinese one takes the room of two. */
const ROW_LETTERS = 23;
const BROAD_LETTERS = /[\u3000-\u30ff\uff00-\uff60\p{Script=Han}]/gu;

/** A row of a card's buttons. */
export interface ButtonRow {
  readonly buttons: readonly CardButton[];
}

/**
 * Buttons in rows of two, or of one where two titles are too long for a phone, for one ActionSet each: Teams never
 * breaks a row, it cuts every text until the row fits, down to a letter on a narrow screen.
 */
export function buttonRows(buttons: readonly CardButton[]): readonly ButtonRow[] {
  const rows: CardButton[][] = [];
  for (const button of buttons) {
    const row = rows.at(-1);
    if (row !== undefined && row.length < ROW_LENGTH && lettersOf([...row, button]) <= ROW_LETTERS) {
      row.push(button);
    } else {
      rows.push([button]);
    }
  }
  return rows.map((row) => ({ buttons: row }));
}

function lettersOf(buttons: readonly CardButton[]): number {
  const titles = buttons.map(({ title }) => title).join('');
  return titles.length + (titles.match(BROAD_LETTERS)?.length ?? 0);
}
