import { cardsOf } from './format.js';

function row(list, name, value) {
  const term = document.createElement('dt');
  term.textContent = name;
  const detail = document.createElement('dd');
  detail.textContent = value === undefined || value === null || value === '' ? 'none' : value;
  detail.classList.toggle('is-missing', detail.textContent === 'none' && value !== 'none');
  list.append(term, detail);
}

function kilobytes(value) {
  return `${((JSON.stringify(value).length * 2) / 1024).toFixed(1)} KB in UTF-16`;
}

/** What a reader without the card gets, and the activity as it was sent. */
export function renderInspection({ activity, id }) {
  const panel = document.createElement('details');
  panel.className = 'inspection';
  panel.open = true;
  const title = document.createElement('summary');
  title.textContent = 'Without the card';
  const list = document.createElement('dl');
  const [card] = cardsOf(activity);
  row(list, 'Summary', activity.summary);
  row(list, 'Text', activity.text);
  if (card !== undefined) {
    row(list, 'Fallback', card.fallbackText);
    row(list, 'Spoken', card.speak ?? activity.speak);
    row(list, 'Schema', card.version);
    row(list, 'Card size', kilobytes(card));
  }
  row(list, 'Id', id);
  const json = document.createElement('details');
  const jsonTitle = document.createElement('summary');
  jsonTitle.textContent = 'Activity as JSON';
  const code = document.createElement('pre');
  code.tabIndex = 0;
  code.textContent = JSON.stringify(activity, null, 2);
  json.append(jsonTitle, code);
  panel.append(title, list, json);
  return panel;
}
