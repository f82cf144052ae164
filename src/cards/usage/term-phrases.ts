import { EXTENDED_COSTS_MORE, type TermOutcome } from '../../domain/terms/term-outcome.js';
import type { ProductUsage } from '../../domain/usage/product-usage.js';
import type { Renewal } from '../../domain/usage/renewal.js';
import type { Messages } from '../../i18n/messages.js';
import { displayText } from '../display-text.js';
import { joinPhrases } from '../words/join.js';
import { unusedPhrase } from './usage-phrases.js';

/** What is told of the end of a term, whatever it is told about. */
export interface ToldTerm {
  readonly outcome: TermOutcome;
  /** Seats of today. */
  readonly quantity: number;
  readonly isTrial: boolean;
  readonly lastDay: Date | undefined;
}

/** "term ends 12 December 2026, in 21 days", "term ended 1 November 2026", "no end date"; empty for what is billed by usage. */
export function termEndPhrase(
  { lastDay, daysLeft, outcome }: Pick<Renewal, 'lastDay' | 'daysLeft' | 'outcome'>,
  messages: Messages,
): string {
  if (outcome.kind === 'by-usage') return '';
  if (lastDay === undefined || daysLeft === undefined) return messages.say('renewals.no-end');
  const date = messages.date(lastDay);
  if (daysLeft < 0) return messages.say('renewals.ended', { date });
  return messages.say('renewals.ends-in', { date, days: daysLeft });
}

/** What becomes of it in a few words: "renews by itself", "renews with 12 of 100 seats", "undecided". */
export function outcomeWord({ outcome, quantity, isTrial }: ToldTerm, messages: Messages): string {
  switch (outcome.kind) {
    case 'renews':
      return joinPhrases(
        [
          renewsWord(outcome.quantity, quantity, messages),
          outcome.product === undefined
            ? ''
            : messages.say('renewals.other-product', { product: displayText(outcome.product, 60) }),
          outcome.termDuration === undefined
            ? ''
            : messages.say('renewals.other-term', { term: outcome.termDuration }),
          outcome.billingCycle === undefined
            ? ''
            : messages.say('renewals.other-billing', { cycle: outcome.billingCycle }),
        ],
        messages,
      );
    case 'converts':
      return messages.say('renewals.trial-converts');
    case 'cancelled':
      return outcome.on === undefined
        ? messages.say('renewals.cancelled')
        : messages.say('renewals.cancelled-on', { date: messages.date(outcome.on) });
    case 'extended':
      return messages.say(outcome.isNow ? 'renewals.extended' : 'renewals.extends');
    case 'undecided':
      return messages.say('renewals.undecided');
    case 'ends':
      return messages.say(isTrial ? 'renewals.trial-ends' : 'renewals.will-end');
    case 'by-usage':
      return messages.say('renewals.by-usage');
    case 'not-in-force':
      return '';
  }
}

/** The same with the seats of the next term, where they are told nowhere beside it. */
export function outcomeWithSeats(term: ToldTerm, messages: Messages): string {
  const { outcome, quantity } = term;
  const isPlain =
    outcome.kind === 'renews' &&
    outcome.quantity === quantity &&
    !(outcome.product || outcome.termDuration || outcome.billingCycle);
  return isPlain ? messages.say('renewals.renews-seats', { count: quantity }) : outcomeWord(term, messages);
}

/** A term that lasts longer than so many days is told as one that binds, not as something to act on. */
const FAR_DAYS = 366;

/**
 * What becomes of it and the last day somebody can act: "renews by itself, act by 12 December 2026"; of a term of years
 * until when it binds, lest what its seats cost today looks like something to be saved today.
 */
export function actByPhrase(renewal: Renewal, messages: Messages): string {
  const { lastDay, daysLeft, outcome } = renewal;
  const isDecided = outcome.kind === 'cancelled' || lastDay === undefined || daysLeft === undefined;
  if (isDecided) return outcomeWord(renewal, messages);
  const date = messages.date(lastDay);
  const actBy =
    daysLeft > FAR_DAYS
      ? messages.say('renewals.bound-until', { date })
      : messages.say('renewals.act-by', { date, days: daysLeft });
  return joinPhrases([outcomeWord(renewal, messages), actBy], messages);
}

/** What it costs that nobody acts, and until when somebody can; empty where nobody has to. */
export function outcomeNote({ outcome, lastDay }: Omit<ToldTerm, 'isTrial'>, messages: Messages): string {
  const { percent, percentWithoutMonthly } = EXTENDED_COSTS_MORE;
  const costs = { more: messages.percent(percent), most: messages.percent(percentWithoutMonthly) };
  if (outcome.kind === 'extended') return messages.say('renewals.extended-note', costs);
  if (outcome.kind !== 'undecided' || lastDay === undefined) return '';
  return messages.say('renewals.undecided-note', { ...costs, date: messages.date(lastDay) });
}

/** The seats of a subscription and how many of its product are unused; one number of seats where both are the same. */
export function seatsPhrase(
  { quantity, outcome }: Renewal,
  product: ProductUsage | undefined,
  messages: Messages,
  phrase: typeof unusedPhrase = unusedPhrase,
): string {
  const isTold = outcome.kind === 'renews' && outcome.quantity < quantity;
  const bought = isTold ? '' : messages.say('seats.bought', { count: quantity });
  if (product === undefined) return bought;
  const unused = phrase(product.unused, product.seats, messages);
  if (product.seats === quantity) return unused;
  return joinPhrases([bought, messages.say('renewals.product-unused', { unused })], messages);
}

/** How many seats may still be given back for money back; empty once that is over. */
export function refundablePhrase(
  { cancellationAllowedUntilDate: until, refundableQuantity, quantity, outcome }: Renewal,
  now: Date,
  messages: Messages,
): string {
  const count = refundableQuantity ?? quantity;
  if (until === undefined || until < now || count === 0 || outcome.kind === 'by-usage') return '';
  return messages.say('renewals.refundable', { count, date: messages.date(until) });
}

function renewsWord(next: number, quantity: number, messages: Messages): string {
  if (next === quantity) return messages.say('renewals.auto-renews');
  return next < quantity
    ? messages.say('renewals.renews-of', { next, seats: quantity })
    : messages.say('renewals.renews-seats', { count: next });
}
