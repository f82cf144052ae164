import type { DeadlinePhrases } from '../phrases.js';

export const deadlineZhTW: DeadlinePhrases = {
  before: ['[前|之前|以前]'],
  until: ['[在|於|到|至|截至|底|底前|內|年|日|號|号|的]'],
  ends: {
    month: ['[月底|本月底|這個月底] [前|之前|]'],
    quarter: ['[季底|本季底|這季底] [前|之前|]'],
    year: ['[年底|今年底|年末] [前|之前|]'],
  },
  months: ['', '', '', '', '', '', '', '', '', '', '', ''],
};
