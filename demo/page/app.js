import { createApi, listen } from './api.js';
import { createComposer } from './composer.js';
import { previewOf } from './format.js';
import { createLog } from './log-view.js';
import { renderMessage } from './message-view.js';
import { aboutOf, conversationAvatar, renderRail } from './rail-view.js';
import { createSettings } from './settings.js';
import { bindViewPanel } from './view-panel.js';

const TYPING_MS = 4000;
const NOTICE_MS = 6000;
const MINUTE_MS = 60_000;
const AUTO_REFRESH_MEMBERS = 60;

const byId = (id) => document.getElementById(id);

const chat = {
  state: undefined,
  activeId: new URLSearchParams(location.search).get('conversation') ?? undefined,
  /** Messages by conversation, then by id, in the order of sending. */
  messages: new Map(),
  unread: new Map(),
  typing: new Map(),
  refreshedAt: new Map(),
};

let api;
let noticeTimer;

const settings = createSettings((name) => {
  viewPanel.show();
  if (name === 'width' || chat.state === undefined) return;
  const { scrollTop } = byId('scroller');
  drawConversation();
  byId('scroller').scrollTop = scrollTop;
  if (name === 'locale') drawPrompts();
});
const viewPanel = bindViewPanel(settings);

const log = createLog({
  container: byId('messages'),
  scroller: byId('scroller'),
  locale: () => settings.values.locale,
  draw: (message) => renderMessage(message, { settings: settings.values, onRequest: runRequest }),
  onReply: (threadId) => {
    const root = messagesOf(chat.activeId).find(({ id }) => id === threadId);
    composer.reply(threadId, `Replying to “${root === undefined ? '' : previewOf(root).slice(0, 60)}”`);
  },
});

const composer = createComposer({ form: byId('composer'), onSend: sendText });

function messagesOf(conversationId) {
  return [...(chat.messages.get(conversationId)?.values() ?? [])];
}

function activeConversation() {
  return chat.state.conversations.find(({ id }) => id === chat.activeId);
}

function notify(text) {
  const notice = byId('notice');
  notice.textContent = text;
  notice.hidden = false;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => {
    notice.hidden = true;
  }, NOTICE_MS);
}

function announce(message, verb) {
  const words = message.activity.speak || previewOf(message);
  const line = document.createElement('p');
  line.textContent = `${message.author.name} ${verb}: ${words}`;
  const box = byId('announcements');
  box.append(line);
  while (box.childElementCount > 5) box.firstElementChild.remove();
}

function sendText(message) {
  api
    .sendText(chat.activeId, { ...message, locale: settings.values.locale })
    .catch((error) => notify(error.message));
}

async function runRequest(message, request, article, title) {
  if (request.kind === 'open') {
    if (request.href === undefined) notify('This address is not opened here.');
    else window.open(request.href, '_blank', 'noopener,noreferrer');
    return;
  }
  if (article.getAttribute('aria-busy') === 'true') return;
  const result = article.querySelector('.action-result');
  article.setAttribute('aria-busy', 'true');
  result.className = 'action-result';
  result.textContent = `${title}…`;
  let text = '';
  let failed = false;
  try {
    const answer = await api.runAction(message.conversationId, {
      ...request,
      messageId: message.id,
      locale: settings.values.locale,
    });
    failed = answer.kind === 'error' || answer.state === 'failed';
    text = answer.text ?? answer.reason ?? '';
  } catch (error) {
    failed = true;
    text = error.message;
  }
  // A card in the answer has drawn the article anew, so the result belongs to its successor.
  const current = log.articleOf(message.id);
  current?.removeAttribute('aria-busy');
  const place = current?.querySelector('.action-result');
  if (place === null || place === undefined) return;
  place.textContent = text;
  place.classList.toggle('is-error', failed);
}

/** Teams asks the bot for a fresh card when one with `refresh` comes into view, at most once a minute. */
function autoRefresh(message) {
  const conversation = activeConversation();
  for (const attachment of message.activity.attachments ?? []) {
    const refresh = attachment.content?.refresh;
    if (refresh?.action?.type !== 'Action.Execute') continue;
    const isMeant =
      refresh.userIds === undefined
        ? conversation.members.length <= AUTO_REFRESH_MEMBERS
        : refresh.userIds.includes(chat.state.user.id);
    if (!isMeant || Date.now() - (chat.refreshedAt.get(message.id) ?? 0) < MINUTE_MS) continue;
    chat.refreshedAt.set(message.id, Date.now());
    const { verb, id, data } = refresh.action;
    const request = { kind: 'execute', verb, id, data, messageId: message.id, trigger: 'automatic' };
    api
      .runAction(message.conversationId, { ...request, locale: settings.values.locale })
      .catch(() => undefined);
  }
}

function drawRail() {
  const entries = chat.state.conversations.map((conversation) => ({
    conversation,
    last: messagesOf(conversation.id).at(-1),
    unread: chat.unread.get(conversation.id) ?? 0,
    isTyping: chat.typing.has(conversation.id),
  }));
  renderRail(byId('conversations'), entries, {
    activeId: chat.activeId,
    onOpen: (id) => {
      openConversation(id);
      composer.focus();
    },
  });
}

function drawTyping() {
  const isTyping = chat.typing.has(chat.activeId);
  byId('typing').replaceChildren();
  if (isTyping) {
    const dots = document.createElement('span');
    dots.className = 'typing-dots';
    dots.append(...[1, 2, 3].map(() => document.createElement('i')));
    byId('typing').append(dots, `${chat.state.bot.name} is typing`);
  }
}

function drawPrompts() {
  const { prompts } = chat.state;
  const lines = prompts[settings.values.locale] ?? prompts['en-US'] ?? [];
  byId('prompts').replaceChildren(
    ...lines.map((line) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'prompt';
      button.textContent = line;
      button.addEventListener('click', () => {
        composer.send(line);
        composer.focus();
      });
      return button;
    }),
  );
}

function drawWelcome() {
  const conversation = activeConversation();
  const isEmpty = messagesOf(chat.activeId).length === 0;
  byId('welcome').hidden = !isEmpty;
  if (!isEmpty) return;
  const isPersonal = conversation.conversationType === 'personal';
  byId('welcome-title').textContent = isPersonal ? 'Which licences lie unused?' : conversation.name;
  byId('welcome-text').textContent = isPersonal
    ? 'Ask about a customer by name, domain or id. Try one of the lines below.'
    : `Mention ${chat.state.bot.name} to ask it here. Everyone in this ${
        conversation.conversationType === 'channel' ? 'channel' : 'chat'
      } sees the answer.`;
}

function drawConversation() {
  if (chat.state === undefined) return;
  log.show(activeConversation(), messagesOf(chat.activeId));
  drawWelcome();
}

function openConversation(id) {
  chat.activeId = id;
  settings.remember('conversation', id);
  chat.unread.delete(id);
  const conversation = activeConversation();
  byId('chat-name').textContent = conversation.name;
  byId('chat-about').textContent = aboutOf(conversation);
  const avatar = conversationAvatar(conversation);
  avatar.id = 'chat-avatar';
  byId('chat-avatar').replaceWith(avatar);
  document.title = `${conversation.name}: Seatwise local chat`;
  composer.setPlace(conversation, chat.state.bot.name);
  drawConversation();
  drawRail();
  drawTyping();
  for (const message of messagesOf(id)) autoRefresh(message);
}

function stopTyping(conversationId) {
  clearTimeout(chat.typing.get(conversationId));
  chat.typing.delete(conversationId);
}

function onMessage(message) {
  const known = chat.messages.get(message.conversationId) ?? new Map();
  const before = known.get(message.id);
  known.set(message.id, message);
  chat.messages.set(message.conversationId, known);
  if (message.author.isBot) {
    if (before === undefined) stopTyping(message.conversationId);
    announce(message, before === undefined ? 'wrote' : 'changed a message');
  }
  if (message.conversationId === chat.activeId) {
    log.put(message);
    drawWelcome();
    drawTyping();
    autoRefresh(message);
  } else if (message.author.isBot && before === undefined) {
    chat.unread.set(message.conversationId, (chat.unread.get(message.conversationId) ?? 0) + 1);
  }
  drawRail();
}

function onTyping({ conversationId }) {
  stopTyping(conversationId);
  const forget = () => {
    chat.typing.delete(conversationId);
    drawTyping();
    drawRail();
  };
  chat.typing.set(conversationId, setTimeout(forget, TYPING_MS));
  drawTyping();
  drawRail();
}

function drawControls() {
  const box = byId('controls');
  box.hidden = chat.state.controls.length === 0;
  box.replaceChildren(
    ...chat.state.controls.map(({ id, label }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'quiet-button';
      button.textContent = label;
      button.addEventListener('click', async () => {
        button.disabled = true;
        try {
          notify((await api.runControl(id)).text);
        } catch (error) {
          notify(error.message);
        }
        button.disabled = false;
        button.focus();
      });
      return button;
    }),
  );
}

function onState(state) {
  chat.state = state;
  api = createApi(state.token);
  chat.messages = new Map();
  for (const message of state.messages) {
    const known = chat.messages.get(message.conversationId) ?? new Map();
    known.set(message.id, message);
    chat.messages.set(message.conversationId, known);
  }
  if (activeConversation() === undefined) chat.activeId = state.conversations[0]?.id;
  drawControls();
  drawPrompts();
  openConversation(chat.activeId);
  document.documentElement.dataset.ready = 'true';
}

listen({
  onConnection: (isUp) => {
    byId('connection').textContent = isUp ? '' : 'Reconnecting…';
  },
  onEvent: (event) => {
    if (event.kind === 'state') onState(event);
    if (event.kind === 'message') onMessage(event.message);
    if (event.kind === 'typing') onTyping(event);
  },
});

if (matchMedia('(min-width: 721px)').matches) composer.focus();
