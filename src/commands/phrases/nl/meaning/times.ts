import type { MeaningPhrases } from '../../concepts.js';

/** Spans of time and months. */
export const timesNl: Pick<MeaningPhrases, 'spans' | 'months'> = {
  spans: {
    'last-week': ['[vorige|afgelopen] week'],
    'last-month': ['[vorige|afgelopen] maand'],
    'last-quarter': ['[vorig|afgelopen] kwartaal'],
    'last-year': ['[vorig|afgelopen] jaar'],
    'this-week': ['[voor|tot|aan|] [het|] [eind|einde] van de week', 'deze week'],
    'this-month': ['[voor|tot|aan|] [het|] [eind|einde] van de maand', 'deze maand'],
    'this-quarter': ['[voor|tot|aan|] [het|] [eind|einde] van het kwartaal', 'dit kwartaal'],
    'this-year': [
      '[voor|tot|aan|] [het|] [eind van het jaar|einde van het jaar|jaareinde|kerst]',
      'dit jaar',
    ],
    'next-week': ['[volgende|komende] week'],
    'next-month': ['[volgende|komende] maand'],
    'next-quarter': ['[volgend|komend] kwartaal'],
    'next-year': ['[volgend|komend] jaar'],
    'next-days': ['[binnen|in|over|de komende|komende|binnen de] {amount} dagen'],
    'next-weeks': ['[binnen|in|over|de komende|komende] {amount} weken'],
    'next-months': ['[binnen|in|over|de komende|komende] {amount} maanden'],
    'last-days': ['[de|] [afgelopen|laatste] {amount} dagen'],
    'last-weeks': ['[de|] [afgelopen|laatste] {amount} weken'],
    'last-months': [
      '[de|] [afgelopen|laatste] {amount} maanden',
      '[de|] [afgelopen|laatste] [maanden|half jaar|halfjaar]',
    ],
  },
  months: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
};
