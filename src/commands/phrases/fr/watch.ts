import type { WatchPhrases } from '../phrases.js';

export const watchFr: WatchPhrases = {
  verbs: [
    '[surveiller|surveille|surveillez|surveillons|suivre|suis|suivez|garder un oeil sur|garde un oeil sur|gardez un oeil sur]',
    '[ajouter|ajoute|ajoutez|creer|cree|creez|nouvelle] [une|] [surveillance|alerte] [pour|de|du|sur|quand|si|]',
  ],
  tells: [
    '[fais|faites] [moi|nous] [signe|savoir] [quand|si|lorsque|lorsqu|des que]',
    '[tiens|tenez] [moi|nous] au courant [quand|si|lorsque|lorsqu|des que]',
    '[alerte|alerter|alertez|avertir|avertis|avertissez|previens|prevenir|prevenez|notifie|notifier|notifiez|signale|signaler|signalez] [moi|nous|] [quand|si|lorsque|lorsqu|des que|pour|de|sur|]',
    '[rappelle|rappeler|rappelez] [moi|nous|] [quand|si|lorsque|lorsqu|]',
    '[dis|dites] [moi|nous] [quand|si|lorsque]',
  ],
  tellsBefore: [
    '[fais|faites] [moi|nous] [signe|savoir|un rappel]',
    '[dis|dites] [le|] [moi|nous]',
    '[envoie|envoyez] [moi|nous] [un rappel|une alerte]',
  ],
  lengths: {
    day: 'jours',
    days: ['[jours|jour]'],
    week: ['[semaine|semaines]'],
    month: ['mois'],
    one: ['[un|une]'],
    beside: ['[avant|dans|sous|ici|de]'],
  },
  conditions: ['[si|quand|lorsque|lorsqu|des que]'],
  tellsBehind: [
    '[alors|] [alerte|alertez|avertis|avertissez|previens|prevenez|notifie|notifiez] [moi|nous]',
    '[alors|] [fais|faites] [moi|nous] [signe|savoir]',
  ],
  wishesBehind: [],
  rules: {
    'low-usage': [
      '[sous|en dessous de|au dessous de|inferieur a|inferieure a|moins de|moins que|plus bas que] [les|] {amount} [%|pour cent|pourcent|]',
    ],
    unused: [
      '[licences|postes|] [inutilisees|inutilises|non utilisees|pas utilisees|inactives] [a partir de|au moins|plus de|des|minimum|] {amount} [licences|postes|]',
      '[a partir de|au moins|plus de|des|avec|avec au moins|avec plus de|ayant au moins|] {amount} [licences|postes|] [inutilisees|inutilises|non utilisees|inactives]',
      '[a partir de|au moins|plus de|] {amount} licences [ou plus|] [inutilisees|non utilisees]',
    ],
    'over-used': [
      '[au dessus de|au dela de|superieur a|superieure a|plus de|plus que|depasse|depassent|depassant] [les|] {amount} [%|pour cent|pourcent|]',
    ],
    renewal: [
      '[renouvellements|renouvellement|a renouveler|echeances|echeance|expire|expirent|se renouvelle|se renouvellent|expirant] [dans|dans les|sous|d ici|a|] {amount} [jours|jour|prochains jours|]',
      '[dans|dans les|d ici|dans un delai de] {amount} [jours|jour|prochains jours]',
      '{amount} jours avant [que|qu|]',
      '{amount} jours avant [le renouvellement|l echeance|renouvellement|expiration|l expiration|la fin|la fin du contrat|le terme|la fin de contrat]',
    ],
  },
  looseRules: {
    'low-usage': [
      '[faible utilisation|utilisation faible|basse utilisation|faible usage|sous utilisation|sous utilisees|sous utilise]',
      '{amount} [%|pour cent]',
    ],
    unused: [
      '[licences|postes] [inutilisees|inutilises|non utilisees]',
      '[inutilisees|inutilises|non utilisees]',
    ],
    'over-used': [
      '[surutilisation|sur utilisation|surutilisees|sur utilisees|depassement|depassements|utilisation excessive]',
    ],
    renewal: [
      '[se renouvelle|renouvelle|expire|soit renouvele]',
      '[les|le|l|] [renouvellements|renouvellement|prochains renouvellements|echeances|echeance]',
      '{amount} jours',
    ],
  },
  minimum: [
    '[avec|de|ayant|] [min|minimum|au minimum|au moins|a partir de|des] {seats} [licences|postes|]',
    '[avec|] {seats} [licences|postes] ou plus',
    'avec {seats} [licences|postes] [minimum|au moins|]',
    '[avec|] plus de {seats} [licences|postes]',
  ],
  except: [
    '[et|] [sauf|sauf pour|excepte|exceptes|exceptee|hormis|hors|sans|a l exception de|a l exception du|a l exclusion de|en excluant|excluant|exclure|mis a part]',
    '[mais pas|mais sans|et pas|a part|en dehors de]',
  ],
  exceptEnd: [],
  exceptBehind: [],
  and: ['[et|ou|ni|ainsi que]'],
  product: ['[le|les|du|des|] [produit|produits]'],
  label: [
    '[le|les|la|] [client|clients|societe|entreprise]',
    '[l|] [utilisation|utilisation des licences|usage] [de|du|des|d|chez]',
    'que',
  ],
  lead: ['[de|du|des|d|chez|pour|a|par|dans|sur|au|aux]', '[d utilisation|utilisation|utilises|utilisees]'],
  tail: [
    '[utilisation|l utilisation|utilisation des licences|usage|l usage]',
    '[est|soit|passe|passent|tombe|tombent|descend|descendent|baisse|baissent|devient|a|ont|utilise|avec|quand|si|lorsque|dont|qui|chez|et|en|ses|les|de]',
    '[licences|abonnements|l abonnement]',
  ],
  ticket: ['[ticket|tickets] [a|vers]'],
  noise: ['[pour moi|pour nous|dans ce canal|dans cette conversation|a partir de maintenant|desormais]'],
};
