import { LOCALES } from './settings.js';

/** The language, width, theme and inspection switches; `show` brings them and the page up to the settings. */
export function bindViewPanel(settings) {
  const root = document.documentElement;
  const locale = document.getElementById('locale');
  const theme = document.getElementById('theme');
  const inspect = document.getElementById('inspect');
  const toggle = document.getElementById('view-toggle');
  const widths = [...document.querySelectorAll('input[name="width"]')];

  locale.replaceChildren(
    ...LOCALES.map(([id, name]) => {
      const option = new Option(name, id);
      option.lang = id;
      return option;
    }),
  );
  locale.addEventListener('change', () => settings.set('locale', locale.value));
  theme.addEventListener('click', () => {
    settings.set('theme', settings.values.theme === 'dark' ? 'light' : 'dark');
  });
  inspect.addEventListener('click', () => settings.set('inspect', !settings.values.inspect));
  for (const width of widths) width.addEventListener('change', () => settings.set('width', width.value));
  toggle.addEventListener('click', () => {
    toggle.setAttribute('aria-expanded', String(toggle.getAttribute('aria-expanded') !== 'true'));
  });

  function show() {
    const { values } = settings;
    root.dataset.theme = values.theme;
    root.dataset.width = values.width;
    locale.value = values.locale;
    theme.setAttribute('aria-pressed', String(values.theme === 'dark'));
    inspect.setAttribute('aria-pressed', String(values.inspect));
    for (const width of widths) width.checked = width.value === values.width;
  }

  show();
  return { show };
}
