/* global GALLERY */
const byId = (id) => document.getElementById(id);
const { cards, widths, themes } = GALLERY;
const languages = [...new Set(cards.map(({ language }) => language))];
const names = [...new Set(cards.map(({ name }) => name))];
const CHOICES = {
  theme: [...themes, 'both'],
  width: ['all', ...widths.map(String)],
  language: languages,
};
const asked = new URLSearchParams(location.hash.slice(1));
const state = {
  name: names.includes(asked.get('name')) ? asked.get('name') : names[0],
  theme: CHOICES.theme.includes(asked.get('theme')) ? asked.get('theme') : 'light',
  width: CHOICES.width.includes(asked.get('width')) ? asked.get('width') : 'all',
  language: languages.includes(asked.get('language')) ? asked.get('language') : languages[0],
};

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function cardNamed(name) {
  return cards.find((card) => card.name === name && card.language === state.language) ?? cards[0];
}

function pictures() {
  const shownThemes = state.theme === 'both' ? themes : [state.theme];
  const shownWidths = state.width === 'all' ? widths : [Number(state.width)];
  return shownWidths.flatMap((width) =>
    shownThemes.map((theme) => {
      const image = element('img', {
        src: `${state.language}/${width}-${theme}/${state.name}.png`,
        alt: `${state.name}, ${width} pixels, ${theme}`,
      });
      return element('figure', {}, element('figcaption', { textContent: `${width}, ${theme}` }), image);
    }),
  );
}

function violationLine({ kind, about, view }) {
  const place = view === undefined ? '' : `${view.width}, ${view.theme}: `;
  return element('li', { textContent: `${place}${kind} ${about}`, dir: 'auto' });
}

function cardButton(name) {
  const button = element('button', { type: 'button', textContent: name });
  if (cardNamed(name).violations.length > 0) button.className = 'has-violations';
  if (name === state.name) button.setAttribute('aria-current', 'true');
  button.addEventListener('click', () => show({ name }));
  return element('li', {}, button);
}

function show(changes) {
  Object.assign(state, changes);
  location.replace(`#${new URLSearchParams(state)}`);
  const card = cardNamed(state.name);
  byId('name').textContent = state.name;
  byId('place').textContent = `${names.indexOf(state.name) + 1} of ${names.length}`;
  for (const choice of Object.keys(CHOICES)) byId(choice).value = state[choice];
  byId('pictures').replaceChildren(...pictures());
  byId('violations').replaceChildren(...card.violations.map(violationLine));
  byId('summary').textContent = card.summary;
  byId('text').textContent = card.text;
  byId('cards').replaceChildren(...names.map(cardButton));
  byId('cards').querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
}

function turn(step) {
  show({ name: names[(names.indexOf(state.name) + step + names.length) % names.length] });
}

function nextChoice(choice) {
  const choices = CHOICES[choice];
  show({ [choice]: choices[(choices.indexOf(state[choice]) + 1) % choices.length] });
}

const KEYS = {
  ArrowLeft: () => turn(-1),
  ArrowRight: () => turn(1),
  t: () => nextChoice('theme'),
  w: () => nextChoice('width'),
  l: () => nextChoice('language'),
};

for (const [choice, values] of Object.entries(CHOICES)) {
  byId(choice).append(...values.map((value) => element('option', { value, textContent: value })));
  byId(choice).addEventListener('change', (event) => show({ [choice]: event.target.value }));
}
byId('previous').addEventListener('click', () => turn(-1));
byId('next').addEventListener('click', () => turn(1));
document.addEventListener('keydown', (event) => {
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof HTMLSelectElement) return;
  event.preventDefault();
  act();
});
show({});
