import { stat } from 'node:fs/promises';
import type { PriceReader } from '../usecases/prices/read-price-sheets.js';
import { readOwnLines } from './price-lines.js';

/** The price file of PRICE_SHEET, as one sheet for all its markets: read when it changes. */
export function createOwnPriceFile(path: string): PriceReader {
  return {
    source: 'file',
    wanted: () => [''],
    async stamp() {
      try {
        const { mtimeMs, size } = await stat(path);
        return `${path} ${Math.floor(mtimeMs)} ${size}`;
      } catch {
        // Reading it says what is wrong.
        return `${path} -`;
      }
    },
    lines: () => readOwnLines(path),
  };
}
