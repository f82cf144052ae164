import type { DigestPhrases } from '../phrases.js';

export const digestPl: DigestPhrases = {
  now: [
    'podsumowanie [teraz|dzisiaj|dzis|]',
    '[wyslij|przeslij|zrob] [mi|nam|] podsumowanie [teraz|tutaj|tu|]',
  ],
  off: [
    'nie [chce|potrzebuje] [juz|wiecej|] [dostawac|otrzymywac] [podsumowan|podsumowania]',
    '[bez|koniec|dosc] [cotygodniowych|codziennych|tygodniowych|z podsumowaniami|] podsumowan',
    'podsumowanie [wylacz|stop|wylaczone]',
    '[wylacz|zatrzymaj|zakoncz|anuluj|usun|nie wysylaj|przestan wysylac|koniec] [podsumowanie|podsumowania|podsumowan]',
    '[nie przysylaj|nie wysylaj|nie chce] [mi|] [juz|wiecej|] [podsumowan|podsumowania]',
  ],
  reminders: ['[przypomnij|przypominaj] [mi|nam]'],
  verbs: ['[podsumowanie|podsumowania]'],
  days: {
    daily: ['[codziennie|codzienne|kazdego dnia|co dzien|dziennie|co rano]'],
    'working-days': [
      '[w dni robocze|dni robocze|w kazdy dzien roboczy|od poniedzialku do piatku|w dni powszednie|poniedzialek piatek]',
    ],
    monday: ['[w|w kazdy|co|kazdy|] [poniedzialek|poniedzialki]'],
    tuesday: ['[w|we|w kazdy|co|kazdy|] [wtorek|wtorki]'],
    wednesday: ['[w|we|w kazda|co|kazda|] [sroda|srode|srody]'],
    thursday: ['[w|we|w kazdy|co|kazdy|] [czwartek|czwartki]'],
    friday: ['[w|w kazdy|co|kazdy|] [piatek|piatki]'],
    saturday: ['[w|w kazda|co|kazda|] [sobota|sobote|soboty]'],
    sunday: ['[w|w kazda|co|kazda|] [niedziela|niedziele]'],
  },
  times: {
    am: ['[o|] [godz|godzinie|godzina|] [{hour}|{time}] rano'],
    pm: ['[o|] [godz|godzinie|godzina|] [{hour}|{time}] [po poludniu|wieczorem]'],
    any: ['[o|] [godz|godzinie|godzina|] [{time}|{hour}]'],
  },
  zone: ['[w|strefa|strefa czasowa|w strefie|czasu|czas]'],
  noise: [
    '[wysylaj|wyslij|przysylaj|ustaw|zaplanuj] [mi|nam|]',
    '[co tydzien|cotygodniowo|cotygodniowe|o|tutaj|tu]',
  ],
};
