import type { Messages } from '../i18n/messages.js';
import type { CardButton } from './card-action.js';

/** Leads to the list of what posts or mails by itself here; with `message` beside the card instead of in its place. */
export function allWatches(messages: Messages, answer?: 'message'): CardButton {
  return {
    title: messages.say('action.all-watches'),
    data: { verb: 'show-watches', page: 0, ...(answer && { answer }) },
  };
}
