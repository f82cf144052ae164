import type { MeaningPhrases } from '../concepts.js';
import { askedPl } from './meaning/asked.js';
import { beyondPl } from './meaning/beyond.js';
import { keptPl } from './meaning/kept.js';
import { talkPl } from './meaning/talk.js';
import { timesPl } from './meaning/times.js';
import { whomPl } from './meaning/whom.js';

export const meaningPl: MeaningPhrases = {
  concepts: { ...askedPl, ...whomPl, ...keptPl, ...beyondPl, ...talkPl },
  ...timesPl,
};
