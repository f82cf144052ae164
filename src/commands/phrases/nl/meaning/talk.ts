import type { ConceptPhrases } from '../../concepts.js';

/** What carries a sentence and points at the one before. */
export const talkNl = {
  'how-many': ['[hoeveel|hoe veel]'],
  when: ['[wanneer|wnr|welke datum|welke dag]'],
  'how-to': ['[hoe stel ik|hoe kan ik|hoe maak ik|hoe zet ik|hoe moet ik|hoe doe ik|hoe werkt|hoe krijg ik]'],
  help: ['[help|hulp|opdrachten|wat kun je|wat kan je|wat doe je|wie ben je|handleiding]'],
  thanks: [
    '[dank|veel dank]',
    '[bedankt|dank je|dankjewel|dank u|dank je wel|dank u wel|dankje|thanks|top bedankt]',
  ],
  greeting: ['[hallo|hoi|dag|goedemorgen|goedemiddag|goedenavond|hey|hee]'],
  'and-what-of': [
    '[ok|oke|mooi|prima|top|dank|goed] en',
    'en [nu|dan|ook]',
    '[en|en hoe zit het met|hoe zit het met|en voor|en bij|hetzelfde voor|idem voor|en wat is|ook voor]',
  ],
  its: [
    '[daar|daarzo|daarginds|bij hen|bij hun|bij die club]',
    '[hun|ze|zij|diens|die klant|deze klant|daarvan]',
  ],
  filler: [
    '[valt|viel]',
    '[werd|werden|geworden|gegaan]',
    '[pakken|erbij pakken|opsnorren|opduikelen|tevoorschijn toveren]',
    '[ging|gingen]',
    '[laten zien|laten|vertellen|dank|alvast dank|zetten|mnd]',
    '[laatste|afgelopen] {amount} mnd',
    '[maak|maken|stel op|bekijken|echt|werkelijk|snel even]',
    '[nieuws|is er nieuws|eerst|checken|bekijken]',
    '[valt het mee|valt mee|iets|vast|na de training|training|voor|nog|moet weten|weten]',
    '[liggen|ligt|dingen|ding|zit|zitten|hoef|hoeft|wnr precies|aub graag|effe|ff|even|moet|moeten|zou|zouden|t|n|m|ens|zeg|joh|hoor|nou]',
    '[de|het|een|der|van|voor|bij|in|op|aan|om|met|naar|over|per|door|tot|uit|te|er|qua|ten|t|n]',
    '[krijg|ontvang|is|zijn|was|waren|wordt|worden|ben|bent|staat|staan|gaat|doet|doe|doen|komt|kom|moet|mag|kan|kun|kunt|kunnen|wil|wilt|zou|zal|heb je]',
    '[ik|je|jij|u|we|wij|me|mij|ons|onze|mijn|jouw|uw|ze|zij|zijn|hij|dat|die|dit|deze|wat|waar|wanneer|hoe|welke|of|en|maar|dan|als|dus|ook|toch|wel|eens|even|graag|nodig|nog|nu|al|allemaal|hier]',
    '[geef|toon|laat|zien|bekijk|zoek|vertel me|vertel mij|vertel|zeg me|check|controleer|haal|pak|stuur|lijst|overzicht|rapport|rapportage|info|informatie|gegevens|stand|situatie|status|details|aantal|percentage|niveau|hoogte|goed]',
    '[aub|ajb|alsjeblieft|alstublieft|bedankt|klant|bedrijf|firma|snel|vandaag|even|hoor|qua|datum|data|volgende|komende|alle|alles|product|producten|dienst|binnenkort|hoi|hallo]',
    '[morgen|vanmiddag|vanochtend|straks|zo meteen|eventjes|effe|ff|nakijken|kijken|kijk|kijk even|opzoeken]',
    '[uitzoeken|opvragen|ophalen|momenteel|op dit moment|tegenwoordig|de laatste tijd]',
    '[eigenlijk|precies|ongeveer|misschien|alvast|alvast bedankt|vriendelijk|graag een|hallo daar|beste|groet]',
    '[groeten|mvg|benieuwd|nieuwsgierig|weten|vraagje|vraag|kunnen we|ergens|waarvoor|waarmee|waarvan|hallo daar|er nu]',
    '[zeg maar|gewoon|totaal|samen]',
    '[toe|blik|werp een blik|kijkje|neem een kijkje|doe mij|doe me|vind|scan]',
  ],
} satisfies ConceptPhrases;
