import { dayName } from './format.js';
import { say } from './words.js';

const NEAR_BOTTOM_PX = 80;

/** After a message is drawn again, the keyboard stays where it was: on the same button if the card still has it. */
function keepFocus(before, after) {
  const focused = document.activeElement;
  if (!before.contains(focused)) return;
  const label = focused.textContent;
  const twin = [...after.querySelectorAll('button, a, input, select')].find(
    (candidate) => candidate.localName === focused.localName && candidate.textContent === label,
  );
  (twin ?? after).focus({ preventScroll: true });
}

/**
 * The messages of one conversation, oldest first, redrawn one by one as they change. In a channel each post is a
 * thread with its replies.
 */
export function createLog({ container, scroller, draw, onReply, locale }) {
  let isChannel = false;
  let lastDay = '';
  let isAtBottom = true;
  /** Height of the log for which its place is already chosen. */
  let placedHeight;

  function articleOf(id) {
    return container.querySelector(`#message-${CSS.escape(id)}`);
  }

  function addDayLine(message) {
    const day = dayName(message.sentAt, locale());
    if (day === lastDay) return;
    lastDay = day;
    const line = document.createElement('p');
    line.className = 'day-line';
    line.textContent = day;
    container.append(line);
  }

  function threadOf(message) {
    const id = `thread-${message.threadId}`;
    const known = container.querySelector(`#${CSS.escape(id)}`);
    if (known !== null) return known;
    addDayLine(message);
    const thread = document.createElement('section');
    thread.className = 'thread';
    thread.id = id;
    thread.setAttribute('aria-label', say('thread.label'));
    const reply = document.createElement('button');
    reply.type = 'button';
    reply.className = 'link-button reply-button';
    reply.textContent = say('thread.reply');
    reply.addEventListener('click', () => onReply(message.threadId));
    thread.append(reply);
    container.append(thread);
    return thread;
  }

  function append(message) {
    const article = draw(message);
    if (isChannel) {
      const thread = threadOf(message);
      if (message.threadId !== message.id) article.classList.add('is-reply');
      thread.insertBefore(article, thread.lastElementChild);
      return;
    }
    addDayLine(message);
    container.append(article);
  }

  function isNearBottom() {
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_BOTTOM_PX;
  }

  function toBottom() {
    scroller.scrollTop = scroller.scrollHeight;
    isAtBottom = true;
  }

  /**
   * Where a message has changed, its beginning stays where it was on the screen: the card whose button was pressed
   * does not run away. At the end of the log all of it comes into view, as far as it fits.
   */
  function keepPlace(article, top) {
    scroller.scrollTop += article.getBoundingClientRect().top - top;
    const fromItsTop =
      scroller.scrollHeight - scroller.scrollTop - (top - scroller.getBoundingClientRect().top);
    if (isAtBottom && fromItsTop <= scroller.clientHeight) toBottom();
    placedHeight = scroller.scrollHeight;
  }

  function replace(before, message) {
    const { top, height } = before.getBoundingClientRect();
    const after = draw(message);
    after.classList.toggle('is-reply', before.classList.contains('is-reply'));
    before.after(after);
    keepFocus(before, after);
    before.remove();
    if (after.offsetHeight !== height) keepPlace(after, top);
  }

  /** Shows the newest message: from its beginning when it is taller than the view, else at the bottom. */
  function reveal(article) {
    toBottom();
    if (article === null || article.offsetHeight < scroller.clientHeight - NEAR_BOTTOM_PX) return;
    article.scrollIntoView({ block: 'start' });
    isAtBottom = false;
  }

  scroller.addEventListener('scroll', () => {
    isAtBottom = isNearBottom();
  });
  // Whoever reads the newest message keeps seeing it, whatever grows: a card, a result line, the message box.
  const watcher = new ResizeObserver(() => {
    const isPlaced = scroller.scrollHeight === placedHeight;
    placedHeight = undefined;
    if (isAtBottom && !isPlaced) toBottom();
  });
  watcher.observe(container);
  watcher.observe(scroller);

  return {
    show: (conversation, messages) => {
      isChannel = conversation.conversationType === 'channel';
      lastDay = '';
      container.replaceChildren();
      container.classList.toggle('is-channel', isChannel);
      for (const message of messages) append(message);
      reveal([...container.querySelectorAll('article')].at(-1) ?? null);
    },
    put: (message) => {
      const before = articleOf(message.id);
      if (before !== null) return replace(before, message);
      const isOwn = !message.author.isBot;
      append(message);
      if (isChannel && isOwn) articleOf(message.id).scrollIntoView({ block: 'nearest' });
      else if (isAtBottom || isOwn) reveal(articleOf(message.id));
    },
    articleOf,
  };
}
