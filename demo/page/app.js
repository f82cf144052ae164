import { createApi, listen } from './api.js';
import { createCardRequests } from './card-requests.js';
import { createChatStore } from './chat-store.js';
import { createComposer } from './composer.js';
import { drawControls, drawPrompts, drawTyping, drawWelcome } from './foot-view.js';
import { previewOf } from './format.js';
import { bindInbox } from './inbox-view.js';
import { createLog } from './log-view.js';
import { renderMessage } from './message-view.js';
import { createAnnounce, createNotify } from './notices.js';
import { aboutOf, conversationAvatar, renderRail } from './rail-view.js';
import { createSettings } from './settings.js';
import { bindViewPanel } from './view-panel.js';
import { fillWords, say, speak } from './words.js';

const QUOTE_LENGTH = 60;

const byId = (id) => document.getElementById(id);

let api;

const notify = createNotify(byId('notice'));
const announce = createAnnounce(byId('announcements'));

const store = createChatStore({
  activeId: new URLSearchParams(location.search).get('conversation') ?? undefined,
  onTypingOver: showTyping,
});

const settings = createSettings((name) => {
  viewPanel.show();
  if (name === 'locale') showWords();
  if (name === 'width' || store.state() === undefined) return;
  const { scrollTop } = byId('scroller');
  if (name === 'locale') {
    showHead();
    showControls();
    showPrompts();
    showTyping();
    inbox.show();
  }
  showConversation();
  byId('scroller').scrollTop = scrollTop;
});
const viewPanel = bindViewPanel(settings);

const inbox = bindInbox({
  toggle: byId('inbox-toggle'),
  dialog: byId('inbox'),
  list: byId('inbox-list'),
  close: byId('inbox-close'),
  locale: () => settings.values.locale,
});

const log = createLog({
  container: byId('messages'),
  scroller: byId('scroller'),
  locale: () => settings.values.locale,
  draw: (message) => renderMessage(message, { settings: settings.values, onRequest: cardRequests.run }),
  onReply: (threadId) => {
    const root = store.messagesOf(store.active().id).find(({ id }) => id === threadId);
    composer.reply(threadId, say('composer.replying', { text: previewOf(root).slice(0, QUOTE_LENGTH) }));
  },
});

const cardRequests = createCardRequests({
  api: () => api,
  locale: () => settings.values.locale,
  articleOf: log.articleOf,
  notify,
});

const composer = createComposer({
  form: byId('composer'),
  onSend: (message) => {
    api
      .sendText(store.active().id, { ...message, locale: settings.values.locale })
      .catch((error) => notify(error.message));
  },
});

/** The page in the language of the client it stands for. */
function showWords() {
  document.documentElement.lang = settings.values.locale;
  speak(settings.values.locale);
  fillWords(document);
}

function showRail() {
  const { conversations } = store.state();
  const entries = conversations.map((conversation) => ({
    conversation,
    last: store.messagesOf(conversation.id).at(-1),
    unread: store.unreadIn(conversation.id),
    isTyping: store.isTypingIn(conversation.id),
  }));
  const onOpen = (id) => {
    openConversation(id);
    composer.focus();
  };
  renderRail(byId('conversations'), entries, {
    activeId: store.active().id,
    botName: store.state().bot.name,
    onOpen,
  });
}

function showTyping() {
  drawTyping(byId('typing'), store.state().bot.name, store.isTypingIn(store.active().id));
  showRail();
}

function showPrompts() {
  const { prompts } = store.state();
  const lines = prompts[settings.values.locale] ?? prompts['en-US'] ?? [];
  drawPrompts(byId('prompts'), lines, (line) => {
    composer.send(line);
    composer.focus();
  });
}

function showWelcome() {
  const conversation = store.active();
  const isEmpty = store.messagesOf(conversation.id).length === 0;
  drawWelcome(byId('welcome'), conversation, { botName: store.state().bot.name, isEmpty });
}

function showConversation() {
  log.show(store.active(), store.messagesOf(store.active().id));
  showWelcome();
}

function refreshCards(message) {
  cardRequests.refresh(message, { conversation: store.active(), user: store.state().user });
}

function showHead() {
  const conversation = store.active();
  byId('chat-name').textContent = conversation.name;
  byId('chat-about').textContent = aboutOf(conversation);
  const avatar = conversationAvatar(conversation);
  avatar.id = 'chat-avatar';
  byId('chat-avatar').replaceWith(avatar);
  document.title = say('page.title', { name: conversation.name });
  composer.setPlace(conversation, store.state().bot.name);
}

function openConversation(id) {
  store.open(id);
  settings.remember('conversation', id);
  showHead();
  showConversation();
  showTyping();
  for (const message of store.messagesOf(id)) refreshCards(message);
}

function onMessage(message) {
  const isNew = store.put(message);
  if (message.author.isBot) announce(message, isNew ? 'news.wrote' : 'news.changed');
  showTyping();
  if (message.conversationId !== store.active().id) return;
  log.put(message);
  showWelcome();
  refreshCards(message);
}

function showControls() {
  const { locale } = settings.values;
  drawControls(byId('controls'), store.state().controls, {
    locale,
    run: async (id) => (await api.runControl(id, locale)).text,
    notify,
  });
}

function onState(state) {
  api = createApi(state.token);
  store.begin(state);
  inbox.begin(state.inbox);
  showControls();
  showPrompts();
  openConversation(store.active().id);
  document.documentElement.dataset.ready = 'true';
}

showWords();
listen({
  onConnection: (isUp) => {
    byId('connection').textContent = isUp ? '' : say('page.reconnecting');
  },
  onEvent: (event) => {
    if (event.kind === 'state') onState(event);
    if (event.kind === 'message') onMessage(event.message);
    if (event.kind === 'delivered') inbox.put(event.delivered);
    if (event.kind === 'typing') {
      store.startTyping(event.conversationId);
      showTyping();
    }
  },
});

if (matchMedia('(min-width: 721px)').matches) composer.focus();
