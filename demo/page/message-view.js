import { renderCard } from './card-view.js';
import { renderFiles } from './file-view.js';
import { cardsOf, clockTime, initials } from './format.js';
import { renderInspection } from './inspect-view.js';
import { renderMarkdown } from './markdown-view.js';
import { say } from './words.js';

function make(name, className, text) {
  const made = document.createElement(name);
  if (className !== undefined) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** A round of initials for people, the app's icon for the bot. */
export function renderAvatar({ name, isBot }) {
  const avatar = make('span', isBot ? 'avatar avatar-bot' : 'avatar', isBot ? undefined : initials(name));
  avatar.setAttribute('aria-hidden', 'true');
  if (isBot) {
    const icon = make('img');
    icon.src = 'icon.svg';
    icon.alt = '';
    avatar.append(icon);
  }
  return avatar;
}

const MENTION = /<at>([^<]*)<\/at>/g;

/** Text that is not Markdown: line breaks stay, mentions are marked. */
function plainText(text) {
  const box = make('p', 'plain');
  let from = 0;
  for (const match of text.matchAll(MENTION)) {
    box.append(text.slice(from, match.index), make('span', 'mention', match[1]));
    from = match.index + match[0].length;
  }
  box.append(text.slice(from));
  return box;
}

function renderText(activity, isBot) {
  const box = make('div', 'message-text');
  if (activity.locale) box.lang = activity.locale;
  const isPlain = !isBot || activity.textFormat === 'plain';
  box.append(...(isPlain ? [plainText(activity.text)] : renderMarkdown(activity.text, 'message')));
  return box;
}

const DELIVERY_WORDS = {
  sending: 'message.sending',
  delivered: 'message.sent',
  unaddressed: 'message.unaddressed',
  failed: 'message.failed',
};

function renderDelivery(delivery) {
  return make('p', `delivery delivery-${delivery.state}`, say(DELIVERY_WORDS[delivery.state], delivery));
}

/**
 * One message as an article. Outside text enters as text nodes only.
 * `onRequest(message, request, article, title)` gets the clicks on its cards.
 */
export function renderMessage(message, { settings, onRequest }) {
  const { author, activity } = message;
  const article = make('article', author.isBot ? 'message from-bot' : 'message from-me');
  article.id = `message-${message.id}`;
  article.tabIndex = -1;

  const head = make('header', 'message-head');
  const name = make('span', 'message-author', author.name);
  const time = make('time', 'message-time', clockTime(message.sentAt, settings.locale));
  time.dateTime = message.sentAt;
  head.append(name, time);
  if (message.editedAt !== undefined && message.deletedAt === undefined) {
    head.append(make('span', 'message-edited', say('message.edited')));
  }
  const body = make('div', 'message-body');
  article.append(renderAvatar(author), head, body);

  if (message.deletedAt !== undefined) {
    body.append(make('p', 'message-deleted', say('message.deleted')));
    return article;
  }
  if (activity.text) body.append(renderText(activity, author.isBot));
  for (const card of cardsOf(activity)) {
    const view = renderCard(card, {
      theme: settings.theme,
      onRequest: (request, title) => onRequest(message, request, article, title),
    });
    if (activity.locale) view.lang = activity.locale;
    body.append(view);
  }
  const files = renderFiles(activity, {
    locale: settings.locale,
    onRequest: (request, title) => onRequest(message, request, article, title),
  });
  body.append(...files);
  const others = (activity.attachments ?? []).length - cardsOf(activity).length - files.length;
  if (author.isBot && others > 0) {
    body.append(make('p', 'message-deleted', say('message.attachment')));
  }
  const result = make('p', 'action-result');
  result.setAttribute('role', 'status');
  body.append(result);
  if (message.delivery !== undefined) body.append(renderDelivery(message.delivery));
  if (settings.inspect) body.append(renderInspection(message));
  return article;
}
