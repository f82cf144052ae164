/**
 * Writes src/domain/customers/customer-letter-pairs.ts from OpenCC's tables and from Unicode's list of confusable letters, so
 * that the domain needs no package at run time. Usage: npx tsx scripts/letter-folds.ts
 */
import { writeFileSync } from 'node:fs';
import { renderLetterPairs } from './letter-folds/render.js';

writeFileSync(
  new URL('../src/domain/customers/customer-letter-pairs.ts', import.meta.url),
  renderLetterPairs(),
);
