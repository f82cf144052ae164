import type { ConceptPhrases } from '../../concepts.js';

/** What the bot cannot do, and what makes another question of a sentence. */
export const beyondFr = {
  cancel: [
    '[vire|virer|coupe|degage|degager]',
    '[resilie|resilier|resiliez|annule|annuler|annulez|resiliation]',
  ],
  buy: [
    '[passe|passer|passez|ramene|ramener|ramenez|descends|descendre|monte|baisse] [les|la|le|] [a|de|] {amount} [licences|licence|postes|sieges]',
    'a {amount} [licences|licence|postes|sieges]',
    '{amount} [licences|licence|postes|sieges] [de plus|en plus|supplementaires|supplementaire]',
    '[achete|acheter|achetez|commande|commander|commandez|ajoute|ajouter|ajoutez]',
    '[rajoute|rajouter|rajoutez|surclasse|passe les en]',
  ],
  assign: ['[attribue|attribuer|attribuez|assigne|assigner|assignez|affecte|affecter|affectez|reattribue]'],
  delete: [
    '[supprime|supprimer|supprimez|efface|effacer|effacez|retire|retirer|retirez|enleve|enlever|enlevez]',
  ],
  send: [
    '[transfere|transferer|transferez|transmets|transmettre|fais suivre|faites suivre|envoie a|envoie leur|partage avec]',
  ],
  forecast: ['[prevision|previsions|prevoir|prevu|prevus|estimation|projection|va utiliser|vont utiliser]'],
  divided: ['par [service|services|departement|equipe|utilisateur|personne|pays|site|agence|groupe]'],
  money: [
    '[argent|fric|sous que|budget]',
    '[paie|paye|payent|payer|coute|coutent|cout|couts|facture|factures|prix|nous doit|nous doivent]',
  ],
  compare: ['[compare|comparer|comparez|comparaison]'],
  why: ['[pourquoi|pour quelle raison]'],
  aside: [
    '[appeler|contacter|rappeler moi|telephoner]',
    '[reunion|rendez vous|appel]',
    '[rdv|rendezvous|visio|copil|comite|point client|dejeuner|coup de fil]',
  ],
  'tell-them': [
    '[dois je|doit on|je dois|on doit|devons nous|faut il|il faut|faut] [les|leur|le|] [prevenir|dire|avertir|informer|annoncer|faire signe]',
  ],
  move: ['[passe|passer|passez|bascule|basculer|migre|migrer|change|changer]'],
} satisfies ConceptPhrases;
