import { say } from './words.js';

const MINUTE_MS = 60_000;
const AUTO_REFRESH_MEMBERS = 60;

/**
 * Carries what is clicked on cards to the bot and its answer back beneath the card.
 * `articleOf(messageId)` finds the message as it is drawn now.
 */
export function createCardRequests({ api, locale, articleOf, notify }) {
  const refreshedAt = new Map();

  function send(message, request) {
    const { kind, ...rest } = request;
    const body = { ...rest, messageId: message.id, locale: locale() };
    return kind === 'file'
      ? api().answerFile(message.conversationId, body)
      : api().runAction(message.conversationId, { kind, ...body });
  }

  async function ask(message, request) {
    try {
      const answer = await send(message, request);
      const isError = answer.kind === 'error' || answer.state === 'failed';
      return { isError, text: answer.text ?? answer.reason ?? '' };
    } catch (error) {
      return { isError: true, text: error.message };
    }
  }

  function open(href) {
    if (href === undefined) notify(say('card.address'));
    else window.open(href, '_blank', 'noopener,noreferrer');
  }

  async function run(message, request, article, title) {
    if (request.kind === 'open') return open(request.href);
    if (article.getAttribute('aria-busy') === 'true') return;
    article.setAttribute('aria-busy', 'true');
    const pending = article.querySelector('.action-result');
    pending.className = 'action-result is-pending';
    pending.textContent = `${title}…`;
    const { isError, text } = await ask(message, request);
    // A card in the answer has drawn the article anew, so the result belongs to its successor.
    const current = articleOf(message.id);
    const result = current?.querySelector('.action-result');
    if (result === null || result === undefined) return;
    current.removeAttribute('aria-busy');
    result.textContent = text;
    result.className = isError ? 'action-result is-error' : 'action-result';
  }

  /** Teams asks for a fresh card when one with `refresh` comes into view, at most once a minute. */
  function refresh(message, { conversation, user }) {
    for (const { content } of message.activity.attachments ?? []) {
      const { action, userIds } = content?.refresh ?? {};
      if (action?.type !== 'Action.Execute') continue;
      const isMeant =
        userIds === undefined
          ? conversation.members.length <= AUTO_REFRESH_MEMBERS
          : userIds.includes(user.id);
      if (!isMeant || Date.now() - (refreshedAt.get(message.id) ?? 0) < MINUTE_MS) continue;
      refreshedAt.set(message.id, Date.now());
      const { verb, id, data } = action;
      // A refresh that fails leaves the card as it was, as in Teams.
      send(message, { kind: 'execute', verb, id, data, trigger: 'automatic' }).catch(() => undefined);
    }
  }

  return { run, refresh };
}
