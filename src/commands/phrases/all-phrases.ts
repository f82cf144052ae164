import { en } from './en/commands.js';
import { fr } from './fr/commands.js';
import { nl } from './nl/commands.js';
import type { Phrases } from './phrases.js';
import { pl } from './pl/commands.js';
import { ptPT } from './pt-PT/commands.js';
import { zhTW } from './zh-TW/commands.js';

/** The phrases of every language; English first, so that it wins where two are alike. */
export const ALL_PHRASES: readonly Phrases[] = [en, ptPT, pl, fr, nl, zhTW];
