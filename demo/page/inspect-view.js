import { cardsOf } from './format.js';
import { say } from './words.js';

function row(list, name, value) {
  const term = document.createElement('dt');
  term.textContent = name;
  const detail = document.createElement('dd');
  const isMissing = value === undefined || value === null || value === '';
  detail.textContent = isMissing ? say('inspect.none') : value;
  detail.classList.toggle('is-missing', isMissing);
  list.append(term, detail);
}

function kilobytes(value) {
  return say('inspect.kilobytes', { size: ((JSON.stringify(value).length * 2) / 1024).toFixed(1) });
}

/** What a reader without the card gets, and the activity as it was sent. */
export function renderInspection({ activity, id }) {
  const panel = document.createElement('details');
  panel.className = 'inspection';
  panel.open = true;
  const title = document.createElement('summary');
  title.textContent = say('inspect.title');
  const list = document.createElement('dl');
  const [card] = cardsOf(activity);
  row(list, say('inspect.summary'), activity.summary);
  row(list, say('inspect.text'), activity.text);
  if (card !== undefined) {
    row(list, say('inspect.fallback'), card.fallbackText);
    row(list, say('inspect.spoken'), card.speak ?? activity.speak);
    row(list, say('inspect.schema'), card.version);
    row(list, say('inspect.size'), kilobytes(card));
  }
  row(list, say('inspect.id'), id);
  const json = document.createElement('details');
  const jsonTitle = document.createElement('summary');
  jsonTitle.textContent = say('inspect.json');
  const code = document.createElement('pre');
  code.tabIndex = 0;
  code.textContent = JSON.stringify(activity, null, 2);
  json.append(jsonTitle, code);
  panel.append(title, list, json);
  return panel;
}
