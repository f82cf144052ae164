import type { DigestPhrases } from '../phrases.js';

export const digestNl: DigestPhrases = {
  now: [
    '[de|] samenvatting [nu|vandaag|]',
    '[stuur|geef|maak] [me|mij|ons|] [een|de|] samenvatting [nu|hier|]',
  ],
  off: [
    'geen [wekelijks|dagelijks|wekelijkse|dagelijkse|] [overzicht|overzichten|rapport|rapporten|samenvatting|samenvattingen] meer [sturen|graag|nodig|ontvangen|]',
    'stuur [me|mij|ons|] geen [overzicht|overzichten|samenvatting|samenvattingen] meer',
    '[ik|] wil [ik|] geen [samenvatting|samenvattingen|overzichten] meer [ontvangen|krijgen|]',
    'samenvatting [uit|stop|stoppen]',
    '[stop|annuleer|verwijder|beeindig|geen|zet uit] [met|] [de|] [samenvatting|samenvattingen]',
    'zet de samenvatting uit',
    'geen [wekelijkse|dagelijkse|] [samenvatting|samenvattingen] meer',
  ],
  reminders: ['herinner [me|mij|ons] [er|] [aan|]'],
  verbs: ['[de|een|] [samenvatting|samenvattingen|overzicht]'],
  days: {
    daily: ['[dagelijks|dagelijkse|elke dag|iedere dag|alle dagen|elke ochtend]'],
    'working-days': [
      '[werkdagen|op werkdagen|elke werkdag|iedere werkdag|doordeweeks|maandag tot vrijdag|maandag tot en met vrijdag|maandag t m vrijdag]',
    ],
    monday: ['[op|elke|iedere|] [maandag|maandagen]'],
    tuesday: ['[op|elke|iedere|] [dinsdag|dinsdagen]'],
    wednesday: ['[op|elke|iedere|] [woensdag|woensdagen]'],
    thursday: ['[op|elke|iedere|] [donderdag|donderdagen]'],
    friday: ['[op|elke|iedere|] [vrijdag|vrijdagen]'],
    saturday: ['[op|elke|iedere|] [zaterdag|zaterdagen]'],
    sunday: ['[op|elke|iedere|] [zondag|zondagen]'],
  },
  times: {
    am: ['[om|] [{hour}|{time}] [uur|u|] [s ochtends|in de ochtend|s morgens]'],
    pm: ['[om|] [{hour}|{time}] [uur|u|] [s middags|s avonds|in de middag]'],
    any: ['[om|] [{time}|{hour}] [uur|u|]'],
  },
  zone: ['[in|tijdzone|tijd|zone|tijd in]'],
  noise: ['[stuur|plan|plaats] [me|mij|ons|] [een|de|]', '[wekelijks|wekelijkse|om|hier]'],
};
