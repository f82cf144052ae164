import type { MeaningPhrases } from '../concepts.js';
import { askedNl } from './meaning/asked.js';
import { beyondNl } from './meaning/beyond.js';
import { keptNl } from './meaning/kept.js';
import { talkNl } from './meaning/talk.js';
import { timesNl } from './meaning/times.js';
import { whomNl } from './meaning/whom.js';

export const meaningNl: MeaningPhrases = {
  concepts: { ...askedNl, ...whomNl, ...keptNl, ...beyondNl, ...talkNl },
  ...timesNl,
};
