import { IntlMessageFormat } from 'intl-messageformat';
import type en from '../../locales/en.json';
import { utcDay } from '../base/time.js';
import { roundPercent } from '../domain/usage/license-usage-row.js';
import { formattingLocale, TONGUES, type Tongue, tongueOf } from './locale.js';
import { createMoneyFormat } from './money-format.js';

export type MessageKey = keyof typeof en;
export type MessageValues = Record<string, string | number>;

/** The texts of one language: what one file of `locales/` holds, or two of them together. */
export type MessageTexts = Readonly<Record<MessageKey, string>>;

/** Says things in one language. */
export interface Messages {
  readonly language: Tongue;
  /** A message with its values filled in; values are inserted as they are, never read as message syntax. */
  say(key: MessageKey, values?: MessageValues): string;
  /** A percentage (0-100 and above) as people read it, `n/a` when undefined. */
  percent(percent: number | undefined): string;
  /** A day, in UTC: processedDateTime is a UTC stamp and must not move with the reader. */
  date(date: Date): string;
  /** A day, in UTC, without its year: where the year is said beside it. */
  dayAndMonth(date: Date): string;
  number(value: number): string;
  /** An amount, or both ends of a range, in whole units of the currency; below ten of them with its cents. */
  money(amount: { readonly currency: string; readonly atLeast: number; readonly atMost: number }): string;
}

/** Texts kept for a language; some 200 bytes each. */
const MOST_SAID = 5_000;

/** Messages of one language; each is parsed when first used and kept. */
function createMessages(language: Tongue, texts: MessageTexts): Messages {
  const locale = formattingLocale(language);
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  /** What was said last: a message with the same values is the same each time, and formatting one is slow. */
  const said = new Map<string, string>();
  const percentFormat = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const numberFormat = new Intl.NumberFormat(locale);
  const moneyFormat = createMoneyFormat(locale, (low, high) => say('list.range', { low, high }));
  const dateFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const dayFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });

  function sayOnce(what: string, make: () => string): string {
    const known = said.get(what);
    if (known !== undefined) return known;
    const text = make();
    if (said.size >= MOST_SAID) said.clear();
    said.set(what, text);
    return text;
  }

  function say(key: MessageKey, values?: MessageValues): string {
    const what = values === undefined ? key : `${key}${JSON.stringify(values)}`;
    return sayOnce(what, () => format(key, values ?? {}));
  }

  function format(key: MessageKey, values: MessageValues): string {
    let message = parsed.get(key);
    if (message === undefined) {
      message = new IntlMessageFormat(texts[key], locale, undefined, { ignoreTag: true });
      parsed.set(key, message);
    }
    return String(message.format(values));
  }

  return {
    language,
    say,
    percent: (percent) =>
      percent === undefined ? say('percent.undefined') : percentFormat.format(roundPercent(percent) / 100),
    date: (date) => sayOnce(`day ${utcDay(date)}`, () => dateFormat.format(date)),
    dayAndMonth: (date) => sayOnce(`day and month ${utcDay(date)}`, () => dayFormat.format(date)),
    number: (value) => numberFormat.format(value),
    money: moneyFormat,
  };
}

/** The messages to use for a BCP 47 tag; English for a tag that is unknown or missing. */
export type MessagesFor = (locale: string | undefined) => Messages;

/** Prepares every language once. */
export function createMessagesFor(texts: Readonly<Record<Tongue, MessageTexts>>): MessagesFor {
  const byLanguage = new Map(
    TONGUES.map((language) => [language, createMessages(language, texts[language])]),
  );
  return (locale) => {
    const messages = byLanguage.get(tongueOf(locale));
    if (messages === undefined) throw new Error(`no messages for ${locale}`);
    return messages;
  };
}
