import { renderCard } from '/demo/card-view.js';
import { measure } from './measure.js';

const stage = document.getElementById('stage');

async function pictureDrawn(image) {
  await image.decode().catch(() => undefined);
}

/**
 * Draws a card as a client of that width and theme would, and measures it. Resolves to the area to take a picture of
 * and what is wrong with it.
 */
globalThis.showCard = async (json, { theme, width, opensForm }) => {
  document.documentElement.dataset.theme = theme;
  stage.style.setProperty('--card-width', `${width}px`);
  stage.style.setProperty('--card-plain-width', `${width}px`);
  const card = renderCard(json, { theme, onRequest: () => undefined });
  card.style.width = `${width}px`;
  stage.replaceChildren(card);
  if (opensForm) stage.querySelector('.ac-pushButton[aria-expanded="false"]')?.click();
  await Promise.all([...stage.querySelectorAll('img')].map(pictureDrawn));
  const { x, y, width: areaWidth, height } = stage.getBoundingClientRect();
  return { area: { x, y, width: areaWidth, height }, findings: measure(card) };
};
