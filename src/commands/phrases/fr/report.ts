import type { ReportPhrases } from '../phrases.js';

export const reportFr: ReportPhrases = {
  verbs: [
    '[envoyer|envoie|envoyez|programmer|programme|programmez|] [moi|nous|] [un|le|] [rapport|rapports] [de licences|d utilisation|d utilisation des licences|]',
  ],
  monthly: [
    '[mensuel|mensuellement|tous les mois|chaque mois|une fois par mois|le 1er de chaque mois|le premier de chaque mois]',
  ],
  weekly: ['[hebdomadaire|chaque semaine|toutes les semaines|une fois par semaine]'],
  to: ['[a|vers|par e mail a|par mail a|par email a]'],
  about: ['[sur|pour|de|du|des|d]'],
};
