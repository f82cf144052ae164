import { z } from 'zod';
import { eachKind } from '../base/each-kind.js';
import { type CardAction, CUSTOMER_VIEWS } from '../cards/card-action.js';
import { isCustomerId } from '../domain/customers/customer.js';
import { parseMailAddress } from '../domain/mail-address.js';
import { REPORT_DAYS } from '../domain/schedules/digest-rhythm.js';
import { SNOOZE_DAYS } from '../domain/watching/alert.js';
import type { TicketTarget } from '../domain/watching/ticket-target.js';
import { WATCH_RULE_KINDS, type WatchRuleKind } from '../domain/watching/watch.js';
import { TONGUES } from '../i18n/locale.js';
import { customersQuestion } from './customers-question.js';
import { fileRequest } from './files/file-request.js';

const customerId = z.string().refine(isCustomerId);
const page = z.number().int().min(0).max(10_000);
const watchIds = z.array(z.uuid()).min(1).max(1000);
const cardId = z.uuid();
const answer = z.literal('message').optional();

const ruleKind = z.enum(WATCH_RULE_KINDS);

/** A choice left open: a card that offers none, or a client that does not insist on one. An empty input comes as ''. */
const unchosen = z.union([z.literal(''), z.null(), z.undefined()]).transform(() => undefined);
/** `all` or an alert's id. */
const which = z.union([z.literal('all'), z.uuid(), unchosen]).optional();
/** `all` or a customer's id. */
const whose = z.union([z.literal('all'), customerId, unchosen]).optional();
/** Clients send what was put into an input as text, and nothing as an empty one. NaN for what is no whole number. */
const number = z
  .union([z.number(), z.string().max(1000)])
  .nullish()
  .transform((value) => {
    if (typeof value === 'number' || value === undefined || value === null) return value ?? undefined;
    const text = value.normalize('NFKC').trim();
    if (text === '') return undefined;
    return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  });

const name = z.string().min(1).max(300);
const RULES = {
  'low-usage': z.object({ kind: z.literal('low-usage'), belowPercent: z.number() }),
  unused: z.object({ kind: z.literal('unused'), atLeast: z.number() }),
  'over-used': z.object({ kind: z.literal('over-used'), abovePercent: z.number() }),
  renewal: z.object({ kind: z.literal('renewal'), withinDays: z.number() }),
} satisfies { readonly [Kind in WatchRuleKind]: z.ZodType<{ readonly kind: Kind }> };

/** An address as a button carries it, read as strictly as in a sentence. */
const mailAddress = z
  .string()
  .max(254)
  .refine((text) => parseMailAddress(text) === text);

/** Read as strictly as in a sentence; where mail may go is looked at when the watch is added. */
const TICKETS = {
  webhook: z.object({ kind: z.literal('webhook') }),
  mail: z.object({
    kind: z.literal('mail'),
    address: mailAddress,
  }),
} satisfies { readonly [Kind in TicketTarget['kind']]: z.ZodType<{ readonly kind: Kind }> };

/** A report as a button carries it. Anyone can forge it: where it may go is looked at when it is set. */
const reportRequest = z.object({
  customer: z.string().min(1).max(300).optional(),
  days: z.enum(REPORT_DAYS),
  time: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  zone: z.string().min(1).max(100).optional(),
  address: mailAddress,
});

/** A watch as it was written. */
const watchRequest = z
  .object({
    customer: name.optional(),
    rule: z.discriminatedUnion('kind', eachKind(RULES)),
    exceptCustomers: z.array(name).max(50),
    exceptProducts: z.array(name).max(50),
    minimumSeats: z.number().int().min(0).max(1_000_000),
    ticket: z.discriminatedUnion('kind', eachKind(TICKETS)).optional(),
  })
  .transform(({ customer, ticket, ...rest }) => ({ ...rest, customer, ...(ticket && { ticket }) }));

/** What each button sends back, the card's inputs included. Anyone can forge it, so it is read like any other input. */
const REQUESTS = {
  'show-customer': z.object({
    verb: z.literal('show-customer'),
    customerId,
    view: z.enum(CUSTOMER_VIEWS),
    page: page.optional(),
    fresh: z.boolean().optional(),
    answer,
  }),
  /** A watch as the form on the usage card gives it; `limit` is percent, seats or days, as the rule has it. */
  'add-watch': z
    .object({ verb: z.literal('add-watch'), customerId, rule: ruleKind, limit: number })
    .transform(({ rule, limit, ...rest }) => ({ ...rest, ruleKind: rule, limit })),
  /** A watch as it was written, its customer chosen. */
  'choose-watch': z.object({ verb: z.literal('choose-watch'), request: watchRequest }),
  /** A watch over all customers, with what it means said. */
  'confirm-watch': z.object({ verb: z.literal('confirm-watch'), request: watchRequest }),
  'show-watches': z.object({ verb: z.literal('show-watches'), page, answer }),
  'remove-watch': z.object({ verb: z.literal('remove-watch'), watchIds, page: page.optional() }),
  'restore-watch': z.object({ verb: z.literal('restore-watch'), watchIds, page: page.optional() }),
  'stop-digest': z.object({ verb: z.literal('stop-digest'), page: page.optional() }),
  acknowledge: z.object({ verb: z.literal('acknowledge'), cardId, which }).transform(toChange),
  reopen: z.object({ verb: z.literal('reopen'), cardId, which }).transform(toChange),
  stop: z.object({ verb: z.literal('stop'), cardId, which }).transform(toChange),
  snooze: z
    .object({
      verb: z.literal('snooze'),
      cardId,
      which,
      days: number.pipe(z.literal(SNOOZE_DAYS)),
      reason: z.string().max(1000).default(''),
    })
    .transform(toChange),
  'show-alerts': z.object({ verb: z.literal('show-alerts'), cardId, page }),
  'show-open-alerts': z.object({ verb: z.literal('show-open-alerts'), page, answer }),
  'acknowledge-open': z.object({ verb: z.literal('acknowledge-open'), page, which: whose }),
  'reopen-open': z.object({ verb: z.literal('reopen-open'), page, which: whose }),
  'snooze-open': z.object({
    verb: z.literal('snooze-open'),
    page,
    which: whose,
    days: number.pipe(z.literal(SNOOZE_DAYS)),
    reason: z.string().max(1000).default(''),
  }),
  'show-portfolio': z.object({
    verb: z.literal('show-portfolio'),
    page,
    by: z.literal('money').optional().catch(undefined),
    answer,
  }),
  'show-customers': z.object({
    verb: z.literal('show-customers'),
    question: customersQuestion,
    page,
    answer,
  }),
  export: fileRequest.extend({ verb: z.literal('export') }),
  'choose-report': z.object({ verb: z.literal('choose-report'), request: reportRequest }),
  'confirm-report': z.object({ verb: z.literal('confirm-report'), request: reportRequest }),
  'send-report': z.object({ verb: z.literal('send-report'), request: reportRequest }),
  'remove-report': z.object({
    verb: z.literal('remove-report'),
    reportId: z.uuid(),
    page: page.optional(),
  }),
  'restore-report': z.object({
    verb: z.literal('restore-report'),
    reportId: z.uuid(),
    page: page.optional(),
  }),
  'set-language': z.object({
    verb: z.literal('set-language'),
    language: z.enum([...TONGUES, 'automatic']),
  }),
  'show-help': z.object({ verb: z.literal('show-help') }),
} satisfies { readonly [Verb in CardAction['verb']]: z.ZodType<{ readonly verb: Verb }> };

const CARD_REQUEST = z.discriminatedUnion('verb', eachKind(REQUESTS));

type Requests = { readonly [Verb in keyof typeof REQUESTS]: Readonly<z.output<(typeof REQUESTS)[Verb]>> };
/** A pressed button together with what was put into the card's inputs. */
export type CardRequest = Requests[keyof Requests];
export type AddWatchRequest = Requests['add-watch'];
/** What is wanted of the alerts on a card. */
export type ChangeAlertsRequest = Requests['acknowledge' | 'reopen' | 'stop' | 'snooze'];

/** What is wanted of what is open in a conversation. */
export type OpenAlertsChange = Requests['acknowledge-open' | 'reopen-open' | 'snooze-open'];

/** The request in a button's data; undefined when it is none of ours. */
export function parseCardRequest(data: unknown): CardRequest | undefined {
  const parsed = CARD_REQUEST.safeParse(data);
  return parsed.success ? parsed.data : undefined;
}

function toChange<Sent extends { readonly which?: string | undefined }>({ which, ...rest }: Sent) {
  const choice = which === 'all' || which === undefined ? which : { alertId: which };
  return { ...rest, choice } as const;
}
