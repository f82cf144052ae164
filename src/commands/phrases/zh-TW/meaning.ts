import type { MeaningPhrases } from '../concepts.js';
import { askedZhTW } from './meaning/asked.js';
import { beyondZhTW } from './meaning/beyond.js';
import { keptZhTW } from './meaning/kept.js';
import { talkZhTW } from './meaning/talk.js';
import { timesZhTW } from './meaning/times.js';
import { whomZhTW } from './meaning/whom.js';

export const meaningZhTW: MeaningPhrases = {
  concepts: { ...askedZhTW, ...whomZhTW, ...keptZhTW, ...beyondZhTW, ...talkZhTW },
  ...timesZhTW,
};
