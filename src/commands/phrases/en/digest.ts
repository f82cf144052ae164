import type { DigestPhrases } from '../phrases.js';

export const digestEn: DigestPhrases = {
  now: [
    '[the|] digest [now|today|please|]',
    '[send|post|make|create] [me|us|] [a|the|] [digest|summary] [now|here|here now|]',
    '[summary|summarize|recap]',
  ],
  off: [
    '[don t|do not] send [me|us] [the|] [digest|digests|summary|summaries] [anymore|]',
    'i don t want [the|] [digest|digests|summary|summaries] [anymore|]',
    'unsubscribe [me|] [from|] [the|] [digest|digests|summary]',
    '[digest|digests|the digest] [off|stop|end|none]',
    '[stop|end|cancel|remove|delete|disable|turn off|switch off|no|no more] [the|this|my|our|sending|] [weekly|daily|] [digest|digests|summary|summaries]',
    'turn the digest off',
    '[stop|quit] sending [me|us] [the|my|our|] [weekly|daily|] [digest|digests|summary|summaries|recap]',
  ],
  verbs: ['[the|a|] [digest|digests|summary|recap|weekly report|weekly summary]'],
  reminders: ['remind [me|us]'],
  days: {
    daily: ['[daily|every day|each day|everyday|every morning|seven days a week]'],
    'working-days': [
      '[weekdays|every weekday|each weekday|on weekdays|week days|working days|every working day|on working days]',
      '[workdays|every workday|on workdays|work days|business days|every business day|monday to friday|monday through friday|mon fri|mon to fri]',
    ],
    monday: ['[every|each|on|] [monday|mondays|mon]'],
    tuesday: ['[every|each|on|] [tuesday|tuesdays|tue|tues]'],
    wednesday: ['[every|each|on|] [wednesday|wednesdays|wed]'],
    thursday: ['[every|each|on|] [thursday|thursdays|thu|thur|thurs]'],
    friday: ['[every|each|on|] [friday|fridays|fri]'],
    saturday: ['[every|each|on|] [saturday|saturdays|sat]'],
    sunday: ['[every|each|on|] [sunday|sundays|sun]'],
  },
  times: {
    am: ['[at|] [{hour}|{time}] [am|a m|a.m|o clock am|in the morning]'],
    pm: ['[at|] [{hour}|{time}] [pm|p m|p.m|in the afternoon|in the evening]'],
    any: ['[at|] [{time}|{hour}] [h|hours|o clock|]'],
  },
  zone: ['[in|time|time zone|timezone|tz|local time|zone]'],
  noise: ['[send|post|schedule|set|set up|start|give] [me|us|] [a|the|]', '[weekly|at|on|please|here]'],
};
