import { createFindPhrase } from './reading/phrase-finder.js';
import { wordsOf } from './reading/words.js';

/** What people call each language, in its own words and in those of the others. */
const NAMES = {
  en: [
    'en|en gb|en us|eng|english|british english|american english',
    'ingles|lingua inglesa|angielski|angielsku|angielskim|anglais|anglaise|engels|engelse',
    '英文|英語|英语',
  ],
  pt: [
    'pt|por|portuguese|portugues|lingua portuguesa|portugalski|portugalsku|portugalskim',
    'portugais|portugaise|portugees|portugese|葡萄牙文|葡萄牙語|葡文|葡语',
  ],
  'pt-PT': [
    'pt pt|european portuguese|portugues europeu|portugues de portugal|portugalski europejski|portugais europeen',
    'portugais du portugal|europees portugees|歐洲葡萄牙文',
  ],
  'pt-BR': [
    'pt br|brazilian|brazilian portuguese|portuguese brazil|portugues do brasil|portugues brasil|portugues brasileiro',
    'brasileiro|brasileira|portugalski brazylijski|brazylijski portugalski|brazylijski|portugais du bresil',
    'portugais bresilien|bresilien|braziliaans portugees|braziliaans|portugees uit brazilie|巴西葡萄牙文|巴西葡萄牙語|巴西葡文',
  ],
  pl: [
    'pl|pl pl|pol|polish|polaco|polonesa|polski|polsku|polskim|polonais|polonaise|pools|poolse|波蘭文|波蘭語|波兰语',
  ],
  fr: [
    'fr|fr fr|fr ca|fr be|fra|french|frances|francesa|francuski|francusku|francuskim|francais|francaise|frans|franse|法文|法語|法语',
  ],
  nl: [
    'nl|nl nl|nl be|nld|dutch|flemish|neerlandes|holandes|flamengo|niderlandzki|niderlandzku|niderlandzkim',
    'holenderski|holendersku|holenderskim|neerlandais|neerlandaise|hollandais|nederlands|nederlandse|hollands|vlaams',
    '荷蘭文|荷蘭語|荷兰语',
  ],
  'zh-TW': [
    'zh|zh tw|zh hant|zh hk|zh cn|zh hans|chinese|traditional chinese|taiwanese|mandarin|chines|chines tradicional|mandarim',
    'chinski|chinsku|chinskim|chinski tradycyjny|tradycyjny chinski|chinois|chinois traditionnel|mandarin',
    'chinees|traditioneel chinees|mandarijn|中文|繁體中文|繁体中文|正體中文|繁體|繁中|台灣中文|華語|國語|漢語|汉语|简体中文',
  ],
} as const;

/** Words for no language of the conversation's own: everybody's is their client's. */
const AUTOMATIC = [
  'automatic|automatically|auto|default|the default|none|off|reset|mine|own|my own|everyone s own|each person s own|of teams|teams',
  'automatico|automatica|automaticamente|predefinido|predefinida|padrao|de cada um|de cada pessoa|do teams|nenhum|nenhuma',
  'automatyczny|automatycznie|automatyczna|domyslny|domyslnie|kazdego|z teams|zaden',
  'automatique|automatiquement|par defaut|defaut|de chacun|de chaque personne|de teams|aucune',
  'automatisch|standaard|van ieder|van iedereen|eigen|eigen taal|van teams|geen',
  '自動|自动|預設|预设|默認|默认|各自|個人|个人|teams 的語言',
];
const findAutomatic = createFindPhrase([
  ['automatic', AUTOMATIC.flatMap((line) => line.split('|'))] as const,
]);

/** What the bot writes in, by its tag; `pt` is Portuguese of no country in particular. */
export type LanguageTag = keyof typeof NAMES;

const find = createFindPhrase(
  (Object.entries(NAMES) as [LanguageTag, readonly string[]][]).map(
    ([tag, lines]) => [tag, lines.flatMap((line) => line.split('|'))] as const,
  ),
);

/**
 * The language a text names, by tag (`pl`, `pt-BR`) or by name in any of the six languages; undefined for another
 * language, nonsense or nothing. Case and accents do not matter. Any Chinese is zh-TW.
 */
export function languageNamed(text: string): LanguageTag | undefined {
  const words = wordsOf(text.replaceAll('_', '-'));
  const found = find(text, words, 0);
  return found?.count === words.length ? found.value : undefined;
}

/** Whether a text asks for no language of the conversation's own, in any of the six: `automatic`, `domyślny`. */
export function isAutomaticLanguage(text: string): boolean {
  const words = wordsOf(text);
  return words.length > 0 && findAutomatic(text, words, 0)?.count === words.length;
}
