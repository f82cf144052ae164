import type { ReportPhrases } from '../phrases.js';

export const reportZhTW: ReportPhrases = {
  verbs: [
    '[寄|寄送|傳送|發送|安排|設定|] [給我|我|] [一份|] [授權|使用|使用情況|授權使用情況|的|] [報告|報表]',
  ],
  monthly: ['[每月|每個月|每月 1 日|每月 一 日|每個月 一次]'],
  weekly: ['[每週|每周|每星期|每個星期]'],
  to: ['[到|給|至|寄到|寄給|寄至|送到|傳到|發到]'],
  about: ['[關於|的|有關|寄|寄送|傳送|發送]'],
};
