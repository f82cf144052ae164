import type { Situation, Situations } from '../situation.js';
import { alertsSituations } from './alerts.js';
import { detailsSituations } from './details.js';
import { fleetSituations } from './fleet.js';
import { planSituations } from './plan.js';
import { usageSituations } from './usage.js';
import { watchingSituations } from './watching.js';
import { wordsSituations } from './words.js';

const CHAPTERS: readonly Situations[] = [
  usageSituations,
  detailsSituations,
  planSituations,
  fleetSituations,
  alertsSituations,
  watchingSituations,
  wordsSituations,
];

/** Every situation a card is looked at in, in the order people meet them. */
export const everySituation: Situations = (messages): readonly Situation[] =>
  CHAPTERS.flatMap((situations) => situations(messages));
