import type { ConceptPhrases } from '../../concepts.js';

/** What the bot cannot do, and what makes another question of a sentence. */
export const beyondNl = {
  cancel: [
    '[eruit gooien|afkappen|stopzetten]',
    '[zeg op|opzeggen|opgezegd|annuleer|annuleren|beeindig het abonnement|zeg het abonnement op|zeg]',
  ],
  buy: [
    '[zet|breng|verlaag|verhoog|ga] [ze|] [terug|omlaag|omhoog|] naar {amount}',
    'naar {amount} [licenties|licentie|seats]',
    '{amount} [extra|meer|bijkomende] [licenties|licentie|seats]',
    '{amount} [licenties|licentie|seats] [erbij|extra]',
    '[koop|kopen|bestel|bestellen|aanschaffen|bijkopen|bijbestellen]',
    '[bijbestel|koop bij|extra licenties kopen|upgraden|downgraden]',
    'voeg {amount} [licenties|seats|licentie] toe',
  ],
  assign: ['[wijs toe|toewijzen|wijs|toekennen|ken toe|geef een licentie]'],
  delete: [
    '[gooi|gooi weg|eruit|gooi eruit|weggooien|haal|weg]',
    '[verwijder|verwijderen|wis|wissen|schrap|schrappen|haal weg]',
  ],
  send: ['[stuur door|doorsturen|door naar|door aan|mail naar|mail het|deel met]'],
  forecast: ['[verwacht|verwachte|verwachting|voorspel|voorspelling|prognose|gaat gebruiken|gaan gebruiken]'],
  divided: ['per [gebruiker|persoon|afdeling|team|land|vestiging|locatie|kantoor]'],
  money: [
    '[geld|poen|budget|centen]',
    '[betaalt|betalen|betaal|kost|kosten|prijs|prijzen|factuur|facturen|schuldig]',
  ],
  compare: ['[vergelijk|vergelijken|vergelijking]'],
  why: ['[waarom|hoezo]'],
  aside: [
    '[contact opnemen|benaderen|aanspreken|bellen]',
    '[vergadering|gesprek|overleg|meeting]',
    '[afspraak|klantgesprek|klantbezoek|bezoek|telefoontje|belafspraak|lunch]',
  ],
  'tell-them': [
    '[moet|moeten] [ik|we|wij] [het|] [ze|hen|hun|] [laten weten|melden|zeggen|inlichten|waarschuwen|vertellen|doorgeven|informeren]',
  ],
  move: ['[zet|zetten|breng|omzetten|migreer|migreren|overzetten|stap]'],
} satisfies ConceptPhrases;
