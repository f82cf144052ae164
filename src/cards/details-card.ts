import type { Customer } from '../domain/customer.js';
import type { Messages } from '../i18n/messages.js';
import type { CardButton } from './card-action.js';
import { displayText } from './display-text.js';
import type { RenderCard } from './render.js';
import type { Reply } from './reply.js';
import { joinPhrases } from './usage-phrases.js';
import { customerLabel } from './usage-text.js';

/** One entry of a list about a customer; empty strings are left out. Any of them may hold outside text. */
export interface DetailEntry {
  readonly name: string;
  readonly detail: string;
  readonly flag: string;
  readonly note: string;
}

export interface Details {
  readonly title: string;
  readonly headline: string;
  readonly summary: string;
  readonly dataAsOf: string;
  readonly staleness: string;
  readonly warning: string;
  readonly facts: readonly string[];
  readonly entries: readonly DetailEntry[];
  readonly position: string;
  readonly buttons: readonly CardButton[];
}

/** A card that lists something about one customer, and the same as lines. */
export function detailsReply(
  customer: Customer,
  details: Details,
  messages: Messages,
  render: RenderCard,
): Reply {
  const { position: page, buttons: actions, ...rest } = details;
  const card = render('customer-details', {
    ...rest,
    customerName: displayText(customer.customerName),
    domain: displayText(customer.domain ?? ''),
    page,
    actions,
  });
  const entryLines = details.entries.map(({ name, detail, flag, note }) =>
    joinPhrases(
      [detail === '' ? name : messages.say('phrase.labelled', { label: name, value: detail }), flag, note],
      messages,
    ),
  );
  const lines = [
    details.title,
    customerLabel(customer, messages),
    details.headline,
    joinPhrases([details.dataAsOf, details.staleness], messages),
    details.warning,
    ...details.facts,
  ].filter((line) => line !== '');
  const tail = page === '' ? [] : [page];
  return { card, summary: details.summary, text: [...lines, '', ...entryLines, ...tail].join('\n') };
}
