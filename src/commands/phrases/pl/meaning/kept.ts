import type { ConceptPhrases } from '../../concepts.js';

/** What is kept in a conversation. */
export const keptPl = {
  watch: [
    '[obserwacje|obserwacji]',
    '[obserwuj|obserwowac|obserwujesz|obserwujemy|monitoruj|monitorowac|sledz|sledzic|pilnuj|miej oko|obserwowane|obserwacja|monitorowane]',
    '[ustawione|ustawionych|wlaczone|skonfigurowane|zalozone|ustawiony|ustawilem|ustawilam]',
  ],
  tell: [
    '[daj|dajcie] [mi|nam|] cynk [gdy|kiedy|jesli|jak|]',
    '[powiadom|powiadamiaj|ostrzez|ostrzegaj|informuj|poinformuj|przypomnij|przypominaj|alarmuj] [mnie|nas|mi|nam|] [gdy|kiedy|jesli|jezeli|jak|o|]',
    'daj [mi|nam|] znac [gdy|kiedy|jesli|jezeli|jak|o|]',
    '[zaalarmuj|dawaj znac]',
    '[napisz|wyslij] [mi|nam|do mnie|do nas] [wiadomosc|alert|] [gdy|kiedy|jesli|jezeli|jak]',
  ],
  alerts: [
    '[alertami|alertach|alarm|alarmy|alarmow]',
    '[co jest otwarte|co jeszcze otwarte]',
    '[alerty|alertow|alert|alertu|powiadomienia|powiadomien|powiadomienie|ostrzezenia|ostrzezen]',
  ],
  open: [
    '[wisza|wisi|wiszace|wiszacych|wisialo|zalegle|zaleglych|czekaja|czeka|nieobsluzone|nierozwiazanych]',
    '[otwarte|otwartych|aktywne|aktywnych|trwajace|nierozwiazane|wyskoczylo|wyskoczyly]',
  ],
  urgent: ['[pilne|pilnego|pilny|pilnych|pali|pali sie|pala sie|krytyczne|krytyczny|goraco]'],
  digest: ['[podsumowanie|podsumowania|podsumowan|raport tygodniowy|tygodniowy raport|digest]'],
  stop: [
    '[wylacz|wylaczyc|zatrzymaj|przestan|zakoncz|nie chce|nie przysylaj|nie wysylaj|stop]',
    '[juz nie chce|nie wysylajcie|nie przysylajcie|przestancie|wylaczcie]',
  ],
  snooze: [
    '[potwierdz|potwierdzic|zamknij|zamknac|odhacz|oznacz jako zalatwione]',
    '[wycisz|uspij|drzemka|wstrzymaj|odloz|snooze]',
  ],
} satisfies ConceptPhrases;
