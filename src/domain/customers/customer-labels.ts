import { foldLetters } from './customer-name-folds.js';

/** Words that people put before or behind a name to say what it is, in the languages the bot speaks and German. */
const LABELS = new Set(
  (
    'customer client account tenant company firm firma klant klanten klientka klient klienta klientem klienci bedrijf ' +
    'organisatie cliente clientes conta empresa société entreprise compte organisation organization kunde kunden ' +
    'przedsiębiorstwo spółka spółki organizacja firmy reseller partner end-customer'
  )
    .split(' ')
    .map(foldLetters),
);
/** Small words between such a label and the name, or in front of a name that has none. */
const ARTICLES = new Set(
  'the a an our het de een onze la le les du des notre o a os as da do das dos nossa nosso el der die das dla'.split(
    ' ',
  ),
);
/** Written onto the name, without a space. */
const ATTACHED_LABEL = /^(?:客戶|客户|公司)(?=.{2})/u;
const POSSESSIVE = /['’‘`´](?:s|S)?$/;
/** An s without its apostrophe; behind a short word it may belong to another name. */
const BARE_POSSESSIVE = /(?<=\p{L}{5}[^sS])s$/u;
const LETTERS = /[\p{L}\p{N}-]+/u;

/**
 * A cleaned text without what people say around a name: `the Contoso account`, `klant Contoso`, `客戶台積電`; then without
 * the possessive at its end as well, for an s may be part of the name. Empty when there is nothing of the kind. Never
 * takes the last word.
 */
export function withoutLabels(text: string): readonly string[] {
  const words = text.replace(ATTACHED_LABEL, '').split(' ');
  const isAround = (word: string | undefined) => {
    const folded = LETTERS.exec(foldLetters(word ?? ''))?.[0] ?? '';
    return LABELS.has(folded) || ARTICLES.has(folded);
  };
  let from = 0;
  let to = words.length;
  while (from < to - 1 && isAround(words[from])) from++;
  while (to - 1 > from && isAround(words[to - 1])) to--;
  const bare = words.slice(from, to).join(' ');
  const owner = bare.replace(POSSESSIVE, '').replace(BARE_POSSESSIVE, '');
  return [...new Set([bare, owner])].filter((one) => one !== '' && one !== text);
}
