import type { DigestPhrases } from '../phrases.js';

export const digestFr: DigestPhrases = {
  now: [
    '[le|] [resume|recapitulatif|synthese] [maintenant|aujourd hui|]',
    '[envoyer|envoie|envoyez|faire|fais|faites] [moi|nous|] [un|le|] [resume|recapitulatif] [maintenant|ici|]',
  ],
  off: [
    '[ne|] [m envoie|m envoyez|n envoie|n envoyez|nous envoie] plus [de|le|les|] [resume|resumes|recapitulatif|recapitulatifs]',
    '[plus de|pas de|stop au|stop aux] [resume|resumes|recapitulatif|recapitulatifs] [hebdo|hebdomadaire|hebdomadaires|quotidien|quotidiens]',
    'je ne veux plus [de|du|le|les|recevoir de|recevoir le|recevoir les] [resume|resumes|recapitulatif|recapitulatifs]',
    '[resume|recapitulatif] [arret|stop|desactive]',
    '[arreter|arrete|arretez|stopper|stop|annuler|annule|annulez|supprimer|supprime|desactiver|desactive|desactivez|plus de|pas de|terminer] [le|les|] [resume|resumes|recapitulatif|recapitulatifs]',
  ],
  verbs: ['[le|un|] [resume|resumes|recapitulatif|synthese]'],
  reminders: ['[rappelle|rappelez] [moi|nous]'],
  days: {
    daily: ['[quotidien|quotidiennement|tous les jours|chaque jour|chaque matin|tous les matins]'],
    'working-days': [
      '[jours ouvres|les jours ouvres|jours ouvrables|en semaine|du lundi au vendredi|lundi a vendredi|tous les jours ouvres|chaque jour ouvre]',
    ],
    monday: ['[le|les|chaque|tous les|] [lundi|lundis]'],
    tuesday: ['[le|les|chaque|tous les|] [mardi|mardis]'],
    wednesday: ['[le|les|chaque|tous les|] [mercredi|mercredis]'],
    thursday: ['[le|les|chaque|tous les|] [jeudi|jeudis]'],
    friday: ['[le|les|chaque|tous les|] [vendredi|vendredis]'],
    saturday: ['[le|les|chaque|tous les|] [samedi|samedis]'],
    sunday: ['[le|les|chaque|tous les|] [dimanche|dimanches]'],
  },
  times: {
    am: ['[a|] [{hour}|{time}] [h|heures|heure|] du matin'],
    pm: ['[a|] [{hour}|{time}] [h|heures|heure|] [du soir|de l apres midi]'],
    any: ['[a|] [{time}|{hour}] [h|heure|heures|]', '[a|] {hour} [h|heures] {minute}'],
  },
  zone: ['[heure de|a|de|fuseau|fuseau horaire|heure]'],
  noise: [
    '[envoyer|envoie|envoyez|programmer|programme|programmez] [moi|nous|] [un|le|]',
    '[hebdomadaire|chaque semaine|a|ici]',
  ],
};
