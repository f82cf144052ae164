import type { ConceptPhrases } from '../../concepts.js';

/** What the bot cannot do, and what makes another question of a sentence. */
export const beyondZhTW = {
  cancel: ['[取消|退訂|解約|終止]'],
  buy: [
    '[訂|再訂|加訂|下單]',
    '[減到|降到|調到|改成|加到|增加到|減少到] {amount} [個|席|位|]',
    '[再給|多給|加給|再加|補給|補]',
    '[再|多] {amount} 個 授權',
    '[購買|訂購|加購|加買|買 {amount} 個|幫我買|採購]',
    '[買 {amount} 個授權|多買 {amount} 個|升級|降級|加 {amount} 個授權|增購]',
  ],
  assign: ['[指派給|分配給|指派|分配|轉移]'],
  delete: ['[減|減掉|減少] {amount} [個|]', '[砍掉|砍|刪|撤掉|拔掉|減掉]', '[刪除|移除|刪掉|清除|拿掉|删除]'],
  send: ['[轉寄|轉發|轉傳|寄給他|傳給他|分享給|轉給]'],
  forecast: ['[預測|預估|預計|會用多少|會需要]'],
  divided: ['[各部門|按部門|依部門|每個部門|每個使用者|每位使用者|各使用者|依使用者|每人|各地區|依國家]'],
  money: ['[錢|經費|預算]', '[付了錢|付錢|付|錢|欠|費用|價格|價錢|帳單|發票|成本|花多少]'],
  compare: ['[比較|對比|相比]'],
  why: ['[為什麼|為何|怎麼會]'],
  aside: ['[聯絡|打給|拜訪一下|聯繫]', '[開會|會議|電話]', '[拜訪|餐敘|約了]'],
} satisfies ConceptPhrases;
