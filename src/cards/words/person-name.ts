import type { Messages } from '../../i18n/messages.js';
import { displayText } from '../display-text.js';

/** People's names are shown no longer than this. */
const PERSON_LIMIT = 40;

/** A person's name as Teams gave it, fit for a card. */
export function personName({ name }: { readonly name: string }): string {
  return displayText(name, PERSON_LIMIT);
}

/** "Asked for by Rita Marques on 21 November 2026", of what posts or mails by itself. */
export function askedForPhrase(
  { createdBy, createdAt }: { readonly createdBy: { readonly name: string }; readonly createdAt: Date },
  messages: Messages,
): string {
  return messages.say('watch.asked-for', { person: personName(createdBy), date: messages.date(createdAt) });
}
