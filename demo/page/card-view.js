/* global AdaptiveCards */
import { hostConfig } from './host-config.js';
import { safeHref } from './markdown-inline.js';
import { markdownToHtml, renderMarkdown } from './markdown-view.js';
import { say } from './words.js';

// The frame is the card's group; a tab stop on its root as well would only be in the way.
AdaptiveCards.GlobalSettings.setTabIndexAtCardRoot = false;

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
  const text = typeof card?.fallbackText === 'string' ? card.fallbackText : say('card.unreadable');
  note.append(...renderMarkdown(text, 'card'));
  return note;
}

/** The card as nodes; undefined when its version or its content is not for this client. */
function renderRoot(json, theme, onRequest) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.maxVersion = AdaptiveCards.Versions.v1_5;
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig(theme));
  card.onExecuteAction = (action) => {
    const request = requestOf(action);
    if (request !== undefined) onRequest(request, action.title ?? '');
  };
  try {
    card.parse(json);
    if (!card.isVersionSupported()) return undefined;
    const root = card.render();
    root?.removeAttribute('aria-label');
    return root;
  } catch {
    return undefined;
  }
}

/**
 * Renders a card as a Teams client of schema 1.5 does: unknown elements disappear or fall back, and a card of a
 * newer version becomes its fallback text. `onRequest` gets the clicks.
 */
export function renderCard(json, { theme, onRequest }) {
  const frame = document.createElement('div');
  frame.className = 'card';
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', typeof json?.speak === 'string' ? json.speak : say('card.label'));
  if (json?.msteams?.width === 'Full') frame.classList.add('card-full');
  frame.append(renderRoot(json, theme, onRequest) ?? fallbackNode(json));
  return frame;
}
