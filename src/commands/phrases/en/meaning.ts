import type { MeaningPhrases } from '../concepts.js';
import { askedEn } from './meaning/asked.js';
import { beyondEn } from './meaning/beyond.js';
import { keptEn } from './meaning/kept.js';
import { talkEn } from './meaning/talk.js';
import { timesEn } from './meaning/times.js';
import { whomEn } from './meaning/whom.js';

export const meaningEn: MeaningPhrases = {
  concepts: { ...askedEn, ...whomEn, ...keptEn, ...beyondEn, ...talkEn },
  ...timesEn,
};
