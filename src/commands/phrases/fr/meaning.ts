import type { MeaningPhrases } from '../concepts.js';
import { askedFr } from './meaning/asked.js';
import { beyondFr } from './meaning/beyond.js';
import { keptFr } from './meaning/kept.js';
import { talkFr } from './meaning/talk.js';
import { timesFr } from './meaning/times.js';
import { whomFr } from './meaning/whom.js';

export const meaningFr: MeaningPhrases = {
  concepts: { ...askedFr, ...whomFr, ...keptFr, ...beyondFr, ...talkFr },
  ...timesFr,
};
