import { displayText } from '../display-text.js';

/** People's names are shown no longer than this. */
const PERSON_LIMIT = 40;

/** A person's name as Teams gave it, fit for a card. */
export function personName({ name }: { readonly name: string }): string {
  return displayText(name, PERSON_LIMIT);
}
