/** The locales a Teams client would report, by their own names. */
export const LOCALES = [
  ['en-US', 'English'],
  ['pt-PT', 'Português'],
  ['pt-BR', 'Português (Brasil)'],
  ['pl-PL', 'Polski'],
  ['fr-FR', 'Français'],
  ['nl-NL', 'Nederlands'],
  ['zh-TW', '繁體中文'],
];

const WIDTHS = ['280', '400', 'wide'];

/**
 * Theme, width, locale and inspection live in the address, so that a view can be linked to and survives a reload.
 * Values the page does not know are ignored.
 */
export function createSettings(onChange) {
  const query = new URLSearchParams(location.search);
  const known = LOCALES.map(([id]) => id);
  const values = {
    theme: document.documentElement.dataset.theme,
    width: WIDTHS.includes(query.get('width')) ? query.get('width') : 'wide',
    locale: known.includes(query.get('locale')) ? query.get('locale') : 'en-US',
    inspect: query.get('inspect') === '1',
  };

  function remember(name, value) {
    const address = new URL(location.href);
    address.searchParams.set(name, value);
    history.replaceState(null, '', address);
  }

  function set(name, value) {
    values[name] = value;
    remember(name, name === 'inspect' ? Number(value) : value);
    onChange(name);
  }

  return { values, set, remember };
}
