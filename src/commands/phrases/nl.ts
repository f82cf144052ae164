import type { Phrases } from './phrases.js';

export const nl: Phrases = {
  openers: [
    '[toon|laat|geef|zoek|bekijk|controleer]',
    '[wat is|hoe is|hoe staat het met|hoe zit het met|hoe hoog is]',
    '[kun|kan|kunt|wil|wilt] [je|jij|u]',
    '[ik wil|ik wil graag|ik zou graag|mag ik|kan ik]',
    '[rapport over|overzicht van]',
    '[graag|alsjeblieft|alstublieft|aub|ajb]',
  ],
  fillers: ['[me|mij|ons|eens|even|het|de|een|graag|check|rapport|overzicht]'],
  closers: ['[alsjeblieft|alstublieft|aub|ajb|graag|bedankt|dank je|dank je wel|dank u]'],
  endings: ['[zien|laten zien|tonen|geven|weten|bekijken|opzoeken|willen zien]'],
  commands: {
    'license-usage': [
      '[licentiegebruik|licentie gebruik|licenties gebruik|licentieverbruik|gebruik|verbruik] [van|voor|bij|door|in|van klant|voor klant|bij klant|] {customer}',
      'gebruik van [licenties|de licenties|licentie|seats] [van|voor|bij|door|in|] {customer}',
      '[gebruikte|actieve|in gebruik zijnde] licenties [van|voor|bij|door] {customer}',
      '[licenties|seats] in gebruik [van|voor|bij|door] {customer}',
      'hoeveel licenties [gebruikt|verbruikt] {customer}',
      'hoeveel licenties heeft {customer} in gebruik',
      'hoeveel licenties [worden gebruikt|zijn in gebruik|zijn actief] [door|bij|van|voor] {customer}',
      'hoeveel licenties worden er [door|bij] {customer} gebruikt',
      'hoe [goed|] gebruikt {customer} [zijn|haar|hun|de] licenties',
      '{customer} [licentiegebruik|licentie gebruik|licentieverbruik]',
      '{customer} gebruik van [licenties|de licenties]',
    ],
    help: [
      '[help|help me|hulp|hulp nodig|opdrachten|commando s|handleiding|instructies]',
      '[lijst met|lijst van|alle|] [opdrachten|commando s]',
      '[wat kun je|wat kan je|wat kunt u|wat kan jij|wat kun jij] [doen|allemaal|allemaal doen|voor me doen|]',
      '[wat doe je|wat doet u|wat kan ik vragen|wat kan ik zeggen|hoe werkt dit|hoe werkt het|hoe werk je]',
    ],
    greeting: [
      '[hallo|hoi|hee|goedemorgen|goedemiddag|goedenavond|goedendag|dag|goeiemorgen] [allemaal|bot|daar|]',
    ],
    thanks: [
      '[bedankt|dank je|dank je wel|dankjewel|dank u|dank u wel|dankuwel|dankje|hartelijk dank|hartelijk bedankt] [voor de hulp|]',
    ],
  },
};
