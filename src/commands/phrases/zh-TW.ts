import type { Phrases } from './phrases.js';

export const zhTW: Phrases = {
  'license-usage': [
    '{customer} [的|] [授權|席位|] [使用量|使用率|使用情況|使用狀況|用量]',
    '[查詢|查看|] [授權|席位|] [使用量|使用率|使用情況|使用狀況|用量] [:|] {customer}',
  ],
  help: ['[說明|幫助|指令|你會做什麼]'],
  greeting: ['[你好|您好|早安|午安|晚安|嗨|哈囉]'],
  thanks: ['[謝謝|感謝|多謝] [你|您|]'],
};
