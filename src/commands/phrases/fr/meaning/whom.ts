import type { ConceptPhrases } from '../../concepts.js';

/** Which customers: all, some, an order of them, and what bounds them. */
export const whomFr = {
  customers: [
    '[clients|portefeuille|comptes|tous les clients|la liste des clients|liste des clients|entreprises|societes]',
    '[vue d ensemble|panorama|tout le portefeuille|mon portefeuille|vue globale|ensemble des clients|clientele]',
    '[l ensemble de mes clients|tous mes clients|parc client|parc clients|base clients|tour d horizon]',
  ],
  which: ['[qui|lesquels|quels clients|quel client|qui d autre]'],
  'which-of': [],
  worst: [
    '[dois je|je dois|faut il] appeler [en premier|aujourd hui|]',
    '[perds le plus|perd le plus|perdons le plus]',
    '[gaspilleurs|plus gros gaspilleurs]',
    '[pire|pires|top|top {amount}|plus mauvais|moins bons|classement|classe|classes|trie|tries|meilleurs|le plus|le moins|les plus|les moins|premiers]',
    '[a risque|inquietants|preoccupants|les plus mauvais|prioritaires|priorite|a relancer|a appeler]',
    '[en difficulte|a la traine|derniers|mauvais|moins bien]',
    '[me concentrer|concentrer|mettre la priorite|m occuper|me focaliser|focaliser|focus]',
  ],
  'low-usage': ['[faible utilisation|faible usage|peu d utilisation|utilisation faible]'],
  lacks: [
    '[qui|] [n a|n ont|a|ont] [pas|aucun|aucune|pas encore|toujours pas|pas du tout]',
    'sans',
    '[qui|] [ne possede|ne possedent|n a achete|n ont achete] pas',
    'depourvus de',
    'pas de',
  ],
  not: ['[personne n]', '[pas|ne|non|plus]'],
  never: ['[jamais|personne n|aucun]'],
  has: ['[ont|possede|possedent|ayant|dispose]'],
  'below-half': ['[moins de la moitie|moins d une moitie|meme pas la moitie]'],
  'above-half': ['[plus de la moitie]'],
  below: [
    '[sous|sous les|en dessous de|au dessous de|moins de|inferieur a|inferieure a] {amount} [%|pour cent|pourcent|]',
  ],
  above: ['[au dessus de|plus de|superieur a|superieure a] {amount} [%|pour cent|pourcent]'],
  'at-least': ['[plus de|au moins|au dessus de|a partir de|minimum] {amount}'],
  number: ['{amount} [%|]'],
  everyone: ['tout le monde'],
  people: ['[equipe|chef|patron|collegue|collegues|gens|quelqu un|equipes|directeur]'],
} satisfies ConceptPhrases;
