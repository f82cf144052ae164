import { say } from './words.js';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';
const KILO = 1024;

function make(name, className, text) {
  const made = document.createElement(name);
  if (className !== undefined) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function button(className, title, onClick) {
  const made = make('button', className, title);
  made.type = 'button';
  made.addEventListener('click', () => onClick(title));
  return made;
}

function frame(name, about) {
  const box = make('div', 'card file-card');
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', name);
  const words = make('div', 'file-words');
  words.append(make('p', 'file-name', name), make('p', 'file-about', about));
  box.append(make('span', 'file-kind', (name.split('.').at(-1) ?? '').toUpperCase()), words);
  return box;
}

function size(bytes, locale) {
  const unit = bytes < KILO * KILO ? 'kilobyte' : 'megabyte';
  const value = bytes / (unit === 'kilobyte' ? KILO : KILO * KILO);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}

/** Asks whether the file may be put into OneDrive, as Teams does. */
function renderConsent({ name, content }, { locale, onRequest }) {
  const box = frame(name, `${content?.description ?? ''} (${size(content?.sizeInBytes ?? 0, locale)})`);
  const buttons = make('div', 'file-buttons');
  buttons.append(
    button('quiet-button', say('file.allow'), (title) =>
      onRequest({ kind: 'file', isAccepted: true }, title),
    ),
    button('quiet-button', say('file.decline'), (title) =>
      onRequest({ kind: 'file', isAccepted: false }, title),
    ),
  );
  box.append(buttons);
  return box;
}

/** A file that is in OneDrive; only what this page serves is linked to. */
function renderInfo({ name, contentUrl }) {
  const box = frame(name, say('file.saved'));
  const address = URL.canParse(contentUrl) ? new URL(contentUrl) : undefined;
  if (address === undefined || !address.pathname.startsWith('/drive/files/')) return box;
  const link = make('a', 'quiet-button file-link', say('file.download'));
  link.href = address.pathname;
  link.setAttribute('download', name);
  const buttons = make('div', 'file-buttons');
  buttons.append(link);
  box.append(buttons);
  return box;
}

/** The files of an activity as Teams shows them: offers with their buttons, and what is in OneDrive. */
export function renderFiles(activity, options) {
  return (activity.attachments ?? []).flatMap((attachment) => {
    if (attachment.contentType === CONSENT) return [renderConsent(attachment, options)];
    return attachment.contentType === INFO ? [renderInfo(attachment)] : [];
  });
}
