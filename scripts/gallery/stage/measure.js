import { contrastOf, requiredContrast } from './contrast.js';

/** Pixels by which a letter may lean out of its box. */
const LEAN = 1.5;
/** Lines of tall scripts reach over their own line box. */
const TALL = 5;

function visibleTexts(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (node.data.trim() === '' || holder.closest('select') !== null || !holder.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 0.5);
    texts.push({ words: node.data.trim(), holder, boxes });
  }
  return texts;
}

/** The boxes around an element that hide what reaches over them, up to the card's own. */
function clipsOf(element, root) {
  const clips = [];
  for (let at = element; at !== null; at = at === root ? null : at.parentElement) {
    if (getComputedStyle(at).overflowX !== 'visible') clips.push(at.getBoundingClientRect());
  }
  return clips;
}

function isCut({ holder, boxes }, root) {
  return clipsOf(holder, root).some((clip) =>
    boxes.some(
      (box) =>
        box.left < clip.left - LEAN ||
        box.right > clip.right + LEAN ||
        box.top < clip.top - TALL ||
        box.bottom > clip.bottom + TALL,
    ),
  );
}

function areOver(one, other) {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > 2 && down > 0.4 * Math.min(one.height, other.height);
}

function overlaps(texts) {
  return texts.flatMap((text, at) =>
    texts
      .slice(at + 1)
      .filter((other) => text.boxes.some((box) => other.boxes.some((otherBox) => areOver(box, otherBox))))
      .map((other) => ({ kind: 'text over text', about: `${text.words} / ${other.words}` })),
  );
}

function faintTexts(texts) {
  return texts.flatMap(({ holder, words }) => {
    const contrast = contrastOf(holder);
    if (contrast >= requiredContrast(holder)) return [];
    return [{ kind: 'contrast', about: `${contrast.toFixed(2)}: ${words}` }];
  });
}

/** A date as one of the languages writes it. */
const DATE =
  /(?<!\p{L}|\d)\d{1,2}(?:er)?\s(?:de\s)?\p{L}{3,}\s(?:de\s)?\d{4}|(?:\d{4}\u2060?年\u2060?)?\d{1,2}\u2060?月\u2060?\d{1,2}\u2060?日/gu;

function brokenDates(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement.closest('select, textarea') !== null || !node.parentElement.checkVisibility())
      continue;
    for (const { 0: date, index } of node.data.matchAll(DATE)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + date.length);
      const tops = [...range.getClientRects()]
        .filter(({ width }) => width > 0.5)
        .map(({ top }) => Math.round(top));
      if (new Set(tops).size > 1) found.push({ kind: 'broken date', about: node.data.trim() });
    }
  }
  return found;
}

/** Elements that hide a part of themselves, but for those that do because of words already told. */
function wideElements(root, cut) {
  return [...root.querySelectorAll('*')]
    .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
    .filter((element) => getComputedStyle(element).overflowX !== 'visible')
    .filter((element) => !cut.some(({ holder }) => element.contains(holder)))
    .map((element) => ({ kind: 'overflow', about: `${element.className}: ${element.textContent.trim()}` }));
}

function cutChoices(root) {
  const paper = document.createElement('canvas').getContext('2d');
  return [...root.querySelectorAll('select')].flatMap((select) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(select);
    paper.font = font;
    const words = select.selectedOptions[0]?.textContent ?? '';
    // The arrow takes about as much as the words' own margins.
    const room = select.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - 16;
    return paper.measureText(words).width > room ? [{ kind: 'cut choice', about: words }] : [];
  });
}

function nameless(root) {
  const images = [...root.querySelectorAll('img')].filter(({ alt }) => alt.trim() === '');
  const broken = [...root.querySelectorAll('img')].filter(({ naturalWidth }) => naturalWidth === 0);
  const inputs = [...root.querySelectorAll('input, select, textarea')].filter(
    (input) => !(input.getAttribute('aria-labelledby') ?? input.getAttribute('aria-label')),
  );
  const buttons = [...root.querySelectorAll('button, [role="button"]')].filter(
    (button) => (button.getAttribute('aria-label') ?? button.textContent).trim() === '',
  );
  return [
    ...images.map(() => ({ kind: 'image without alt text', about: '' })),
    ...broken.map(({ alt }) => ({ kind: 'image not drawn', about: alt })),
    ...inputs.map(({ id }) => ({ kind: 'input without label', about: id })),
    ...buttons.map(() => ({ kind: 'button without name', about: '' })),
  ];
}

/** What is wrong with a drawn card: words cut off, over one another or faint, and what a screen reader cannot name. */
export function measure(root) {
  const texts = visibleTexts(root);
  const cut = texts.filter((text) => isCut(text, root));
  const unreadable =
    root.querySelector('.card-unreadable') === null ? [] : [{ kind: 'not drawn', about: '' }];
  return [
    ...unreadable,
    ...cut.map(({ holder, words }) => ({
      kind: holder.closest('.ac-pushButton') === null ? 'cut text' : 'cut button',
      about: words,
    })),
    ...cutChoices(root),
    ...wideElements(root, cut),
    ...brokenDates(root),
    ...overlaps(texts),
    ...faintTexts(texts),
    ...nameless(root),
  ];
}
