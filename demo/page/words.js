import en from './words-en.js';
import fr from './words-fr.js';
import nl from './words-nl.js';
import pl from './words-pl.js';
import pt from './words-pt.js';
import zh from './words-zh.js';

/**
 * The page's own words, by the first part of a locale. What the bot and the channel say comes from them.
 * @public for its test, which loads it as a page would
 */
export const WORDS = { en, fr, nl, pl, pt, zh };

let words = en;

/** Says everything from now on in the language of a locale; English for one the page does not know. */
export function speak(locale) {
  words = WORDS[locale.split('-')[0]] ?? en;
}

/** One of the page's phrases, its values filled in as they are. */
export function say(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** Writes the words of elements that never change: `data-say` is the text, `data-say-label` the accessible name. */
export function fillWords(root) {
  for (const element of root.querySelectorAll('[data-say]')) element.textContent = say(element.dataset.say);
  for (const element of root.querySelectorAll('[data-say-label]')) {
    element.setAttribute('aria-label', say(element.dataset.sayLabel));
  }
}
