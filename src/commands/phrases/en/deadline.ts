import type { DeadlinePhrases } from '../phrases.js';

export const deadlineEn: DeadlinePhrases = {
  before: ['[before|earlier than|ahead of]'],
  until: [
    '[by|until|till|through|up to|no later than|in|within|for|due|due in|due by|the|of]',
    '[by|until|before|at|in] the end of',
    'end of',
  ],
  ends: {
    month: ['[by|before|until|at|] [the|] end of [the|this|] month', 'month end'],
    quarter: ['[by|before|until|at|] [the|] end of [the|this|] quarter', 'quarter end'],
    year: [
      '[by|before|until|at|] [the|] end of [the|this|] year',
      '[by|before|until|] year end',
      '[by|before|] new year',
    ],
  },
  months: ['', '', '', '', 'may', '', '', '', '', '', '', ''],
};
