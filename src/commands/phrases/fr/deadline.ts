import type { DeadlinePhrases } from '../phrases.js';

export const deadlineFr: DeadlinePhrases = {
  before: ['[avant|avant le|avant la|avant l]'],
  until: [
    '[jusqu au|jusqu a|jusqu en|d ici|d ici le|d ici au|d ici a|en|pour|le|la|du|de|d|au]',
    '[avant|d ici|jusqu a] la fin [de|du|d]',
    '[fin|la fin de]',
  ],
  ends: {
    month: ['[avant|d ici|jusqu a|pour|] [la|] fin [du|de ce] mois'],
    quarter: ['[avant|d ici|jusqu a|pour|] [la|] fin [du|de ce] trimestre'],
    year: ['[avant|d ici|jusqu a|pour|] [la|] fin [de l|d|de cette] annee'],
  },
  months: ['', '', 'mars', '', 'mai', '', '', '', '', '', '', ''],
};
