import type { MeaningPhrases } from '../concepts.js';
import { askedPtPT } from './meaning/asked.js';
import { beyondPtPT } from './meaning/beyond.js';
import { keptPtPT } from './meaning/kept.js';
import { talkPtPT } from './meaning/talk.js';
import { timesPtPT } from './meaning/times.js';
import { whomPtPT } from './meaning/whom.js';

export const meaningPtPT: MeaningPhrases = {
  concepts: { ...askedPtPT, ...whomPtPT, ...keptPtPT, ...beyondPtPT, ...talkPtPT },
  ...timesPtPT,
};
