import type { ConceptPhrases } from '../../concepts.js';

/** Which customers: all, some, an order of them, and what bounds them. */
export const whomNl = {
  customers: [
    '[klanten|klantenlijst|portefeuille|alle klanten|bedrijven|onze klanten|accounts]',
    '[totaaloverzicht|klantenbestand|klantenkring|portfolio|klantoverzicht|relaties|hele portefeuille]',
    '[overzicht van iedereen|al mijn klanten|al onze klanten]',
  ],
  which: ['[wie|welke klanten|welke klant]'],
  'which-of': ['[welke]'],
  worst: [
    'moet ik [vandaag|eerst|als eerste|] bellen',
    '[verlies ik het meest|verlies het meest|verliezen we het meest]',
    '[verspillers|grootste verspillers]',
    '[slechtste|top|top {amount}|meeste|minste|hoogste|laagste|rangschik|ranglijst|ranking|gesorteerd|sorteer|beste|grootste]',
    '[zorgenkindjes|zorgenkind|probleemklanten|aandacht nodig|slecht|slechtst|het slechtst|het minst|het meest]',
    '[minst|prioriteit|eerst bellen|risicoklanten|risico|laagst|hoogst]',
    '[focussen|focus|scoort|scoren|scoort het laagst|laagste scores|zorgen maken]',
  ],
  'low-usage': ['[laag gebruik|weinig gebruik|lage benutting|slecht gebruik]'],
  lacks: [
    '[wie|] [heeft|hebben] [geen|nog geen|niet|helemaal geen|nog steeds geen|nog niet]',
    '[zonder|mist|missen|ontbreekt]',
  ],
  not: ['[niet|geen]'],
  never: ['[nooit|niemand]', '[geen enkele|nog nooit]'],
  has: ['[heeft|hebben|heb|had|bezit|beschikt]'],
  'below-half': ['[minder dan de helft|nog geen helft|onder de helft]'],
  'above-half': ['[meer dan de helft|ruim de helft]'],
  below: ['[onder|onder de|beneden|lager dan|minder dan] {amount} [%|procent|pct|]'],
  above: ['[boven|boven de|hoger dan|meer dan] {amount} [%|procent|pct]'],
  'at-least': ['[meer dan|minstens|minimaal|boven|vanaf|ten minste|tenminste] {amount}'],
  number: ['{amount} [%|]'],
  everyone: ['iedereen'],
  people: ['[team|baas|chef|manager|collega|collega s|mensen|iemand|medewerkers]'],
} satisfies ConceptPhrases;
