import { previewOf } from './format.js';

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

/** Speaks a message of the bot to screen readers: its spoken words or preview, never the whole card. */
export function createAnnounce(box) {
  return (message, verb) => {
    const line = document.createElement('p');
    line.textContent = `${message.author.name} ${verb}: ${message.activity.speak || previewOf(message)}`;
    box.append(line);
    while (box.childElementCount > KEPT_ANNOUNCEMENTS) box.firstElementChild.remove();
  };
}
