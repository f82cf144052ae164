import {
  CardFactory,
  type InvokeResponse,
  type MessagingExtensionAttachment,
  type MessagingExtensionResult,
} from 'botbuilder';
import { z } from 'zod';
import type { FoundCustomer, SearchAnswer } from '../answers/answer-search.js';
import type { Reply } from '../cards/reply.js';
import { unlinkedText } from '../cards/words/unlinked-text.js';
import { isCustomerId } from '../domain/customers/customer.js';
import { CUSTOMERS_FOUND, type SearchPage } from '../usecases/customers/search-customers.js';

/** The search command of the app's manifest. */
export const SEARCH_COMMAND = 'customers';
export const SEARCH_PARAMETER = 'customer';

/** Teams gives a search about five seconds. */
export const SEARCH_TIMEOUT_MS = 4000;

const offset = z.number().int().min(0).max(10_000);
const QUERY = z.looseObject({
  commandId: z.literal(SEARCH_COMMAND),
  parameters: z.array(z.looseObject({ name: z.string(), value: z.string().max(1000) })).max(10),
  // Where a client writes something else there it gets the first page.
  queryOptions: z
    .looseObject({ skip: offset.catch(0), count: offset.catch(0) })
    .optional()
    .catch(undefined),
});
const ITEM = z.looseObject({ customerId: z.string().refine(isCustomerId) });

/** What is wanted of the search of the compose box. */
export interface SearchQuery {
  readonly text: string;
  readonly page: SearchPage;
}

/** What somebody typed into the search of the compose box; undefined when the query is none of ours. */
export function parseSearch(value: unknown): SearchQuery | undefined {
  const query = QUERY.safeParse(value).data;
  if (query === undefined) return undefined;
  const { skip = 0, count = 0 } = query.queryOptions ?? {};
  return {
    text: query.parameters.find(({ name }) => name === SEARCH_PARAMETER)?.value ?? '',
    // A client that takes none has said nothing.
    page: { skip, count: count === 0 ? CUSTOMERS_FOUND : count },
  };
}

/** The customer chosen from the list; undefined when the choice is none of ours. */
export function parseChosenCustomer(value: unknown): string | undefined {
  return ITEM.safeParse(value).data?.customerId;
}

/** The list to choose from. A card is made for the chosen customer only: ten would be ten questions to Partner Center. */
export function searchResponse(answer: SearchAnswer): InvokeResponse {
  if (answer.kind === 'message') return respond({ type: 'message', text: unlinkedText(answer.text) });
  return respond({
    type: 'result',
    attachmentLayout: 'list',
    attachments: answer.customers.map(previewOf),
  });
}

/** Thumbnails read links, HTML and Markdown. */
function previewOf({ customerId, ...named }: FoundCustomer): MessagingExtensionAttachment {
  const title = unlinkedText(named.title);
  return {
    ...CardFactory.thumbnailCard(title),
    preview: CardFactory.thumbnailCard(title, undefined, undefined, {
      text: unlinkedText(named.text),
      tap: { type: 'invoke', title, value: { customerId } },
    }),
  };
}

/** The card that is put into the compose box. */
export function chosenResponse({ card }: Reply): InvokeResponse {
  return respond({
    type: 'result',
    attachmentLayout: 'list',
    attachments: [CardFactory.adaptiveCard(card)],
  });
}

function respond(composeExtension: MessagingExtensionResult): InvokeResponse {
  return { status: 200, body: { composeExtension } };
}
