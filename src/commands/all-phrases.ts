import { en } from './phrases/en.js';
import { fr } from './phrases/fr.js';
import { nl } from './phrases/nl.js';
import type { Phrases } from './phrases/phrases.js';
import { pl } from './phrases/pl.js';
import { ptPT } from './phrases/pt-PT.js';
import { zhTW } from './phrases/zh-TW.js';

/** The phrases of every language; English first, so that it wins where two are alike. */
export const ALL_PHRASES: readonly Phrases[] = [en, ptPT, pl, fr, nl, zhTW];
