import { previewOf } from './format.js';
import { say } from './words.js';

const NOTICE_MS = 6000;
const KEPT_ANNOUNCEMENTS = 5;

/** Shows a sentence for a few seconds; the next one takes its place. */
export function createNotify(box) {
  let timer;
  return (text) => {
    box.textContent = text;
    box.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => {
      box.hidden = true;
    }, NOTICE_MS);
  };
}

/** Speaks a message of the bot to screen readers: its spoken words or preview, never the whole card. `news` says what it is. */
export function createAnnounce(box) {
  return (message, news) => {
    const line = document.createElement('p');
    const text = message.activity.speak || previewOf(message);
    line.textContent = say(news, { name: message.author.name, text });
    box.append(line);
    while (box.childElementCount > KEPT_ANNOUNCEMENTS) box.firstElementChild.remove();
  };
}
