import type { ConceptPhrases } from '../../concepts.js';

/** What carries a sentence and points at the one before. */
export const talkPl = {
  'how-many': ['[ile|ilu]'],
  when: ['[kiedy|ktorego dnia|jakiego dnia|do kiedy]'],
  'how-to': ['[jak moge|jak ustawic|jak dodac|jak zrobic|jak utworzyc|jak wlaczyc|jak mam|jak sie]'],
  help: [
    '[co ty|co] [tak|] [wlasciwie|naprawde|tu|] [umiesz|potrafisz|robisz]',
    'o co [moge|mozna] [cie|ciebie|] [pytac|zapytac|spytac]',
    '[co mozna|co moge] [z toba|] [zrobic|robic|zapytac|wpisac]',
    '[w czym mozesz pomoc|co wiesz|jak dzialasz]',
    '[pomoc|pomocy|pomoz|komendy|polecenia|co potrafisz|co umiesz|kim jestes|instrukcja]',
  ],
  thanks: ['[dziekuje|dzieki|dziekuje bardzo|wielkie dzieki]'],
  greeting: ['[czesc|dzien dobry|dobry wieczor|witaj|witam|hej|hejka|siema]'],
  'and-what-of': [
    '[ok|okej|dobra|super|dobrze|dzieki|no] a',
    'a [teraz|jeszcze|takze]',
    '[a|i|a co z|co z|a jak|a dla|to samo dla|a teraz]',
  ],
  its: [
    '[tam|u nich|w tej firmie|u tego klienta]',
    '[jego|jej|ich|im|oni|tego klienta|ten klient|tej firmy|u nich]',
  ],
  filler: [
    '[wrzucic|wrzucisz|zgrac|zgraj|zrzucic]',
    '[podrzuc|podrzucisz|podrzuccie|przeslij mi|wyslij mi]',
    '[co tam|jak tam|ktos tam|jej tam]',
    '[co slychac u]',
    '[mozemy|mogloby|prosic|poprosic|o informacje|informacje|rusz|tylko powiedz]',
    '[przygotuj|przygotowac|zrob|faktycznie|niedlugo|wkrotce|szybciutko]',
    '[dawaj|dawajcie|go|ja]',
    '[slychac|co slychac|cos|po szkoleniu|szkoleniu|szkolenie|wiedziec|przed|wyciagniesz|wyciagnij]',
    '[powinienem|powinnam|powinnismy|powinno|musi|musza|musimy|musze|najpierw|czym|niz|tak|malo|duzo|no|spoko|plis|elo|kurde|wlasciwie|akurat|zreszta|jeszcze raz|cos|jakis|jakies|jakas]',
    '[w|we|na|dla|do|od|o|u|po|przez|przy|przed|za|nad|pod|ze|z|i|a|oraz|lub|albo|ale|to|tu|tutaj|sie|czy|ze|by]',
    '[wlaczone|wlaczony|aktywne|ustawione|dostaje|dostalem|dostalam|jest|sa|byc|bylo|beda|bedzie|jaki|jaka|jakie|jakich|jak|jako|co|czego|ktory|ktora|ktore|ktorych|ktorzy|kiedy|gdzie|ten|ta|te|tego|tej]',
    '[ja|ty|my|wy|mi|mnie|nam|nas|moj|moja|moje|moich|nasz|nasze|nasi|naszych|twoj|swoje|swoich|swoj|chce|chcialbym|chcialabym|moge|mozesz|mozna|potrzebuje|prosze|poprosze|trzeba|dobrze]',
    '[pokaz|pokazac|podaj|podac|wyswietl|sprawdz|sprawdzic|daj|powiedz|opowiedz|wypisz|znajdz|zobacz|zobaczyc|dane|informacje|info|stan|stoi|wyglada|raport|lista|liste|zestawienie|przeglad|szczegoly|poziom|sytuacja|sytuacje|procent|liczba]',
    '[pls|plis|szybko|teraz|dzis|dzisiaj|obecnie|aktualnie|jeszcze|juz|tylko|klient|klienta|klientem|firma|firmy|firmie|wszystkie|wszystko|wszystkich|nastepny|nastepne|najblizsze|najblizszych|produkt|produkty|produktu|data|daty|ma byc|hej|czesc]',
    '[jutro|pojutrze|dzis po poludniu|zaraz|pozniej|wlasnie|w ogole|chyba|moze|naprawde|dokladnie|mniej wiecej]',
    '[z gory|z gory dziekuje|dziekuje|pozdrawiam|mam|masz|macie|maja|mielismy|mialem|mialam|chcialem|prosilbym]',
    '[prosilabym|mozecie|moglbys|moglabys|moglby|moglibyscie|zerknij|zerknac|sprawdzisz|sprawdzcie|podeslij]',
    '[wrzuc|ogarnij|ogolnie|lacznie|razem|sumie|w sumie|na temat|odnosnie|jesli|wiedziec]',
    '[ciekawe|ciekaw|pytanie|mi to|gdzies|ludzie|jestem|aktualny|aktualna|nowego|ostatnio|niedawno|w tej chwili]',
    '[na ten moment|na dzien dzisiejszy]',
    '[rzuc okiem|rzut oka|okiem|oko|rzuc]',
  ],
} satisfies ConceptPhrases;
