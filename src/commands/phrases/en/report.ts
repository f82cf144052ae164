import type { ReportPhrases } from '../phrases.js';

export const reportEn: ReportPhrases = {
  verbs: [
    '[send|mail|email|e mail|schedule|set up|] [me|us|] [a|the|] [license|licence|usage|license usage|licence usage|] [report|reports|reporting]',
  ],
  monthly: [
    '[monthly|every month|each month|once a month|on the first of the month|on the 1st of every month|on the 1st of each month|on the first of every month]',
  ],
  weekly: ['[weekly|every week|each week|once a week]'],
  to: ['[to|by mail to|by email to|for]', '[and|] [send|mail|email] [it|this|] to'],
  about: ['[for|of|on|about]'],
};
