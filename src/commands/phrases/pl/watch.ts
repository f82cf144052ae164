import type { WatchPhrases } from '../phrases.js';

export const watchPl: WatchPhrases = {
  verbs: [
    '[obserwuj|obserwowac|obserwujmy|monitoruj|monitorowac|sledz|sledzic|pilnuj|pilnowac|miej oko na|miec oko na]',
    '[dodaj|utworz|ustaw|nowa|zaloz] [obserwacje|obserwacja|alert] [dla|gdy|kiedy|jesli|o|]',
  ],
  tells: [
    '[napisz do|napisz] [mnie|mi|nas|nam] [gdy|kiedy|jesli|jezeli|jak]',
    '[zaalarmuj] [mnie|nas|] [gdy|kiedy|jesli|jezeli|jak]',
    '[alarmuj|powiadom|powiadamiaj|ostrzegaj|ostrzez|informuj|poinformuj] [mnie|nas|] [gdy|kiedy|jesli|jezeli|jak|o|]',
    'daj [mi|nam|] znac [gdy|kiedy|jesli|jezeli|jak|o]',
    '[przypomnij|przypominaj] [mi|nam|] [gdy|kiedy|jesli|jak|o|]',
  ],
  tellsBefore: [
    'daj [mi|nam|] [znac|cynk]',
    'napisz [do mnie|mi|nam|]',
    '[wyslij|przyslij] [mi|nam] [przypomnienie|alert]',
  ],
  lengths: {
    day: 'dni',
    days: ['[dni|dzien|dnia]'],
    week: ['[tydzien|tygodnie|tygodni]'],
    month: ['[miesiac|miesiace|miesiecy]'],
    one: ['[jeden|]'],
    beside: ['[przed|zanim|ciagu|za]'],
  },
  conditions: ['[gdy|kiedy|jesli|jezeli|jak|gdyby|jak tylko]'],
  tellsBehind: [
    '[to|] daj [mi|nam|] znac',
    '[to|] [powiadom|ostrzez|poinformuj|alarmuj|zaalarmuj] [mnie|nas]',
  ],
  wishesBehind: [],
  rules: {
    'low-usage': ['[ponizej|mniej niz|nizej niz|mniejsze niz|nizsze niz|pod] {amount} [%|procent|proc|]'],
    unused: [
      '[niewykorzystane|niewykorzystanych|nieuzywane|nieuzywanych|wolne|wolnych] [licencje|licencji|] [od|co najmniej|przynajmniej|powyzej|ponad|wiecej niz|min|minimum|] {amount} [licencji|licencje|stanowisk|]',
      '[od|co najmniej|przynajmniej|powyzej|ponad|wiecej niz|z co najmniej|z przynajmniej|z ponad|z|] {amount} [niewykorzystanych|niewykorzystane|nieuzywanych|nieuzywane|wolnych] [licencji|licencje|stanowisk|]',
      '[co najmniej|przynajmniej|ponad|wiecej niz|] {amount} [licencji|licencje] [niewykorzystanych|niewykorzystane|nieuzywanych|nieuzywane]',
    ],
    'over-used': [
      '[powyzej|ponad|wiecej niz|wyzej niz|wieksze niz|wyzsze niz|przekracza|przekroczy] {amount} [%|procent|proc|]',
    ],
    renewal: [
      '[odnowienia|odnowienie|odnowien|odnawia sie|odnawiaja sie|wygasa|wygasaja|wygasajace|konczy sie|koncza sie] [w ciagu|w ciagu najblizszych|za|do|w|] {amount} [dni|dnia|dzien|]',
      '[w ciagu|w ciagu najblizszych|za] {amount} [dni|dnia]',
      '{amount} dni [przed|zanim]',
      '{amount} dni przed [odnowieniem|wygasnieciem|koncem|koncem umowy|koncem kontraktu]',
    ],
  },
  looseRules: {
    'low-usage': [
      '[niskie wykorzystanie|slabe wykorzystanie|male wykorzystanie|niskie uzycie]',
      '{amount} [%|procent]',
    ],
    unused: [
      '[niewykorzystane|niewykorzystanych|nieuzywane|nieuzywanych] [licencje|licencji|]',
      '[wolne|wolnych] [licencje|licencji]',
    ],
    'over-used': [
      '[nadmierne wykorzystanie|nadmierne uzycie|przekroczenie|przekroczenia|nadwykorzystanie|ponad limit]',
    ],
    renewal: [
      '[odnawia sie|odnowi sie|odnowi|wygasnie|wygasa|sie odnowi|sie odnawia|konczy sie|sie konczy|sie skonczy]',
      '[odnowienia|odnowienie|najblizsze odnowienia|terminy odnowien|wygasniecia]',
      '{amount} dni',
    ],
  },
  minimum: [
    '[z|majace|o|] [min|minimum|co najmniej|przynajmniej|od] {seats} [licencji|licencjami|stanowisk|stanowiskami|]',
    '[od|powyzej|ponad|wiecej niz|z ponad] {seats} [licencji|stanowisk]',
    '{seats} [licencji|stanowisk] [i wiecej|lub wiecej|wzwyz]',
  ],
  except: [
    '[i|] [oprocz|poza|procz|bez|z wyjatkiem|z wylaczeniem|z pominieciem|wylaczajac|wyjawszy|pomijajac|pomin|wyklucz]',
    '[ale nie|ale bez|nie liczac|a nie]',
  ],
  exceptEnd: [],
  exceptBehind: [],
  and: ['[i|oraz|lub|albo|ani|a takze]'],
  product: ['[produkt|produkty|produktu|produktow|produktem|produktami]'],
  label: [
    '[klienta|klient|klientow|firme|firma|firmy]',
    '[czy|ze]',
    '[wykorzystanie|wykorzystanie licencji|uzycie|uzycie licencji] [w|we|u|dla|przez|klienta|firmy|]',
  ],
  lead: ['[w|we|u|dla|z|od|przez|na]', '[wykorzystania|wykorzystanie|uzycia|wykorzystanych]'],
  tail: [
    '[wykorzystanie|uzycie|zuzycie|wykorzystanie licencji|uzycie licencji]',
    '[jest|bedzie|bedzie mial|bedzie miala|spada|spadnie|spadlo|zejdzie|ma|maja|uzywa|wykorzystuje|gdy|kiedy|jesli|jezeli|z|u|w|i|sa|na|o]',
    '[licencje|licencji|subskrypcje]',
  ],
  ticket: ['[zgloszenie|zgloszenia|ticket] do'],
  noise: ['[dla mnie|dla nas|na tym kanale|w tym czacie|od teraz]'],
};
