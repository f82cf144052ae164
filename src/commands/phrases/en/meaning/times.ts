import type { MeaningPhrases } from '../../concepts.js';

/** Spans of time and months. */
export const timesEn: Pick<MeaningPhrases, 'spans' | 'months'> = {
  spans: {
    'last-week': ['[last|past|previous] week', 'since last week'],
    'last-month': ['[last|past|previous] month', 'since last month'],
    'last-quarter': ['[last|past|previous] quarter', 'since last quarter'],
    'last-year': ['[last|past|previous] year', 'since last year'],
    'this-week': ['[before|by|until|till|at|] [the|] [end of the week|weekend|eow]', 'this week'],
    'this-month': [
      '[before|by|until|till|at|] [the|] [end of the month|end of month|month end|months end|eom]',
      '[this|the current] month',
    ],
    'this-quarter': [
      '[before|by|until|till|at|] [the|] [end of the quarter|quarter end|eoq]',
      '[this|the current] quarter',
    ],
    'this-year': [
      '[before|by|until|till|at|] [the|] [end of the year|year end|eoy|before christmas|christmas|xmas]',
      '[this|the current] year',
    ],
    'next-week': ['[next|coming] week'],
    'next-month': ['[next|coming] month'],
    'next-quarter': ['[next|coming] quarter'],
    'next-year': ['[next|coming] year'],
    'next-days': ['[in|within|in the next|within the next|the next|next|the coming|coming] {amount} days'],
    'next-weeks': ['[in|within|in the next|within the next|the next|next|the coming|coming] {amount} weeks'],
    'next-months': [
      '[in|within|in the next|within the next|the next|next|the coming|coming] {amount} months',
    ],
    'last-days': ['[in the|over the|the|] [last|past] {amount} days'],
    'last-weeks': ['[in the|over the|the|] [last|past] {amount} weeks'],
    'last-months': [
      '[in the|over the|the|] [last|past] {amount} months',
      '[the|over the|] [last|past] [half year|few months|months]',
    ],
  },
  months: [
    '[january|jan]',
    '[february|feb]',
    'march',
    'april',
    'in may',
    'june',
    'july',
    '[august|aug]',
    '[september|sept|sep]',
    '[october|oct]',
    '[november|nov]',
    '[december|dec]',
  ],
};
