import type { MeaningPhrases } from '../../concepts.js';

/** Spans of time and months. */
export const timesPtPT: Pick<MeaningPhrases, 'spans' | 'months'> = {
  spans: {
    'last-week': ['[na|a|da|desde a|] semana passada'],
    'last-month': ['[no|o|do|desde o|] mes passado', '[no|] ultimo mes'],
    'last-quarter': ['[no|o|do|desde o|] trimestre passado', '[no|] ultimo trimestre'],
    'last-year': ['[no|o|do|desde o|] ano passado', '[no|] ultimo ano'],
    'this-week': ['nesta semana', '[antes do|ate ao|ate o|no|] [fim|final] da semana', '[esta|essa] semana'],
    'this-month': ['neste mes', '[antes do|ate ao|ate o|no|] [fim|final] [do|de] mes', '[este|esse] mes'],
    'this-quarter': [
      'neste trimestre',
      '[antes do|ate ao|ate o|no|] [fim|final] do trimestre',
      'este trimestre',
    ],
    'this-year': ['neste ano', '[antes do|ate ao|ate o|no|] [fim do ano|final do ano|natal]', 'este ano'],
    'next-week': ['[na|] [proxima semana|semana que vem]'],
    'next-month': ['[no|] [proximo mes|mes que vem]'],
    'next-quarter': ['[no|] [proximo trimestre|trimestre que vem]'],
    'next-year': ['[no|] [proximo ano|ano que vem]'],
    'next-days': ['[nos proximos|em|dentro de|nos|daqui a|proximos] {amount} dias'],
    'next-weeks': ['[nas proximas|em|dentro de|proximas] {amount} semanas'],
    'next-months': ['[nos proximos|em|dentro de|proximos] {amount} meses'],
    'last-days': ['[nos|os|dos|] ultimos {amount} dias'],
    'last-weeks': ['[nas|as|das|] ultimas {amount} semanas'],
    'last-months': ['[nos|os|dos|] ultimos {amount} meses', '[nos|os|dos|] ultimos [meses|tempos]'],
  },
  months: [
    'janeiro',
    'fevereiro',
    'marco',
    'abril',
    '[em|de] maio',
    'junho',
    'julho',
    'agosto',
    'setembro',
    'outubro',
    'novembro',
    'dezembro',
  ],
};
