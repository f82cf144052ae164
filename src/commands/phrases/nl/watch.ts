import type { WatchPhrases } from '../phrases.js';

export const watchNl: WatchPhrases = {
  verbs: [
    '[bewaak|bewaken|bewaakt|monitor|monitoren|volg|volgen|houd|hou|in de gaten houden]',
    '[maak|voeg|nieuwe] [een|] bewaking [toe|] [voor|van|als|]',
  ],
  tells: [
    'geef [me|mij|ons|] [even|] een [seintje|gil|sein] [als|wanneer|zodra]',
    '[hou|houd] [me|mij|ons] op de hoogte [als|wanneer|zodra]',
    '[waarschuw|alarmeer|verwittig|informeer|meld|meld het|alert] [me|mij|ons|] [als|wanneer|zodra|bij|over|voor|]',
    '[stuur|geef|] [me|mij|ons|] [een|] [melding|waarschuwing|alarm] [als|wanneer|zodra|bij|voor|over]',
    '[laat het|laat] [me|mij|ons] [het|] weten [als|wanneer|zodra]',
    'herinner [me|mij|ons] [aan|als|wanneer|]',
  ],
  tellsBefore: [
    'geef [me|mij|ons] [even|] een [seintje|gil|sein|belletje]',
    'laat [het|] [me|mij|ons] [het|] weten',
    '[stuur|geef] [me|mij|ons] een [herinnering|melding]',
  ],
  lengths: {
    day: 'dagen',
    days: ['[dagen|dag]'],
    week: ['[week|weken|weekje]'],
    month: ['[maand|maanden|maandje]'],
    one: ['[een|n]'],
    beside: ['[voor|voordat|voorafgaand|binnen|over]'],
  },
  conditions: ['[als|wanneer|zodra|indien|mocht]'],
  tellsBehind: [
    '[graag|dan|] [waarschuw|alarmeer|verwittig|informeer|alert] [me|mij|ons]',
    '[graag|dan|] laat [het|] [me|mij|ons] [dan|het|] weten',
    '[dan|] geef [me|mij|ons] [dan|even|] een [seintje|melding|waarschuwing]',
    'graag [een|] [melding|seintje|waarschuwing]',
  ],
  wishesBehind: [],
  rules: {
    'low-usage': [
      '[onder|onder de|beneden|beneden de|lager dan|minder dan|kleiner dan] {amount} [%|procent|pct|]',
    ],
    unused: [
      '[ongebruikt|ongebruikte|niet gebruikte|niet gebruikt] [licenties|seats|] [vanaf|minstens|ten minste|minimaal|meer dan|boven|] {amount} [licenties|seats|]',
      '[vanaf|minstens|ten minste|minimaal|meer dan|met|met minstens|met ten minste|met minimaal|met meer dan|] {amount} [ongebruikte|niet gebruikte] [licenties|seats|]',
      '[minstens|ten minste|minimaal|meer dan|] {amount} [of meer|] licenties [ongebruikt|niet gebruikt]',
    ],
    'over-used': ['[boven|boven de|hoger dan|meer dan|groter dan|over de] {amount} [%|procent|pct|]'],
    renewal: [
      '[verlengingen|verlenging|vernieuwingen|vernieuwing|verlengd|verloopt|verlopen|aflopend|afloopt|eindigt] [binnen|over|in|binnen de|in de komende|] {amount} [dagen|dag|]',
      '[binnen|over|in de komende|in de volgende] {amount} [dagen|dag]',
      '{amount} dagen [voor|voordat|voorafgaand aan]',
      '{amount} dagen voor [verlenging|de verlenging|vernieuwing|het einde|het einde van het contract]',
    ],
  },
  looseRules: {
    'low-usage': [
      '[laag gebruik|weinig gebruik|lage bezetting|onderbenutting|onderbenut]',
      '{amount} [%|procent]',
    ],
    unused: ['[ongebruikte|niet gebruikte] [licenties|seats]', '[ongebruikt|niet gebruikt]'],
    'over-used': [
      '[overgebruik|over gebruik|overbezet|overbezetting|te veel gebruik|overschrijding|overschrijdingen]',
    ],
    renewal: [
      '[de|] [verlengingen|verlenging|komende verlengingen|vernieuwingen|verlengdata|verlengt|verloopt|vernieuwt]',
      '{amount} dagen',
    ],
  },
  minimum: [
    '[met|van|] [min|minimum|minimaal|minstens|ten minste|vanaf] {seats} [licenties|seats|]',
    '[met|] {seats} [licenties|seats] of meer',
    'met {seats} [of meer|] [licenties|seats]',
    '[met|] meer dan {seats} [licenties|seats]',
  ],
  except: [
    '[en|] [behalve|behalve voor|zonder|uitgezonderd|uitgenomen|met uitzondering van|op uitzondering van|exclusief|buiten|uitsluitend niet]',
    '[maar niet|en niet|maar zonder|maar geen|niet|negeer|sla over]',
  ],
  exceptEnd: [],
  exceptBehind: [],
  and: ['[en|of|noch|alsook]'],
  product: ['[het|de|] [product|producten]'],
  label: ['[de|] [klant|klanten|firma|bedrijf]', '[het|] [gebruik|licentiegebruik] [van|bij|voor]'],
  lead: [
    '[van|voor|bij|in|door|op|aan|met]',
    '[komt|komen|zakt|zakken|daalt|dalen|duikt|valt|ligt|liggen|gaat|raakt|is|wordt|worden]',
    '[gebruik|gebruikt|licentiegebruik]',
  ],
  tail: [
    '[gebruik|het gebruik|licentiegebruik|licentie gebruik|verbruik|s gebruik]',
    '[is|zijn|komt|komen|zakt|zakken|daalt|dalen|valt|wordt|worden|heeft|hebben|gebruikt|met|als|wanneer|zodra|op|van|en|in|bij|s]',
    '[licenties|abonnementen]',
  ],
  ticket: ['[ticket|tickets] naar'],
  noise: ['[voor mij|voor ons|in de gaten|in het oog|in dit kanaal|in deze chat|vanaf nu]'],
};
