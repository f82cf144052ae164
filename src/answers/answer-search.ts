import type { Logger } from '../base/logger.js';
import { displayText } from '../cards/display-text.js';
import { errorReply } from '../cards/notices/notice-card.js';
import type { RenderCard } from '../cards/render.js';
import type { MessagesFor } from '../i18n/messages.js';
import type { SearchCustomers, SearchPage } from '../usecases/customers/search-customers.js';
import type { Asking } from './asking.js';
import { withCall } from './with-call.js';

/** A customer in a list to choose from. */
export interface FoundCustomer {
  readonly customerId: string;
  readonly title: string;
  /** The domain, which tells customers of one name apart. */
  readonly text: string;
}

export type SearchAnswer =
  | { readonly kind: 'customers'; readonly customers: readonly FoundCustomer[] }
  /** Nothing to choose from: why, in a sentence. */
  | { readonly kind: 'message'; readonly text: string };

/** Customers for the search of the compose box; a later page may be empty. Never throws. */
export type AnswerSearch = (text: string, page: SearchPage, asking: Asking) => Promise<SearchAnswer>;

export function createAnswerSearch({
  searchCustomers,
  messagesFor,
  render,
  logger,
}: {
  readonly searchCustomers: SearchCustomers;
  readonly messagesFor: MessagesFor;
  readonly render: RenderCard;
  readonly logger: Logger;
}): AnswerSearch {
  return (text, page, asking) =>
    withCall(asking, async (call) => {
      const messages = messagesFor(asking.locale);
      try {
        const found = await searchCustomers(text, page, call);
        if (found.length === 0 && page.skip === 0)
          return { kind: 'message', text: messages.say('search.hint') };
        return {
          kind: 'customers',
          customers: found.map(({ customerId, customerName, domain }) => ({
            customerId,
            title: displayText(customerName),
            text: domain === undefined ? messages.say('picker.no-domain') : displayText(domain),
          })),
        };
      } catch (error) {
        const { correlationId } = call;
        const activityId = asking.turn?.activityId;
        logger.warn({ err: error, correlationId, activityId }, 'could not search customers');
        return { kind: 'message', text: errorReply(error, { correlationId }, messages, render).summary };
      }
    });
}
