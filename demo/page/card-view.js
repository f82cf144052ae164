/* global AdaptiveCards */
import { hostConfig } from './host-config.js';
import { safeHref } from './markdown.js';
import { markdownToHtml, renderMarkdown } from './markdown-view.js';

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text, 'card');
  result.didProcess = true;
};

/** What a click on a card asks for; undefined for actions that stay inside the card (show, toggle). */
function requestOf(action) {
  if (action instanceof AdaptiveCards.ExecuteAction) {
    return { kind: 'execute', verb: action.verb, id: action.id, data: action.data };
  }
  if (action instanceof AdaptiveCards.SubmitAction) return { kind: 'submit', value: action.data };
  if (action instanceof AdaptiveCards.OpenUrlAction) return { kind: 'open', href: safeHref(action.url) };
  return undefined;
}

function fallbackNode(card) {
  const note = document.createElement('div');
  note.className = 'card-unreadable';
  const text = typeof card?.fallbackText === 'string' ? card.fallbackText : 'This card could not be shown.';
  note.append(...renderMarkdown(text, 'card'));
  return note;
}

/**
 * Renders a card as a Teams client of schema 1.5 does: newer elements fall back, unknown ones disappear.
 * `onRequest` gets the clicks; a card that cannot be read becomes its fallback text.
 */
export function renderCard(json, { theme, onRequest }) {
  const frame = document.createElement('div');
  frame.className = 'card';
  if (json?.msteams?.width === 'Full') frame.classList.add('card-full');
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig(theme));
  card.onExecuteAction = (action) => {
    const request = requestOf(action);
    if (request !== undefined) onRequest(request, action.title ?? '');
  };
  try {
    card.parse(json, new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5));
    const rendered = card.render();
    frame.append(rendered ?? fallbackNode(json));
  } catch {
    frame.append(fallbackNode(json));
  }
  return frame;
}
