import type { ReportPhrases } from '../phrases.js';

export const reportNl: ReportPhrases = {
  verbs: [
    '[stuur|mail|plan|verstuur|] [me|mij|ons|] [een|het|de|] [rapport|rapporten|rapportage|licentierapport|gebruiksrapport]',
  ],
  monthly: [
    '[maandelijks|maandelijkse|elke maand|iedere maand|eens per maand|op de 1e van elke maand|op de eerste van de maand]',
  ],
  weekly: ['[wekelijks|wekelijkse|elke week|iedere week|eens per week]'],
  to: ['[naar|aan|per mail naar|per e mail naar]'],
  about: ['[over|van|voor]'],
};
