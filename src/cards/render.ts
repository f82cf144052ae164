import { Template } from 'adaptivecards-templating';
import { createRecentlyUsed } from '../base/recently-used.js';
import { makeWordsBreakable } from './words/breakable-words.js';
import { keepTogether } from './words/kept-together.js';
import { unlinkPlainTexts } from './words/unlinked-text.js';

export const CARD_NAMES = [
  'license-usage',
  'customer-details',
  'trend',
  'plan',
  'plan-ticket',
  'customer-picker',
  'help',
  'notice',
  'report-preview',
  'download',
  'alert',
  'alert-list',
  'open-alerts',
  'watches',
  'portfolio',
  'status',
] as const;
export type CardName = (typeof CARD_NAMES)[number];

/** An Adaptive Card as JSON. */
export type AdaptiveCard = Readonly<Record<string, unknown>> & { readonly type: 'AdaptiveCard' };

/** Fills a template with view data. Data is inserted as it is: `${…}` inside it stays text. */
export type RenderCard = (name: CardName, data: object) => AdaptiveCard;

/** Cards kept; one takes about 30 KB. */
const MOST_KEPT = 500;

/**
 * Builds every template once, when it is first filled: building one costs more than expanding it (measured,
 * docs/adr/0006), and building all of them took a tenth of a start. Filling one is most of the work of an answer, so the
 * last cards are kept: the same data gives the same card, which nobody may change.
 */
export function createCardRenderer(templates: Readonly<Record<CardName, unknown>>): RenderCard {
  const built = new Map<CardName, Template>();
  const kept = createRecentlyUsed<AdaptiveCard>(MOST_KEPT, () => 1);

  function fill(name: CardName, data: object): AdaptiveCard {
    const template = built.get(name) ?? new Template(templates[name]);
    built.set(name, template);
    const card = template.expand({ $root: data }) as AdaptiveCard;
    makeWordsBreakable(card);
    keepTogether(card);
    unlinkPlainTexts(card);
    return card;
  }

  return (name, data) => {
    const key = `${name}${JSON.stringify(data)}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const card = fill(name, data);
    kept.set(key, card);
    return card;
  };
}

/** What a message may weigh in Teams clients of every age, counted in UTF-16. Source: Teams bot message limits. */
export const CARD_SIZE_LIMIT_BYTES = 28 * 1024;

/** Size of a card as Teams counts it: bytes of its JSON in UTF-16. */
export function cardSizeBytes(card: AdaptiveCard): number {
  return JSON.stringify(card).length * 2;
}
