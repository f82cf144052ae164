import type { Customer } from '../../domain/customers/customer.js';
import type { FileView } from '../../domain/files/file-question.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { Reading } from '../../usecases/ports.js';
import { type ButtonRow, buttonRows } from '../button-rows.js';
import { type CustomerView, showCustomer } from '../card-action.js';
import { displayText } from '../display-text.js';
import { exportButton } from '../export-button.js';
import { type Page, pageButtons, pageOf } from '../page.js';
import type { RenderCard } from '../render.js';
import type { Reply, Source } from '../reply.js';
import { lastKnownWarning, readAgePhrase } from '../words/answer-age.js';
import { customerWithDomain } from '../words/customer-label.js';
import { type ExplainedFigures, NOTHING_EXPLAINED } from '../words/explained-figures.js';
import { joinPhrases } from '../words/join.js';
import { asLine } from './usage-phrases.js';

/** One entry of a list about a customer; empty strings are left out. Any of them may hold outside text. */
export interface DetailEntry {
  readonly name: string;
  readonly detail: string;
  readonly flag: string;
  /** A line each; an empty one is left out. What it costs is written like the detail, the rest in grey. */
  readonly notes: readonly DetailNote[];
}

export interface DetailNote {
  readonly text: string;
  readonly isQuiet: boolean;
}

/** A list about one customer; empty strings are left out. */
export interface Details {
  readonly view: CustomerView;
  readonly title: string;
  readonly headline: string;
  /** What all of it costs, beneath the headline; left out without prices. */
  readonly money?: string;
  readonly summary: string;
  /** How old the list's own answer is. */
  readonly reading: Reading;
  /** From when the figures are. */
  readonly dataAsOf: string;
  readonly source: Source;
  readonly staleness: string;
  /** What its figures mean; left out where they speak for themselves. */
  readonly explained?: ExplainedFigures | undefined;
  readonly facts: readonly string[];
  /** All of them: the card shows a page, the text the whole list. */
  readonly entries: readonly DetailEntry[];
  readonly pageSize: number;
  /** Other faces of the customer, the most useful first, with the text of the button to each; three at most. */
  readonly links: readonly (readonly [title: MessageKey, view: CustomerView])[];
  /** What the list is called as a file; an empty list is offered as none. */
  readonly file: FileView;
  /** The link that is the next step, where there is one. */
  readonly nextStep?: CustomerView | undefined;
}

/** A card that shows a page of something about one customer, and the whole of it as lines. */
export function detailsReply(
  customer: Customer,
  details: Details,
  { page, now }: { readonly page: number; readonly now: Date },
  messages: Messages,
  render: RenderCard,
): Reply {
  const { title, headline, money = '', summary, staleness, reading, entries, source } = details;
  const shown = pageOf(entries, page, details.pageSize, messages);
  const warning = lastKnownWarning(reading, now, messages);
  const readAge = warning === '' ? readAgePhrase(reading, now, messages) : '';
  const dataAsOf = ageLine(details.dataAsOf, readAge, messages);
  const facts = details.facts.filter((fact) => fact !== '');
  const card = render('customer-details', {
    title,
    headline,
    money,
    summary,
    dataAsOf,
    staleness,
    ...(details.explained ?? NOTHING_EXPLAINED),
    warning,
    facts,
    customerName: displayText(customer.customerName),
    domain: displayText(customer.domain ?? ''),
    entries: shown.items.map((entry) => ({
      ...entry,
      detail: asLine(entry.detail),
      notes: told(entry.notes).map(({ text, isQuiet }) => ({ text: asLine(text), isQuiet })),
    })),
    page: shown.position,
    rows: rowsOf(customer, details, shown, messages),
  });
  const lines = [
    title,
    customerWithDomain(customer, messages),
    headline,
    money,
    joinPhrases([dataAsOf, staleness], messages),
    warning,
    ...facts,
  ].filter((line) => line !== '');
  const entryLines = entries.map((entry) => entryLine(entry, messages));
  return { card, summary, text: [...lines, '', ...entryLines].join('\n'), source };
}

function rowsOf(
  { customerId }: Customer,
  { view, links, nextStep, file, entries }: Details,
  shown: Page<unknown>,
  messages: Messages,
): readonly ButtonRow[] {
  const again = showCustomer(customerId, view, { page: shown.number, fresh: true });
  return [
    ...buttonRows(pageButtons(customerId, view, shown, messages)),
    ...buttonRows([
      ...links.map(([title, to]) => ({
        title: messages.say(title),
        data: showCustomer(customerId, to),
        ...(to === nextStep ? { style: 'positive' as const } : {}),
      })),
      ...(entries.length > 0
        ? [exportButton({ kind: 'customer', view: file, customer: customerId }, messages)]
        : []),
      { title: messages.say('action.refresh'), data: again },
    ]),
  ];
}

/** The age of the answer never begins a line: it is written to go on from something. */
function ageLine(dataAsOf: string, readAge: string, messages: Messages): string {
  if (readAge === '') return dataAsOf;
  return joinPhrases([dataAsOf || messages.say('usage.from-partner-center'), readAge], messages);
}

function entryLine({ name, detail, flag, notes }: DetailEntry, messages: Messages): string {
  const named = detail === '' ? name : messages.say('phrase.labelled', { label: name, value: detail });
  return joinPhrases([named, flag, ...told(notes).map(({ text }) => text)], messages);
}

function told(notes: readonly DetailNote[]): readonly DetailNote[] {
  return notes.filter(({ text }) => text !== '');
}

/** A note in grey. */
export function quiet(text: string): DetailNote {
  return { text, isQuiet: true };
}
