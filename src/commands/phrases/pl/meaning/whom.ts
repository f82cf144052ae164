import type { ConceptPhrases } from '../../concepts.js';

/** Which customers: all, some, an order of them, and what bounds them. */
export const whomPl = {
  customers: [
    '[wszystkich|przeglad wszystkich|u wszystkich]',
    '[konta|kont]',
    '[klienci|klientow|klientom|klientami|portfel|portfela|lista klientow|liste klientow|firm|nasi klienci]',
    '[wszyscy klienci|wszystkich klientow|baza klientow|kontrahenci|kontrahentow|klientach|caly portfel]',
    '[moi klienci|moich klientow|naszych klientow|przeglad klientow|zestawienie klientow]',
  ],
  which: [
    '[komu|u kogo|kogo|do kogo|z kim|na kim|u ktorych|ktorym]',
    '[kto|ktorzy|ktorzy klienci|jacy klienci|ktory klient]',
  ],
  'which-of': [],
  worst: [
    '[wypada|wypadaja] [najgorzej|najslabiej]',
    '[trace najwiecej|tracimy najwiecej]',
    '[najbardziej marnuje|marnuje najbardziej|marnuja najbardziej]',
    '[zadzwonic najpierw|dzwonic najpierw|do kogo zadzwonic|powinienem sie skupic|powinnam sie skupic|sie skupic]',
    '[najgorsi|najgorsze|najgorszy|top|top {amount}|najwiecej|najmniej|najslabsi|najwieksi|ranking|posortuj|najlepsi|najwyzsze|najnizsze]',
    '[najslabszy|najslabsze|najgorszych|najgorzej|najlepiej|najmniejsze|najwieksze|problematyczni|zagrozeni]',
    '[wymaga uwagi|wymagaja uwagi|najpilniejsze|priorytet|zadzwonic najpierw|najbardziej|najslabiej]',
    '[skupic|skupic sie|skupie|zajac sie|zajac|martwic]',
  ],
  'low-usage': [
    '[niskie wykorzystanie|niskim wykorzystaniem|slabe wykorzystanie|male wykorzystanie|niskim uzyciem]',
  ],
  lacks: [
    '[kto|ktorzy|] [nie ma|nie maja|nie posiada|nie posiadaja|nie kupil|nie kupila|nie kupili|jeszcze nie ma|wciaz nie ma|nadal nie ma]',
    '[bez|brakuje|brak]',
  ],
  not: ['nie'],
  never: ['[nigdy|nikt]'],
  has: ['[maja|posiada|posiadaja|ma]'],
  'below-half': ['[mniej niz polowe|mniej niz polowa|ponizej polowy|nawet nie polowe|mniej niz polowy]'],
  'above-half': ['[wiecej niz polowe|ponad polowe|powyzej polowy]'],
  below: ['[ponizej|mniej niz|nizej niz|pod] {amount} [%|procent|proc|]'],
  above: ['[powyzej|ponad|wiecej niz] {amount} [%|procent|proc]'],
  'at-least': ['[wiecej niz|co najmniej|powyzej|ponad|przynajmniej|od|min|minimum] {amount}'],
  number: ['{amount} [%|]'],
  everyone: ['wszystkim'],
  people: ['[zespol|zespolowi|szef|szefa|szefowi|kolega|koledzy|ludzie|ktos|kierownik|pracownicy]'],
} satisfies ConceptPhrases;
