import type { ConceptPhrases } from '../../concepts.js';

/** What is kept in a conversation. */
export const keptNl = {
  watch: [
    '[staan aan|staat aan|aan staan]',
    '[bewakingen]',
    '[bewaak|bewaken|monitor|monitoren|volg|volgen|hou|houd|houden|in de gaten|bewaking|in het oog]',
    '[ingesteld|ingestelde|aangezet|aangemaakt|geactiveerd|ingeschakeld]',
  ],
  tell: [
    '[waarschuw|alarmeer|verwittig|informeer|meld|herinner|alert] [me|mij|ons] [als|wanneer|zodra|aan|bij|voor|]',
    '[waarschuw|alarmeer|verwittig|informeer|meld|meld het|herinner] [als|wanneer|zodra|]',
    'laat [het|] [me|mij|ons] [het|] weten [als|wanneer|zodra|]',
    '[op de hoogte houden|hou me op de hoogte|houd me op de hoogte|seintje|tip me]',
    'geef [me|mij|ons|] [een|even een] [seintje|gil|sein|belletje|melding|waarschuwing] [als|wanneer|zodra|]',
    'stuur [me|mij|ons] [een|] [bericht|berichtje|melding] [als|wanneer|zodra]',
  ],
  alerts: [
    '[wat staat er nog open|wat staat er open|wat is er open|staat er nog open]',
    '[meldingen|melding|waarschuwingen|waarschuwing|alerts|alert|notificaties|notificatie|alarmen]',
  ],
  open: [
    '[openstaat|openstaan|nog openstaat|nog openstaan|nog open]',
    '[hangen|hangt|hangende|hangen er|blijven hangen|uitstaan|uitstaande|wachten|wacht]',
    '[open|openstaand|openstaande|staan open|staat open|actief|lopend|lopende|afgegaan|gaat af|gaan af|spelen|speelt]',
  ],
  urgent: ['[dringend|dringende|dringends|urgent|urgente|urgents|spoed|spoedeisend|brandt|in brand]'],
  digest: ['[samenvatting|samenvattingen|overzicht per mail|weekrapport|weekoverzicht|digest]'],
  stop: ['[stop|stoppen|zet uit|uitzetten|uitschakelen|schakel uit|niet meer|geen meer|beeindig]'],
  snooze: [
    '[bevestig|bevestigen|sluit|sluiten|vink af|afvinken|markeer als gedaan]',
    '[snooze|demp|dempen|stil|pauzeer|sluimer|pauze]',
  ],
} satisfies ConceptPhrases;
