import type { MeaningPhrases } from '../../concepts.js';

/** Spans of time and months. */
export const timesFr: Pick<MeaningPhrases, 'spans' | 'months'> = {
  spans: {
    'last-week': ['[la|] semaine [derniere|passee]'],
    'last-month': ['[le|du|au|] mois [dernier|passe|precedent]'],
    'last-quarter': ['[le|du|au|] trimestre [dernier|passe|precedent]'],
    'last-year': ['[l|] [annee|an] [derniere|passee|dernier]'],
    'this-week': ['[avant|d ici|jusqu a|a|] [la|] fin de la semaine', 'cette semaine'],
    'this-month': ['[avant|d ici|jusqu a|a|] [la|] fin [du mois|de mois]', 'ce mois [ci|]'],
    'this-quarter': ['[avant|d ici|jusqu a|a|] [la|] fin du trimestre', 'ce trimestre'],
    'this-year': ['[avant|d ici|jusqu a|a|] [la|] [fin de l annee|fin d annee|noel]', 'cette annee'],
    'next-week': ['[la|] semaine prochaine'],
    'next-month': ['[le|du|au|] mois prochain'],
    'next-quarter': ['[le|du|au|] trimestre prochain'],
    'next-year': ['[l|] [annee prochaine|an prochain]'],
    'next-days': [
      '[dans|sous|d ici|dans les|les|] {amount} [prochains|] jours',
      '[dans les|les] [prochains|] {amount} [prochains|] jours',
    ],
    'next-weeks': [
      '[dans|d ici|pour|pendant|des|les|] [les|] {amount} prochaines semaines',
      '[dans|d ici|dans les|les] {amount} [prochaines|] semaines',
    ],
    'next-months': ['[dans|d ici|dans les|les] {amount} [prochains|] mois'],
    'last-days': ['[ces|les|des|depuis|sur les|] {amount} derniers jours', 'depuis {amount} jours'],
    'last-weeks': ['[ces|les|des|sur les|] {amount} dernieres semaines', 'depuis {amount} semaines'],
    'last-months': [
      '[ces|les|des|sur les|] {amount} derniers mois',
      'depuis {amount} mois',
      '[ces|les] derniers mois',
    ],
  },
  months: [
    'janvier',
    'fevrier',
    '[en|de|fin] mars',
    'avril',
    '[en|de|fin] mai',
    'juin',
    'juillet',
    'aout',
    'septembre',
    'octobre',
    'novembre',
    'decembre',
  ],
};
