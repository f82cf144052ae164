import type { DeadlinePhrases } from '../phrases.js';

export const deadlinePtPT: DeadlinePhrases = {
  before: ['antes [de|do|da|]'],
  until: [
    '[ate|ate ao|ate a|ate ao dia|em|no|na|de|do|da|dia|o|a]',
    '[antes do|ate ao|ate o|no] fim [de|do|da]',
    '[fim|final] [de|do]',
  ],
  ends: {
    month: ['[antes do|ate ao|ate o|no|] [fim|final] [do|deste] mes'],
    quarter: ['[antes do|ate ao|ate o|no|] [fim|final] [do|deste] trimestre'],
    year: ['[antes do|ate ao|ate o|no|] [fim|final] [do|deste] ano'],
  },
  months: ['', '', '', '', 'maio', '', '', '', '', '', '', ''],
};
