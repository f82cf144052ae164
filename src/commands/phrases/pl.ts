import type { Phrases } from './phrases.js';

export const pl: Phrases = {
  'license-usage': [
    '[wykorzystanie|uzycie|zuzycie] [licencji|stanowisk|] [dla|przez|w|u|] [klienta|firmy|] {customer}',
  ],
  help: ['[pomoc|komendy|polecenia|co potrafisz|co umiesz]'],
  greeting: ['[czesc|dzien dobry|dobry wieczor|witaj|hej]'],
  thanks: ['[dziekuje|dzieki|wielkie dzieki]'],
};
