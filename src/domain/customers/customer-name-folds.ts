/** Latin, Greek and Arabic letters that no Unicode decomposition reduces, and what people type for them. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
};

/**
 * Traditional Chinese characters frequent in company names, each followed by its simplified form.
 * Not a converter: both spellings of a name only have to meet at one key, and a rare character that
 * is missing here costs a fuzzy match instead of an exact one.
 */
const HAN_PAIRS =
  '國国際际電电訊讯業业廣广東东華华灣湾銀银貿贸術术資资產产險险設设計计實实聯联機机車车門门醫医藥药學学書书報报環环運运輸输網网絡络數数據据軟软體体開开發发務务團团總总製制營营銷销傳传廠厂鐵铁鋼钢紡纺織织' +
  '龍龙鳳凤馬马島岛歐欧亞亚聖圣與与氣气農农漁渔園园創创辦办會会協协財财經经濟济證证豐丰寶宝葉叶陳陈張张黃黄楊杨趙赵吳吴劉刘鄭郑謝谢許许臺台積积責责勞劳師师診诊療疗護护萬万億亿興兴榮荣達达遠远進进連连邊边' +
  '飛飞魚鱼鳥鸟麗丽嶺岭裝装飾饰築筑樓楼館馆飯饭飲饮廳厅點点線线組组構构標标準准導导圖图視视覽览聲声樂乐藝艺劇剧慶庆愛爱歡欢優优價价個个們们倉仓備备償偿儲储兒儿兩两凱凯剛刚勝胜動动勵励區区單单參参員员問问' +
  '啟启圓圆場场塊块塗涂壓压夢梦奧奥媽妈孫孙寧宁審审寫写將将專专尋寻對对屆届層层幣币幾几庫库廟庙強强彈弹後后從从復复徵征應应懷怀戰战戲戏戶户換换損损搖摇擇择擊击擔担擴扩攝摄敵敌斷断無无時时晉晋曉晓極极樣样' +
  '樹树橋桥檢检權权歲岁歸归殺杀殼壳氫氢決决沒没淚泪淨净淺浅測测渦涡溫温漢汉潔洁澤泽瀋沈瀏浏煉炼煙烟熱热爐炉爺爷牆墙狀状獎奖獨独獲获獻献現现瑪玛畫画異异當当疊叠皺皱盤盘監监盡尽眾众硯砚碼码確确礎础祿禄禮礼' +
  '種种稱称穩稳穀谷窮穷競竞筆笔節节範范簡简糧粮純纯紙纸級级細细終终結结絕绝給给統统絲丝維维綜综綠绿緊紧緣缘編编縣县縮缩績绩繪绘繼继續续羅罗義义習习聞闻職职聽听肅肃腦脑腳脚膠胶臨临舊旧艦舰莊庄萊莱蓋盖蔣蒋' +
  '蕭萧薩萨蘇苏蘭兰處处虛虚號号蝦虾蟲虫補补複复見见規规覺觉觀观訂订訓训記记訪访評评詞词試试詩诗話话該该詳详認认語语誠诚說说課课調调談谈請请論论諮咨議议譯译讀读變变讓让貝贝負负貨货貫贯買买費费貼贴賀贺賓宾' +
  '賞赏賣卖質质賴赖購购贏赢贊赞趨趋跡迹躍跃軌轨軍军軒轩載载輔辅輕轻輛辆輝辉輪轮轉转辭辞迴回遊游過过適适選选遷迁還还郵邮鄉乡釋释針针鈴铃鉅钜錄录錢钱錦锦鍋锅鎮镇鏡镜鐘钟鑽钻長长閃闪間间閣阁關关陽阳陰阴隊队' +
  '階阶隨随隱隐雙双雜杂雞鸡離离難难雲云霧雾靈灵靜静韓韩響响頁页頂顶項项順顺須须預预領领頭头題题額额顏颜願愿類类顧顾顯显風风餘余養养駐驻驗验驅驱髮发鮮鲜鵬鹏鷹鹰麥麦齊齐齒齿';

const NOT_FOLDED_BY_UNICODE = /[łøßæœđðþıħŧŋςىیکة]/g;
const HAN = /[\u4e00-\u9fff]/g;
const HAN_RUN = /[\u4e00-\u9fff]/;
/** Accents and vowel points people leave out; Japanese and Indic marks carry the word and stay. */
const OPTIONAL_MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

const HAN_FOLDS = readHanPairs(HAN_PAIRS);

/**
 * Brings letters to one form: width and ligatures (NFKD), case, accents, letters with a stroke, traditional
 * Chinese. Spaces and punctuation stay. Both names and queries go through it, so it only has to be consistent.
 */
export function foldLetters(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(OPTIONAL_MARKS, '')
    .replace(NOT_FOLDED_BY_UNICODE, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC');
  return HAN_RUN.test(plain) ? plain.replace(HAN, (sign) => HAN_FOLDS.get(sign) ?? sign) : plain;
}

function readHanPairs(pairs: string): ReadonlyMap<string, string> {
  const folds = new Map<string, string>();
  for (let at = 0; at + 1 < pairs.length; at += 2) folds.set(pairs.charAt(at), pairs.charAt(at + 1));
  return folds;
}
