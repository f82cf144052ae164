import type { Phrases } from './phrases.js';

export const fr: Phrases = {
  'license-usage': [
    '[utilisation|usage] [des|de|de la|] [licences|licence|postes|] [de|du|des|chez|pour|] {customer}',
    "[utilisation|usage] [des|de|de la] [licences|licence] [d'] {customer}",
  ],
  help: ['[aide|commandes|que sais-tu faire|que peux-tu faire]'],
  greeting: ['[bonjour|salut|bonsoir|coucou]'],
  thanks: ['[merci|merci beaucoup]'],
};
