import { once } from '../../base/once.js';
import { namingOf } from '../../domain/customers/customer-named.js';
import type { Phrases } from '../phrases/phrases.js';
import { COMMAND_LIMIT } from '../reading/command-limit.js';
import { withNumbersInDigits } from '../reading/number-words.js';
import { expandPhrase, parsePhrase } from '../reading/phrase.js';
import { type Word, wordsOf } from '../reading/words.js';
import { type CustomerSpan, type CustomersByName, customerSpans } from './customer-spans.js';
import { decide } from './decide.js';
import { BENT_PRODUCTS, PRODUCT_WORDS } from './products.js';
import type { Reading, Remembered } from './reading.js';
import { type Sense, senseOf, type Token } from './sense.js';
import { createFindFollowUp, createFindSign, type Sign } from './signs.js';
import { createCorrectWord } from './typos.js';

/** Reads a text by the meaning of its words. */
export type ReadMeaning = (
  text: string,
  customers: CustomersByName,
  remembered?: Remembered | undefined,
) => Reading;

/** Readings that leave room for a customer whose name is made of known words, of one or of several. */
const UNNAMED: ReadonlySet<Reading['kind']> = new Set(['nothing', 'whose']);
const UNNAMED_BY_MANY: ReadonlySet<Reading['kind']> = new Set([
  ...UNNAMED,
  'choose',
  'is-it',
  'nobody',
] as const);

/** Names looked up by resemblance in one text, which costs far more than an exact one. */
const MOST_RESEMBLANCES = 3;
const HAN = /\p{Script=Han}/u;
/** What parts the names of a list, behind the last sign of a name. */
const JOINED =
  /^(?:[,、，/&+]|.\s*(?:[,、，/&+]|and|or|et|ou|en|of|i|oraz|lub|albo|e|y|和|與|及|跟|或|還是))\s*$/iu;

/** Words of a run that parts of it are looked up in. */
const MOST_IN_RUN = 4;

/**
 * A reader for what no phrase fits: the longest names of customers first, then every other word by what it means, in
 * whatever order and language, typing mistakes forgiven. It only ever asks questions: nothing it gives changes
 * anything. Never throws; time is linear in the text, and a text beyond COMMAND_LIMIT is read as nothing.
 */
export function createReadMeaning(languages: readonly Phrases[]): ReadMeaning {
  const findSign = createFindSign(languages);
  const findFollowUp = createFindFollowUp(languages);
  const vocabulary = once(() => vocabularyOf(languages));
  const correct = once(() => createCorrectWord(vocabulary()));

  function tokensOf(
    text: string,
    words: readonly Word[],
    from: number,
    spans: readonly CustomerSpan[],
    isCorrecting: boolean,
  ): readonly Token[] {
    const tokens: Token[] = [];
    for (let at = from; at < words.length; ) {
      const span = spans.find((one) => one.from === at);
      const end = spans.find((one) => one.from > at)?.from ?? words.length;
      const stretch = words.slice(0, end);
      const found = span === undefined ? findSign(text, stretch, at) : undefined;
      const fixed =
        span === undefined && found === undefined && isCorrecting ? corrected(text, stretch, at) : undefined;
      const sign = found ?? fixed;
      if (span !== undefined) {
        tokens.push({ kind: 'customers', words: words.slice(at, span.to), customers: span.customers });
        at = span.to;
      } else if (sign !== undefined) {
        const { value, captured, count } = sign;
        const put = sign === fixed ? fixed.words : words;
        const taken = put.slice(at, at + count);
        tokens.push({ kind: 'sign', sign: value, captured, words: taken, isCorrected: sign === fixed });
        if (isWho(value)) tokens.push(...within(text, words, at + 1, at + count));
        at += count;
      } else {
        tokens.push({ kind: 'unread', words: words.slice(at, at + 1) });
        at += 1;
      }
    }
    return tokens;
  }

  /** What "who does not use" says beside "who". */
  function within(text: string, words: readonly Word[], from: number, to: number): readonly Token[] {
    const stretch = words.slice(0, to);
    const signs = Array.from({ length: Math.max(0, to - from) }, (_, at) =>
      findSign(text, stretch, from + at),
    );
    return signs.flatMap((sign): readonly Token[] =>
      sign === undefined
        ? []
        : [{ kind: 'sign', sign: sign.value, captured: sign.captured, words: [], isCorrected: false }],
    );
  }

  /** The phrase at a word once the mistyped words of it are put right. */
  function corrected(text: string, words: readonly Word[], at: number) {
    const word = words[at];
    const known = word && (BENT_PRODUCTS.get(word.folded) ?? correct()(word.folded));
    if (word === undefined || known === undefined) return undefined;
    const put = [...words.slice(0, at), { ...word, folded: known }, ...words.slice(at + 1)];
    const sign = findSign(text, put, at);
    return sign && { ...sign, words: put };
  }

  function sense(text: string, words: readonly Word[], spans: readonly CustomerSpan[], isCorrecting = true) {
    const followUp = spans[0]?.from === 0 ? undefined : findFollowUp(text, words, 0);
    // "That place" begins with "that" in Chinese, and points by itself.
    const isFollowUp =
      followUp !== undefined &&
      followUp.count <= (spans[0]?.from ?? words.length) &&
      followUp.count >= (findSign(text, words, 0)?.count ?? 0);
    const from = isFollowUp ? followUp.count : 0;
    return senseOf(text, tokensOf(text, words, from, spans, isCorrecting), isFollowUp);
  }

  /** Names that are not written in full: words nobody knows that stand in the name of one customer. */
  function partialSpans(
    text: string,
    words: readonly Word[],
    customers: CustomersByName,
  ): readonly CustomerSpan[] {
    // Words as they are first: a name may look like a mistyped word.
    const [asWritten, corrected] = [false, true].map((isCorrecting) =>
      spansOfRuns(text, words, sense(text, words, [], isCorrecting).unread, customers),
    );
    return asWritten && asWritten.length > 0 ? asWritten : (corrected ?? []);
  }

  function spansOfRuns(
    text: string,
    words: readonly Word[],
    runs: Sense['unread'],
    customers: CustomersByName,
  ): readonly CustomerSpan[] {
    return runs.slice(0, MOST_RESEMBLANCES).flatMap((run) => {
      for (const part of partsOf(run)) {
        const span = spanOfRun(text, words, part, customers);
        if (span !== undefined) return [span];
      }
      return [];
    });
  }

  /** "Litware & northwind": beside a name in full one that is not, where a list joins them. */
  function withListed(
    text: string,
    words: readonly Word[],
    sure: readonly CustomerSpan[],
    customers: CustomersByName,
  ): readonly CustomerSpan[] {
    const runs = sense(text, words, sure, false).unread.slice(0, MOST_RESEMBLANCES);
    const listed = runs.flatMap((run) => {
      const [from, to] = [words.indexOf(run[0] as Word), words.indexOf(run.at(-1) as Word) + 1];
      const isListed = sure.some(
        (span) => isJoined(text, words, span.to, from) || isJoined(text, words, to, span.from),
      );
      return isListed ? (spanOfRun(text, words, run, customers) ?? []) : [];
    });
    return [...sure, ...listed].sort((one, other) => one.from - other.from);
  }

  function spanOfRun(
    text: string,
    words: readonly Word[],
    run: readonly Word[],
    customers: CustomersByName,
  ): CustomerSpan | undefined {
    const written = writtenOf(text, run);
    const match = customers.match(written);
    const near = match.kind === 'one' ? [match.customer] : match.kind === 'several' ? match.customers : [];
    const close = near.filter((customer) => namingOf(written, customer) === 'words');
    const from = words.indexOf(run[0] as Word);
    return close.length === 0 ? undefined : { from, to: from + run.length, customers: close, isPlain: false };
  }

  return (text, customers, remembered) => {
    const read = text.trim();
    const words = read.length > COMMAND_LIMIT ? [] : withNumbersInDigits(wordsOf(read));
    if (words.length === 0) return { kind: 'nothing' };
    const spans = customerSpans(read, words, customers, (word) => vocabulary().has(word));
    const sure = spans.filter(({ isPlain }) => !isPlain);
    const named =
      sure.length > 0 ? withListed(read, words, sure, customers) : partialSpans(read, words, customers);
    const isRow =
      /[\t|;]/.test(read) || sure.some(({ from, to }) => isIdOrDomain(read, words.slice(from, to)));
    const reading = decide(read, sense(read, words, named), customers, remembered, isRow);
    if (named.length > 0 || spans.length === 0) return reading;
    const [longest] = [...spans].sort((one, other) => other.to - other.from - (one.to - one.from));
    // A name of several words says more than a word that is like another name.
    const isNamed = longest !== undefined && longest.to - longest.from > 1;
    if (!(isNamed ? UNNAMED_BY_MANY : UNNAMED).has(reading.kind)) return reading;
    const withPlain = longest && decide(read, sense(read, words, [longest]), customers, remembered, false);
    return withPlain?.kind === 'customer' ? withPlain : reading;
  };
}

/** What of a run may be a name: all of it, what of it is not Chinese, what stands first or last, each word. */
function partsOf(run: readonly Word[]): readonly (readonly Word[])[] {
  const latin = run.filter(({ folded }) => !HAN.test(folded));
  if (latin.length > 0 && latin.length < run.length) return [run, latin];
  if (run.length === 1 || run.length > MOST_IN_RUN) return [run];
  return [run, run.slice(0, -1), run.slice(1), ...run.map((word) => [word])];
}

/** Whether nothing but what parts the names of a list stands between two words; "ou" may be read as a legal form before it. */
function isJoined(text: string, words: readonly Word[], end: number, start: number): boolean {
  const [before, behind] = [words[end - 1], words[start]];
  if (before === undefined || behind === undefined || end > start) return false;
  return (
    JOINED.test(text.slice(before.end - 1, behind.start)) ||
    (end === start && JOINED.test(` ${before.folded}`))
  );
}

function isWho(sign: Sign): boolean {
  return sign.kind === 'concept' && sign.concept === 'which';
}

function writtenOf(text: string, words: readonly Word[]): string {
  const [first, last] = [words.at(0), words.at(-1)];
  return first && last ? text.slice(first.start, last.end) : '';
}

function isIdOrDomain(text: string, words: readonly Word[]): boolean {
  return /[.]|^[0-9a-f]{8}-/.test(writtenOf(text, words).toLowerCase()) && words.length !== 2;
}

function vocabularyOf(languages: readonly Phrases[]): ReadonlySet<string> {
  const phrases = languages.flatMap(({ meaning, whoever, who }) => [
    ...Object.values(meaning.concepts).flat(),
    ...Object.values(meaning.spans).flat(),
    ...meaning.months,
    ...whoever,
    ...who,
  ]);
  return new Set(
    [...phrases, ...PRODUCT_WORDS].flatMap((phrase) =>
      expandPhrase(parsePhrase(phrase)).flatMap(({ literals }) => literals),
    ),
  );
}
