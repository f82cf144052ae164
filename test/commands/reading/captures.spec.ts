import assert from 'node:assert/strict';
import { wholeNumber } from '../../../src/commands/reading/captures.js';

describe('wholeNumber', () => {
  const cases: readonly (readonly [amount: string, number: number | undefined])[] = [
    ['0', 0],
    ['10', 10],
    ['007', 7],
    ['1,000', 1000],
    ['1.000.000', 1_000_000],
    ['40.5', undefined],
    ['40,25', undefined],
    ['1,00,000', undefined],
    ['-5', undefined],
    ['12345678901234567890', undefined],
    ['', undefined],
  ];
  for (const [amount, number] of cases) {
    it(`reads ${JSON.stringify(amount)} as ${number}`, () => assert.equal(wholeNumber(amount), number));
  }
});
