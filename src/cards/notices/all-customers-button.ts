import type { Messages } from '../../i18n/messages.js';
import type { CardButton } from '../card-action.js';

/** Leads on to all customers, in a message of its own. */
export function allCustomers(messages: Messages): CardButton {
  return {
    title: messages.say('action.all-customers'),
    data: { verb: 'show-portfolio', page: 0, answer: 'message' },
  };
}
