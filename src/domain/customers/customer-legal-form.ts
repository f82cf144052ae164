import { foldLetters } from './customer-name-folds.js';
import { isSpacelessScript } from './customer-script.js';

/**
 * Legal forms as normalised words, one form a line: the first spelling names it, the others mean the same.
 * "Contoso Ltd" and "Contoso Limited" are then one name, "Contoso GmbH" another with the same core.
 */
const TRAILING_FORMS = [
  ['ltd', 'limited'],
  ['co', 'company'],
  ['co ltd', 'company limited', 'co limited', 'company ltd'],
  ['inc', 'incorporated'],
  ['corp', 'corporation'],
  ['llc', 'limited liability company', 'ooo', 'ооо', 'тов'],
  ['llp', 'limited liability partnership'],
  ['lp', 'limited partnership'],
  ['plc', 'public limited company'],
  ['pllc'],
  ['pty ltd', 'proprietary limited', 'pty limited', 'pty'],
  ['pvt ltd', 'private limited', 'pvt limited', 'private ltd', 'p ltd', 'pvt'],
  ['pte ltd', 'pte limited', 'pte'],
  ['sdn bhd'],
  ['bhd', 'berhad'],
  [
    'gmbh',
    'mbh',
    'gesellschaft mbh',
    'gesmbh',
    'gesellschaft mit beschrankter haftung',
    'gesellschaft mit beschraenkter haftung',
  ],
  ['ggmbh'],
  ['ag', 'aktiengesellschaft'],
  ['kg', 'kommanditgesellschaft'],
  ['gmbh and co kg', 'gmbh co kg', 'gmbh u co kg'],
  ['ag and co kg', 'ag co kg'],
  ['kgaa'],
  ['gmbh and co kgaa'],
  ['ug', 'ug haftungsbeschrankt', 'ug haftungsbeschraenkt', 'unternehmergesellschaft'],
  ['ohg'],
  ['gbr'],
  ['eg'],
  ['ek'],
  ['ev', 'eingetragener verein'],
  ['bv', 'besloten vennootschap'],
  ['nv', 'naamloze vennootschap'],
  ['vof'],
  ['cv'],
  ['bvba'],
  ['cvba'],
  ['vzw'],
  ['asbl'],
  ['sprl'],
  ['sa', 'societe anonyme', 'sociedad anonima', 'sociedade anonima', 'spolka akcyjna'],
  ['se'],
  ['sarl', 'societe a responsabilite limitee'],
  ['sas', 'societe par actions simplifiee'],
  ['sasu'],
  ['eurl'],
  ['snc'],
  ['sci'],
  ['scs'],
  ['sca'],
  ['lda', 'limitada'],
  ['unipessoal lda', 'sociedade unipessoal lda', 'unipessoal limitada', 'unipessoal'],
  ['ltda'],
  ['eireli'],
  ['sgps sa', 'sgps'],
  ['sl', 'sociedad limitada'],
  ['slu', 'sociedad limitada unipersonal'],
  ['sau'],
  ['sa de cv'],
  ['s de rl de cv', 's de rl'],
  ['spa', 'societa per azioni'],
  ['srl', 'societa a responsabilita limitata'],
  ['srls'],
  ['sp zoo', 'sp z oo', 'spzoo', 'sp zo o', 'spolka zoo', 'spolka z ograniczona odpowiedzialnoscia'],
  ['sp j', 'spj', 'spolka jawna'],
  ['sp k', 'spk', 'spolka komandytowa'],
  ['sp zoo sp k', 'sp z oo sp k', 'spolka zoo sp k', 'sp zoo spk'],
  ['sp p', 'spolka partnerska'],
  ['sc', 'spolka cywilna'],
  ['ska'],
  ['psa'],
  ['ab', 'aktiebolag'],
  ['hb'],
  ['as', 'aktieselskab', 'aksjeselskap', 'anonim sirketi', 'akciova spolecnost'],
  ['asa'],
  ['aps', 'anpartsselskab'],
  ['ivs'],
  ['oy', 'osakeyhtio'],
  ['oyj'],
  ['oy ab'],
  ['ou', 'osauhing'],
  ['uab'],
  ['sia'],
  ['ehf'],
  ['hf'],
  ['sro', 'spol sro'],
  ['doo'],
  ['dd'],
  ['kft'],
  ['zrt'],
  ['nyrt'],
  ['eood'],
  ['ood'],
  ['ltd sti'],
  ['αε'],
  ['επε'],
  ['зао'],
  ['оао'],
  ['пао'],
  ['ао'],
  ['בעמ'],
  ['kk', 'kabushiki kaisha'],
  ['pt', 'tbk'],
  ['株式会社', '株'],
  ['주식회사', '주'],
] as const;

/** Forms that also stand in front: "AB Contoso", "SARL Contoso", "ООО Contoso", and the article of "The Contoso Company". */
const LEADING_FORMS = 'ab sarl sia uab pt ooo ооо тов зао оао пао ао 株 주 the'.split(' ');

/** Chinese, Japanese and Korean forms are written onto the name; longest first. Simplified, as names are folded. */
const ATTACHED_FORMS: readonly string[] = [
  '股份有限公司',
  '有限责任公司',
  '有限公司',
  '株式会社',
  '有限会社',
  '合同会社',
  '주식회사',
  '유한회사',
].map(foldLetters);
/** A bare 公司 is a form too, unless it ends 分公司 (branch) or 子公司 (subsidiary). */
const BARE_COMPANY = /(?<![分子])公司$/;

/** Forms long enough that a word one edit away is a slip; "ltd" is one letter from too many real words. */
export const MISTYPED_FORMS: readonly string[] = [
  'gmbh',
  'ggmbh',
  'sarl',
  'limited',
  'company',
  'corporation',
  'incorporated',
];

const STACKED_FORMS = 3;
const CANONICAL = new Map<string, string>(
  TRAILING_FORMS.flatMap(([name, ...others]) =>
    [name, ...others].map((spelling) => [foldLetters(spelling), name] as const),
  ),
);
/** Most words of a form that ends in a word; asked first, because trying every length on every name is slow. */
const LONGEST_BY_LAST_WORD = longestByLastWord([...CANONICAL.keys()]);
const LEADING = new Set(LEADING_FORMS.map(foldLetters));

const ONE_WORD_FORMS = new Set([...CANONICAL.keys()].filter((form) => !form.includes(' ')));

/** Whether a folded word is a legal form by itself, wherever it stands. */
export function isLegalForm(word: string): boolean {
  return ONE_WORD_FORMS.has(word);
}

export interface SplitName {
  /** Words without the legal form behind them; at least one when there was any. */
  readonly words: readonly string[];
  /** The same without a legal form or article in front. "PT Solutions" shows why `words` keeps it. */
  readonly core: readonly string[];
  /** The legal form in one spelling, without spaces; empty when the name has none. */
  readonly legalForm: string;
}

interface Stripped {
  readonly words: readonly string[];
  readonly legalForm: string;
}

/**
 * Takes the legal form off normalised words. Never takes the last word, so a customer called "Company Ltd"
 * keeps a name; forms may be stacked ("Pte. Co., Ltd.") and the "and" of "& Co." goes with them.
 */
export function splitLegalForm(nameWords: readonly string[]): SplitName {
  let words = nameWords;
  let legalForm = '';
  for (let round = 0; round < STACKED_FORMS; round++) {
    const shorter = withoutTrailing(words) ?? withoutAttached(words);
    if (shorter === undefined) break;
    words = withoutTrailingAnd(shorter.words);
    legalForm = shorter.legalForm + legalForm;
  }
  const first = words[0];
  if (words.length < 2 || first === undefined || !LEADING.has(first))
    return { words, core: words, legalForm };
  const leadingForm = first === 'the' ? '' : (CANONICAL.get(first) ?? first);
  return { words, core: words.slice(1), legalForm: leadingForm + legalForm };
}

function withoutTrailing(words: readonly string[]): Stripped | undefined {
  const longest = LONGEST_BY_LAST_WORD.get(words.at(-1) ?? '') ?? 0;
  for (let count = Math.min(longest, words.length - 1); count > 0; count--) {
    const form = CANONICAL.get(words.slice(-count).join(' '));
    if (form !== undefined) return { words: words.slice(0, -count), legalForm: form.replaceAll(' ', '') };
  }
  return undefined;
}

function withoutAttached(words: readonly string[]): Stripped | undefined {
  const last = words.at(-1) ?? '';
  const first = words[0] ?? '';
  if (!isSpacelessScript(last.charCodeAt(0)) && !isSpacelessScript(first.charCodeAt(0))) return undefined;
  for (const form of ATTACHED_FORMS) {
    if (last.endsWith(form)) return nonEmpty([...words.slice(0, -1), last.slice(0, -form.length)], form);
    if (first.startsWith(form)) return nonEmpty([first.slice(form.length), ...words.slice(1)], form);
  }
  return BARE_COMPANY.test(last) ? nonEmpty([...words.slice(0, -1), last.slice(0, -2)], '公司') : undefined;
}

function nonEmpty(words: readonly string[], legalForm: string): Stripped | undefined {
  const kept = words.filter((word) => word !== '');
  return kept.length === 0 ? undefined : { words: kept, legalForm };
}

function withoutTrailingAnd(words: readonly string[]): readonly string[] {
  return words.length > 1 && words.at(-1) === 'and' ? words.slice(0, -1) : words;
}

function longestByLastWord(spellings: readonly string[]): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const spelling of spellings) {
    const words = spelling.split(' ');
    const last = words.at(-1) ?? '';
    longest.set(last, Math.max(longest.get(last) ?? 0, words.length));
  }
  return longest;
}
