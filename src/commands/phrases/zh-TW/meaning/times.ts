import type { MeaningPhrases } from '../../concepts.js';

/** Spans of time and months. */
export const timesZhTW: Pick<MeaningPhrases, 'spans' | 'months'> = {
  spans: {
    'last-week': ['[上週|上周|上星期|上個星期|上禮拜]'],
    'last-month': ['[上個月|上月]'],
    'last-quarter': ['[上一季|上季]'],
    'last-year': ['[去年]'],
    'this-week': ['[週末|這週末] [前|之前|以前|]', '[這週|本週|這星期|這禮拜]'],
    'this-month': ['[月底|這個月底|本月底] [前|之前|以前|]', '[這個月|本月]'],
    'this-quarter': ['[季末|季底|這季底] [前|之前|以前|]', '[這一季|本季|這季|當季]'],
    'this-year': ['[年底|今年底|聖誕節] [前|之前|以前|]', '[今年]'],
    'next-week': ['[下週|下周|下星期|下禮拜]'],
    'next-month': ['[下個月|下月]'],
    'next-quarter': ['[下一季|下季]'],
    'next-year': ['[明年]'],
    'next-days': ['[未來|接下來|接下來的|往後|] {amount} [天內|天|日內]'],
    'next-weeks': ['[未來|接下來|] {amount} [週內|週|周內|個星期內|個星期]'],
    'next-months': ['[未來|接下來|] {amount} [個月內|個月]'],
    'last-days': ['[過去|最近|近|這] {amount} 天'],
    'last-weeks': ['[過去|最近|近] {amount} [週|周|個星期]'],
    'last-months': ['[過去|最近|近|這] {amount} 個月', '[過去|最近|近] [半年|幾個月]'],
  },
  months: [
    '[1 月|一月]',
    '[2 月|二月]',
    '[3 月|三月]',
    '[4 月|四月]',
    '[5 月|五月]',
    '[6 月|六月]',
    '[7 月|七月]',
    '[8 月|八月]',
    '[9 月|九月]',
    '[10 月|十月]',
    '[11 月|十一月]',
    '[12 月|十二月]',
  ],
};
