import { say } from './words.js';

const MAX_HEIGHT_PX = 140;

/**
 * The message box. Enter sends, Shift+Enter breaks the line. `onSend` gets { text, mention, threadId };
 * in groups and channels the bot is mentioned unless the user takes the mention away.
 */
export function createComposer({ form, onSend }) {
  const box = form.querySelector('textarea');
  const mention = form.querySelector('#mention');
  const replyNote = form.querySelector('#reply-note');
  const replyText = form.querySelector('#reply-text');
  let threadId;
  let botName = '';

  function resize() {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, MAX_HEIGHT_PX)}px`;
  }

  function setThread(id, label = '') {
    threadId = id;
    replyNote.hidden = id === undefined;
    replyText.textContent = label;
  }

  function send(text) {
    const typed = `@${botName}`;
    const typesMention = botName !== '' && text.toLowerCase().startsWith(typed.toLowerCase());
    const rest = (typesMention ? text.slice(typed.length) : text).trim();
    if (rest === '') return;
    const mentions = typesMention || mention.getAttribute('aria-pressed') === 'true';
    onSend({ text: rest, mention: mentions, ...(threadId === undefined ? {} : { threadId }) });
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(box.value);
    box.value = '';
    resize();
    box.focus();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  box.addEventListener('input', resize);
  mention.addEventListener('click', () => {
    mention.setAttribute('aria-pressed', String(mention.getAttribute('aria-pressed') !== 'true'));
    box.focus();
  });
  form.querySelector('#reply-cancel').addEventListener('click', () => {
    setThread(undefined);
    box.focus();
  });

  return {
    send,
    /** Fits the box to a conversation: mention, placeholder, no reply. */
    setPlace: (conversation, name) => {
      const isPersonal = conversation.conversationType === 'personal';
      botName = isPersonal ? '' : name;
      mention.hidden = isPersonal;
      mention.textContent = `@${name}`;
      mention.setAttribute('aria-label', say('composer.mention', { name }));
      box.placeholder = isPersonal ? say('composer.ask', { name }) : say('composer.type');
      setThread(undefined);
    },
    reply: (id, label) => {
      setThread(id, label);
      box.focus();
    },
    focus: () => box.focus({ preventScroll: true }),
  };
}
