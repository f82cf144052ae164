import { clockTime } from './format.js';
import { say } from './words.js';

function make(name, className, text) {
  const made = document.createElement(name);
  if (className !== undefined) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function renderEntry({ kind, to, subject, text, headers, isSigned, at }, locale, isOpen) {
  const entry = make('details', 'inbox-entry');
  entry.open = isOpen;
  const head = make('summary');
  const from = make('span', 'inbox-way', say(`inbox.${kind}`, { to }));
  const time = make('time', 'message-time', clockTime(at, locale));
  time.dateTime = at;
  head.append(from, time, make('span', 'inbox-subject', subject));
  const facts = make('dl', 'inbox-facts');
  for (const [name, value] of Object.entries(headers))
    facts.append(make('dt', '', name), make('dd', '', value));
  const body = make('pre', 'inbox-text', text);
  body.tabIndex = 0;
  entry.append(head, facts);
  if (isSigned !== undefined) {
    entry.append(make('p', 'inbox-signed', say(isSigned ? 'inbox.signed' : 'inbox.not-signed')));
  }
  entry.append(body);
  return entry;
}

/** What the bot sent outside Teams: a button that counts it, and a dialog that shows it, the latest first. */
export function bindInbox({ toggle, dialog, list, close, locale }) {
  let all = [];
  let isThere = false;

  function show() {
    toggle.hidden = !isThere;
    toggle.textContent =
      all.length === 0 ? say('inbox.open') : say('inbox.open-count', { count: all.length });
    const entries = all.map((one, at) => renderEntry(one, locale(), at === all.length - 1)).reverse();
    list.replaceChildren(...(entries.length === 0 ? [make('p', 'inbox-none', say('inbox.none'))] : entries));
  }

  toggle.addEventListener('click', () => dialog.showModal());
  close.addEventListener('click', () => dialog.close());
  return {
    show,
    /** Takes over what came so far; undefined where there is no inbox. */
    begin(delivered) {
      isThere = delivered !== undefined;
      all = delivered ?? [];
      show();
    },
    put(delivered) {
      all = [...all, delivered];
      show();
    },
  };
}
