import type { DeadlinePhrases } from '../phrases.js';

export const deadlineNl: DeadlinePhrases = {
  before: ['voor'],
  until: [
    '[tot|tot en met|uiterlijk|uiterlijk op|op|in|per|de|van|aan]',
    '[voor|tot] [het|] [einde|eind] [van|]',
    '[eind|einde]',
  ],
  ends: {
    month: ['[voor|tot|] [het|] [einde|eind] van [de|deze] maand'],
    quarter: ['[voor|tot|] [het|] [einde|eind] van [het|dit] kwartaal'],
    year: ['[voor|tot|] [het|] [einde|eind] van [het|dit] jaar', '[voor|] jaareinde'],
  },
  months: ['', '', 'mrt', '', '', '', '', '', '', '', '', ''],
};
