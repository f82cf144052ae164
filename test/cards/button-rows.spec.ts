import assert from 'node:assert/strict';
import { buttonRows } from '../../src/cards/button-rows.js';

/** The titles in rows. */
function rowsOf(...titles: readonly string[]): readonly (readonly string[])[] {
  const buttons = titles.map((title) => ({ title, data: { verb: 'stop-digest' } as const }));
  return buttonRows(buttons).map((row) => row.buttons.map(({ title }) => title));
}

describe('buttonRows', () => {
  it('puts two buttons in a row', () => {
    assert.deepEqual(rowsOf('Refresh', 'By product', 'Unused', 'Renewals', 'Usage'), [
      ['Refresh', 'By product'],
      ['Unused', 'Renewals'],
      ['Usage'],
    ]);
  });

  it('gives a row of its own to what a phone would cut beside another', () => {
    assert.deepEqual(rowsOf('Niewykorzystane', 'Odnowienia', 'Trend'), [
      ['Niewykorzystane'],
      ['Odnowienia', 'Trend'],
    ]);
    assert.deepEqual(rowsOf('使用情況', '停止監看 Contoso Ltd'), [['使用情況'], ['停止監看 Contoso Ltd']]);
  });

  it('has no row for no button', () => assert.deepEqual(rowsOf(), []));
});
