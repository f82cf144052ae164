import type { ConceptPhrases } from '../../concepts.js';

/** What the bot cannot do, and what makes another question of a sentence. */
export const beyondPl = {
  cancel: [
    '[wywal subskrypcje|ubij|zakoncz subskrypcje]',
    '[anuluj|anulowac|wypowiedz|rezygnuj|zrezygnuj|odwolaj]',
  ],
  buy: [
    '[zmniejsz|zwieksz|zredukuj|ogranicz|zejdz|obniz] [im|] [licencje|liczbe|] [do|na] {amount}',
    'do {amount} [licencji|stanowisk|miejsc]',
    '[zmniejsz|zwieksz|zredukuj]',
    '{amount} [licencji|licencje|licencja] [wiecej|dodatkowo]',
    '{amount} [dodatkowych|dodatkowe] [licencji|licencje]',
    '[kup|kupic|zamow|zamowic|dokup|dokupic|dodaj]',
    '[domow|domowic|zwieksz liczbe|zmniejsz liczbe|rozszerz]',
  ],
  assign: ['[przypisz|przypisac|przydziel|przydzielic|nadaj|odbierz]'],
  delete: [
    '[wywal|wywalic|wyrzuc|wyrzucic|odejmij|odejmowac]',
    '[usun|usunac|skasuj|skasowac|wykasuj|zabierz|wyczysc]',
  ],
  send: ['[przekaz|przeslij dalej|przekaz dalej|wyslij do|przeslij do|podaj dalej|udostepnij]'],
  forecast: [
    '[prognoza|prognoze|prognozy|przewidywane|przewiduje|przewidz|spodziewane|bedzie uzywac|beda uzywac]',
  ],
  divided: [
    '[wedlug|na|po|per] [dzialow|dzialu|dzial|uzytkownika|uzytkownikow|uzytkownikach|osobe|zespolow|krajow|oddzialow]',
  ],
  money: [
    '[kasa|kasy|kase|pieniedzy|pieniadze|hajs|budzet]',
    '[placi|placa|zaplaci|kosztuje|kosztuja|koszt|koszty|cena|ceny|faktura|faktury|winne|winni|winien]',
  ],
  compare: ['[porownaj|porownac|porownanie]'],
  why: ['[dlaczego|czemu|po co]'],
  aside: [
    '[zadzwonic|dzwonic]',
    '[spotkanie|spotkaniem|spotkania|rozmowa|rozmowy]',
    '[telekonferencja|call|calla|wizyta|wizyte|lunch]',
    '[umow spotkanie|umowic spotkanie|umow sie|umowic sie|umow rozmowe|umow wizyte]',
  ],
  'tell-them': [
    '[musze|musimy|trzeba|mam|mamy|powinnismy] [im|ich|] [powiedziec|powiadomic|poinformowac|uprzedzic|dac znac|dac im znac]',
  ],
  move: ['[przenies|przeniesc|przelacz|przelaczyc|zmien|zmienic|przesun|przestaw|migruj]'],
} satisfies ConceptPhrases;
