import { type Activity, CardFactory, type InvokeResponse } from 'botbuilder';
import type { Reply } from '../cards/reply.js';
import { unlinkedText } from '../cards/words/unlinked-text.js';
import { CITATION_MARK, citationEntity } from './citation.js';
import { fileAttachment } from './files/file-attachment.js';

/**
 * The message a reply becomes. Teams shows `text` above the card, so it holds the one-paragraph summary and not the
 * whole card again (docs/adr/0007); clients without cards, previews and speech have the figures all the same.
 * A customer called like an address is no link in it. In Copilot figures cite their source.
 */
export function replyActivity(
  { card, summary, source, file }: Reply,
  { isCited = false }: { readonly isCited?: boolean } = {},
): Partial<Activity> {
  const text = unlinkedText(summary);
  const message = {
    type: 'message',
    text,
    textFormat: 'plain',
    summary: text,
    speak: text,
    attachments: [file === undefined ? CardFactory.adaptiveCard(card) : fileAttachment(file)],
  };
  if (!isCited || source === undefined) return message;
  return { ...message, text: `${text} ${CITATION_MARK}`, entities: [citationEntity(source)] };
}

/** The answer to an `adaptiveCard/action` invoke that replaces the card in place. */
export function cardInvokeResponse({ card }: Reply): InvokeResponse {
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
  };
}

/** The answer to an `adaptiveCard/action` invoke that leaves the card as it is: a short notice beside it. */
export function messageInvokeResponse({ summary }: Reply): InvokeResponse {
  return {
    status: 200,
    body: {
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: unlinkedText(summary),
    },
  };
}
