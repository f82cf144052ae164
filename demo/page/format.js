import { markdownToText } from './markdown.js';
import { say } from './words.js';

/** "14:05" in the given locale. */
export function clockTime(iso, locale) {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(new Date(iso));
}

/** "Tuesday 3 November" in the given locale. */
export function dayName(iso, locale) {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(
    new Date(iso),
  );
}

/** Up to two letters for an avatar. */
export function initials(name) {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => [...word][0].toUpperCase())
    .join('');
}

const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** The adaptive cards of an activity, in order; empty when it has none. */
export function cardsOf(activity) {
  return (activity.attachments ?? [])
    .filter(({ contentType }) => contentType === CARD_TYPE)
    .map(({ content }) => content);
}

/** Plain text on one line, mentions by name. */
function oneLine(text) {
  return text
    .replace(/<at>([^<]*)<\/at>/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a notification or the conversation list would show: the words of the bot, else what Teams says instead. */
export function previewOf({ activity, author, deletedAt }) {
  if (deletedAt !== undefined) return say('message.deleted');
  const { summary, text, textFormat, attachments } = activity;
  if (!author.isBot) return say('preview.you', { text: oneLine(text ?? '') });
  if (summary) return oneLine(summary);
  if (text) return textFormat === 'plain' ? oneLine(text) : markdownToText(text);
  return (attachments ?? []).length > 0 ? say('preview.card') : '';
}
