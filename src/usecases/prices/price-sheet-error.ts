import { AppError } from '../../base/errors.js';

/**
 * Why a price sheet, or a price file of one's own, cannot be used: it ends in the middle, is something else, has no
 * lines, is for another market, has far fewer lines than the one before, is too large, or has lines that are wrong.
 */
export type PriceSheetFault =
  | 'cut-off'
  | 'not-a-sheet'
  | 'empty'
  | 'other-market'
  | 'too-short'
  | 'too-large'
  | 'wrong-lines'
  | 'unreadable-file';

/** A price sheet that is not taken; what was kept before stays. */
export class PriceSheetError extends AppError {
  readonly fault: PriceSheetFault;
  /** For people, one for each finding: with the number of the line where there is one. Never a whole line. */
  readonly details: readonly string[];

  constructor(fault: PriceSheetFault, finding: string, details: readonly string[] = [], cause?: unknown) {
    super(`price-sheet/${fault}`, finding, { cause });
    this.fault = fault;
    this.details = details;
  }
}
