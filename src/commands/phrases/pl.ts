import type { Phrases } from './phrases.js';

export const pl: Phrases = {
  openers: [
    '[pokaz|podaj|wyswietl|sprawdz|daj|powiedz|wypisz]',
    '[jakie|jaki|jaka] jest',
    '[jak wyglada|jak jest|co z]',
    '[mozesz|mozna|moglbys|moglabys] [pokazac|podac|wyswietlic|sprawdzic]',
    '[czy mozesz|czy mozna|czy moge|czy moglbys|czy moglabys|moge|chce|chcialbym|chcialabym]',
    '[prosze|poprosze|prosze o|poprosze o|potrzebuje|interesuje mnie]',
    '[raport|raport o|statystyki|informacje o|dane o]',
  ],
  fillers: ['[mi|nam|pokazac|podac|wyswietlic|sprawdzic|zobaczyc|wiedziec|znac|prosic|o|dane|stan|poziom]'],
  closers: ['[prosze|poprosze|dziekuje|dzieki|z gory dziekuje|z gory dzieki]'],
  endings: [],
  commands: {
    'license-usage': [
      '[wykorzystanie|wykorzystania|wykorzystaniu|uzycie|uzycia|zuzycie|zuzycia] licencji [dla|przez|w|u|klienta|firmy|dla klienta|dla firmy|w firmie|przez firme|przez klienta|u klienta|] {customer}',
      '[wykorzystanie|wykorzystania|uzycie|uzycia|zuzycie] [dla|przez|w|u|klienta|firmy|dla klienta|dla firmy|w firmie|] {customer}',
      '[wykorzystanie|uzycie] stanowisk [dla|przez|w|u|klienta|firmy|] {customer}',
      '[wykorzystane|uzywane|wykorzystywane|aktywne] licencje [dla|przez|w|u|klienta|firmy|w firmie|] {customer}',
      'ile licencji [uzywa|wykorzystuje] [firma|klient|] {customer}',
      'ile licencji [firma|klient|] {customer} [uzywa|wykorzystuje]',
      'ile licencji jest [uzywanych|wykorzystywanych|w uzyciu|aktywnych] [w|przez|u|w firmie|przez firme|u klienta] {customer}',
      'jak [firma|klient|] {customer} [uzywa|wykorzystuje] [licencji|licencje|swoich licencji|swoje licencje]',
      'licencje {customer} wykorzystanie',
      '{customer} [wykorzystanie|uzycie|zuzycie] [licencji|]',
    ],
    help: [
      '[pomoc|pomocy|pomoz|pomoz mi|potrzebuje pomocy|komendy|polecenia|instrukcja|menu]',
      '[lista|wszystkie|dostepne] [komend|polecen|komendy|polecenia]',
      'co [potrafisz|umiesz|mozesz|robisz|mozesz zrobic|moge napisac|moge wpisac|moge zrobic]',
      'jak [to dziala|dzialasz|tego uzywac|z tego korzystac|cie uzywac]',
    ],
    greeting: ['[czesc|dzien dobry|dobry wieczor|witaj|witam|hej|hejka|siema|dobry] [wszystkim|wam|bot|]'],
    thanks: [
      '[dziekuje|dzieki|dziekuje bardzo|bardzo dziekuje|wielkie dzieki|dzieki wielkie|dziekuje za pomoc|dzieki za pomoc]',
    ],
  },
};
