import type { Customer } from '../../domain/customers/customer.js';
import { namingOf } from '../../domain/customers/customer-named.js';
import type { CustomerCommandName } from '../catalogue.js';
import type { Concept } from '../phrases/concepts.js';
import type { Word } from '../reading/words.js';
import { beyondOne, writtenRuns } from './beyond.js';
import type { CustomersByName } from './customer-spans.js';
import { keptOf, readKept } from './kept.js';
import { isCourse, isTimeAlone, nextQuestion, VIEW_OF_QUESTION } from './next-question.js';
import { type AboutAll, questionAboutAll } from './question-about-all.js';
import { CANNOT, type Reading, type Remembered } from './reading.js';
import type { Sense } from './sense.js';
import { isAboutWhatMayGo, isLastDayAsked, viewOf } from './view-of.js';

/** Words of praise beside thanks. */
const MOST_PRAISE = 2;

const NOTHING: Reading = { kind: 'nothing' };

/** What a sense asks for. The order of the questions is their weight: what is forbidden first, then what is missing. */
export function decide(
  text: string,
  sense: Sense,
  customers: CustomersByName,
  remembered: Remembered | undefined,
  isRow: boolean,
): Reading {
  const { concepts, mentions } = sense;
  const has = (...some: readonly Concept[]) => some.some((concept) => concepts.has(concept));
  const view = viewOf(sense);
  const unread = isRow ? '' : writtenRuns(text, sense.unread);
  const named = mentions.flat();

  // Words for people are never customers, and nobody is told anything.
  if (has('people') && mentions.length === 0) return NOTHING;
  if (has('everyone') && mentions.length === 0 && !isList(sense)) return NOTHING;
  const isErrand = has('aside') || (has('tell-them') && !isLastDayAsked(concepts));
  if (isErrand && mentions.length === 0) return NOTHING;
  const kept = keptOf(sense);
  if (kept === undefined || !has('delete', 'cancel', 'buy')) {
    const cannot = cannotOf(sense, view);
    if (cannot !== undefined)
      return { kind: 'cannot', what: cannot, customers: named, view: view ?? 'license-usage' };
  }
  if (has('how-to') && mentions.length === 0) return { kind: 'command', command: { name: 'help' } };
  if (
    kept !== undefined &&
    !(kept === 'watches' && has('customers') && !has('stop', 'snooze', 'watch', 'tell'))
  )
    return readKept(kept, sense, unread, view);
  // With a time it is the customer that is compared, with itself.
  if (mentions.length > 1 || (has('compare') && sense.span === undefined))
    return readSeveral(sense, unread, view);
  const [mention] = mentions;
  if (mention === undefined) return readWithout(text, sense, unread, view, customers, remembered);
  if (has('which') && !has('how-many')) {
    return { kind: 'unclear', unread, customers: mention, view, near: undefined };
  }
  return readOne(text, mention, sense, unread, view, remembered);
}

/** Whether everybody is asked for by what they have, and nobody is to be told anything. */
function isList({ concepts, below, above, atLeast, product }: Sense): boolean {
  const isTold = (['tell', 'watch', 'alerts', 'digest', 'stop', 'snooze'] as const).some((one) =>
    concepts.has(one),
  );
  return !isTold && [below, above, atLeast, product].some((filter) => filter !== undefined);
}

function cannotOf({ concepts, product }: Sense, view: CustomerCommandName | undefined) {
  if (concepts.has('move') && product !== undefined && view === undefined) return 'buy';
  return CANNOT.find((what) => {
    if (!concepts.has(what)) return false;
    if ((what === 'delete' || what === 'cancel') && isAboutWhatMayGo(concepts)) return false;
    // "How many did they buy" is a question.
    return !(what === 'buy' && concepts.has('how-many'));
  });
}

function readSeveral({ mentions }: Sense, unread: string, view: CustomerCommandName | undefined): Reading {
  const customers = mentions.flat();
  if (customers.length < 2 || unread !== '')
    return { kind: 'unclear', unread, customers, view, near: undefined };
  return { kind: 'choose', tried: '', customers, view: view ?? 'license-usage' };
}

function readOne(
  text: string,
  mention: readonly Customer[],
  sense: Sense,
  unread: string,
  view: CustomerCommandName | undefined,
  remembered: Remembered | undefined,
): Reading {
  const [customer, twin] = mention;
  if (customer === undefined) return NOTHING;
  if (sense.isTwoWishes)
    return { kind: 'unclear', unread, customers: mention, view: undefined, near: undefined };
  const meant = view ?? (sense.isFollowUp ? viewBefore(remembered, customer) : undefined);
  const beside = meant === undefined ? (sense.written.get('aside') ?? '') : '';
  const beyond = unread === '' && sense.unread.length > 0 ? [] : beyondOne(text, sense, meant, mention);
  const parts = [...beyond, beside].filter((part) => part !== '');
  if (parts.length > 0)
    return { kind: 'unclear', unread: parts.join(', '), customers: mention, view: meant, near: undefined };
  const shown = meant ?? 'license-usage';
  if (twin !== undefined)
    return { kind: 'choose', tried: customer.customerName, customers: mention, view: shown };
  // A card is about no number, and that of usage or a trend about all products.
  const product = shown === 'license-usage' || shown === 'trend' ? (sense.product ?? '') : '';
  const passedOver = [unread, product, sense.written.get('number') ?? ''].filter((part) => part !== '');
  return { kind: 'customer', customer, view: shown, passedOver: passedOver.join(', ') };
}

/** The view that was asked of somebody else, or of everybody. */
function viewBefore(remembered: Remembered | undefined, customer: Customer): CustomerCommandName | undefined {
  if (remembered?.kind === 'customers') return VIEW_OF_QUESTION[remembered.question.kind];
  return remembered?.customer.customerId === customer.customerId ? undefined : remembered?.view;
}

/** A text that names no customer. */
function readWithout(
  text: string,
  sense: Sense,
  unread: string,
  view: CustomerCommandName | undefined,
  customers: CustomersByName,
  remembered: Remembered | undefined,
): Reading {
  const has = (concept: Concept) => sense.concepts.has(concept);
  const points = sense.isFollowUp || has('its') || isLastDayAsked(sense.concepts);
  if (isThanks(sense, view)) return { kind: 'command', command: { name: 'thanks' } };
  if (unread === '' && remembered !== undefined && !has('which') && !has('customers')) {
    const next = readNext(text, sense, view, remembered, points);
    if (next !== undefined) return next;
  }
  const isOfAlerts = (has('urgent') || has('open')) && view === undefined && unread === '';
  if (isOfAlerts && sense.product === undefined && sense.span === undefined)
    return { kind: 'command', command: { name: 'alerts' } };
  const about = questionAboutAll(sense, view);
  if (about !== undefined) return readAboutAll(about, sense, unread, view);
  if (unread !== '') return readStranger(sense, unread, view, customers);
  if (view !== undefined) return points ? { kind: 'whose', view, isPointing: true } : { kind: 'whose', view };
  for (const name of ['help', 'thanks', 'greeting'] as const) {
    if (has(name)) return { kind: 'command', command: { name } };
  }
  return NOTHING;
}

/** What goes on from the question before; undefined where nothing points there. */
function readNext(
  text: string,
  sense: Sense,
  view: CustomerCommandName | undefined,
  remembered: Remembered,
  points: boolean,
): Reading | undefined {
  if (remembered.kind === 'customer') {
    const meant = view ?? (sense.span === undefined ? undefined : 'renewals');
    if (!(points || isTimeAlone(sense) || isCourse(sense)) || meant === undefined) return undefined;
    return readOne(text, [remembered.customer], sense, '', meant, undefined);
  }
  const isSame = view === undefined || view === VIEW_OF_QUESTION[remembered.question.kind] || sense.isPast;
  // A time alone is of what was asked last.
  const isTime = sense.span !== undefined && sense.mentions.length === 0;
  if (!isSame || !(sense.isFollowUp || isTime)) return undefined;
  const question = nextQuestion(remembered.question, sense);
  if (question !== undefined) return { kind: 'command', command: { name: 'customers', question } };
  const part = sense.written.get('span') ?? '';
  return { kind: 'unclear', unread: part, customers: [], view, near: 'all-customers' };
}

/** Thanks with a word or two of praise. */
function isThanks(
  { concepts, unread, product, span }: Sense,
  view: CustomerCommandName | undefined,
): boolean {
  const isAsking = (['customers', 'which', 'its', 'help'] as const).some((one) => concepts.has(one));
  const isAbout = isAsking || view !== undefined || product !== undefined || span !== undefined;
  return concepts.has('thanks') && !isAbout && countOf(unread) <= MOST_PRAISE;
}

/** A question about all customers: answered, or what would make another question of it is named. */
function readAboutAll(
  { command, leftOut }: AboutAll,
  sense: Sense,
  unread: string,
  view: CustomerCommandName | undefined,
): Reading {
  const parts = [unread, ...leftOut.map((name) => sense.written.get(name) ?? '')].filter(
    (part) => part !== '',
  );
  if (parts.length === 0 && !sense.isTwoWishes) return { kind: 'command', command };
  return { kind: 'unclear', unread: parts.join(', '), customers: [], view, near: 'all-customers' };
}

/** Words that may be the name of a customer that is not written quite so. */
function readStranger(
  sense: Sense,
  unread: string,
  view: CustomerCommandName | undefined,
  customers: CustomersByName,
): Reading {
  const [run, ...others] = sense.unread;
  if (run === undefined || others.length > 0) return NOTHING;
  const match = customers.match(unread);
  const shown = view ?? 'license-usage';
  if (match.kind === 'several')
    return { kind: 'choose', tried: unread, customers: match.customers, view: shown };
  if (match.kind === 'one') return { kind: 'is-it', tried: unread, customer: match.customer, view: shown };
  const [nearest] = match.nearest;
  if (nearest !== undefined && namingOf(unread, nearest) !== 'other')
    return { kind: 'is-it', tried: unread, customer: nearest, view: shown };
  return view === undefined ? NOTHING : { kind: 'nobody', tried: unread, view };
}

/** Two Chinese characters are about a word. */
function countOf(runs: readonly (readonly Word[])[]): number {
  return runs.flat().reduce((sum, { folded }) => sum + (/^\p{Script=Han}$/u.test(folded) ? 0.5 : 1), 0);
}
