import type { Phrases } from './phrases.js';

export const nl: Phrases = {
  'license-usage': [
    '[licentiegebruik|licentie gebruik|gebruik van licenties|gebruik] [van|voor|bij|door|] {customer}',
  ],
  help: ['[help|hulp|opdrachten|wat kun je|wat kan je]'],
  greeting: ['[hallo|hoi|goedemorgen|goedemiddag|goedenavond|goedendag|dag]'],
  thanks: ['[bedankt|dank je|dank je wel|dankjewel|dank u]'],
};
