import type { MeaningPhrases } from '../../concepts.js';

/** Spans of time and months. */
export const timesPl: Pick<MeaningPhrases, 'spans' | 'months'> = {
  spans: {
    'last-week': ['[w|z|] [zeszlym|ostatnim|poprzednim|zeszlego|ostatniego] [tygodniu|tygodnia]'],
    'last-month': ['[w|z|] [zeszlym|ostatnim|poprzednim|zeszlego|ostatniego] [miesiacu|miesiaca]'],
    'last-quarter': ['[w|z|] [zeszlym|ostatnim|poprzednim|zeszlego|ostatniego] [kwartale|kwartalu]'],
    'last-year': ['[w|z|] [zeszlym|ostatnim|poprzednim|zeszlego|ostatniego] [roku]'],
    'this-week': ['[przed|do] [koncem|konca] tygodnia', '[w|] tym tygodniu'],
    'this-month': ['[przed|do] [koncem|konca] miesiaca', '[w|] tym miesiacu'],
    'this-quarter': ['[przed|do] [koncem|konca] kwartalu', '[w|] tym kwartale'],
    'this-year': ['[przed|do] [koncem roku|konca roku|swietami|swiat]', '[w|] tym roku'],
    'next-week': ['[w|] [przyszlym|nastepnym|kolejnym] tygodniu'],
    'next-month': ['[w|] [przyszlym|nastepnym|kolejnym] miesiacu'],
    'next-quarter': ['[w|] [przyszlym|nastepnym|kolejnym] kwartale'],
    'next-year': ['[w|] [przyszlym|nastepnym|kolejnym] roku'],
    'next-days': [
      '[w ciagu|w ciagu najblizszych|przez najblizsze|za|najblizszych|w najblizszych] {amount} [dni|dniach]',
    ],
    'next-weeks': ['[w ciagu|w ciagu najblizszych|za|najblizszych] {amount} [tygodni|tygodnie]'],
    'next-months': ['[w ciagu|w ciagu najblizszych|za|najblizszych] {amount} [miesiecy|miesiace]'],
    'last-days': ['[z|przez|w ciagu|] [ostatnich|ostatnie] {amount} dni'],
    'last-weeks': ['[z|przez|w ciagu|] [ostatnich|ostatnie] {amount} [tygodni|tygodnie]'],
    'last-months': [
      '[z|przez|w ciagu|] [ostatnich|ostatnie] {amount} [miesiecy|miesiace]',
      '[z|przez|w ciagu|] [ostatnich|ostatnie] [miesiecy|miesiace]',
      '[z|przez|] ostatnie pol roku',
      'z ostatniego polrocza',
    ],
  },
  months: [
    '[styczen|stycznia|styczniu]',
    '[luty|lutego|lutym]',
    '[marzec|marca|marcu]',
    '[kwiecien|kwietnia|kwietniu]',
    '[maj|maju|w maju|od maja|do maja|konca maja|koniec maja|polowie maja|polowy maja]',
    '[czerwiec|czerwca|czerwcu]',
    '[lipiec|lipca|lipcu]',
    '[sierpien|sierpnia|sierpniu]',
    '[wrzesien|wrzesnia|wrzesniu]',
    '[pazdziernik|pazdziernika|pazdzierniku]',
    '[listopad|listopada|listopadzie]',
    '[grudzien|grudnia|grudniu]',
  ],
};
