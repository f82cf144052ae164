import { compareTexts } from '../../base/compare-texts.js';
import type { Conversation } from '../../domain/conversation.js';
import { domainOfAddress } from '../../domain/mail-address.js';
import { laneOf, type TicketTarget } from '../../domain/watching/ticket-target.js';
import type {
  Person,
  Watch,
  WatchDefinition,
  WatchedCustomer,
  WatchRule,
} from '../../domain/watching/watch.js';
import { createFindNamed, type FindCustomer, type UnclearCustomer } from '../customers/find-customer.js';
import type { CallContext, Clock } from '../ports.js';
import type { WatchStore } from './watch-ports.js';

/** A watch as people ask for it: customers as they wrote them. */
export interface WatchRequest {
  /** A name, a domain or a customer id; undefined for all customers. */
  readonly customer: string | undefined;
  readonly rule: WatchRule;
  readonly exceptCustomers: readonly string[];
  readonly exceptProducts: readonly string[];
  readonly minimumSeats: number;
  readonly ticket?: TicketTarget | undefined;
}

/** Where tickets may go. */
export interface TicketRules {
  readonly hasWebhook: boolean;
  /** Domains that mail may go to, lower case; undefined where no mail is sent. */
  readonly mailDomains: readonly string[] | undefined;
}

/** Why a ticket may not go where it was to. */
export type TicketRefusal =
  | { readonly reason: 'no-webhook' | 'no-mail' }
  | { readonly reason: 'domain'; readonly domains: readonly string[] };

/** What a watch would alert on now. */
export interface FiringNow {
  readonly customers: number;
  readonly alerts: number;
}

export type AddWatchOutcome =
  | {
      /** `known`: the conversation had the very same watch already. */
      readonly kind: 'added' | 'known';
      readonly watch: Watch;
      /** Undefined before the first sweep. */
      readonly firing: FiringNow | undefined;
    }
  /** The customer, or one of the exceptions, is not clearly one; `resolve` is the request with it chosen. */
  | {
      readonly kind: 'unclear';
      readonly unclear: UnclearCustomer;
      readonly resolve: (customerId: string) => WatchRequest;
    }
  /** Its tickets may not go there; nothing is kept. */
  | { readonly kind: 'no-ticket'; readonly refusal: TicketRefusal }
  /** A watch over all customers that was not confirmed; nothing is kept. `request` is the same with ids for names. */
  | {
      readonly kind: 'to-confirm';
      readonly request: WatchRequest;
      readonly definition: WatchDefinition;
      readonly firing: FiringNow | undefined;
    };

export interface AddWatchDeps {
  readonly findCustomer: FindCustomer;
  readonly watches: Pick<WatchStore, 'add' | 'of'>;
  readonly preview: (definition: WatchDefinition, call: CallContext) => Promise<FiringNow | undefined>;
  /** No tickets unless given. */
  readonly ticketRules?: TicketRules | undefined;
  readonly clock: Clock;
}

/** Adds a watch to a conversation. Throws PartnerCenterError and StorageError. */
export type AddWatch = (
  request: WatchRequest,
  conversation: Conversation,
  by: Person,
  call: CallContext,
  options?: {
    /** Whether the one who asks was told what a watch over all customers means. */
    readonly isConfirmed?: boolean;
  },
) => Promise<AddWatchOutcome>;

/**
 * Finds the customers a request names, keeps the watch and says what it would alert on now. A name that only resembles
 * a customer's is no name for a watch, and a watch over all customers is kept once it was confirmed.
 */
export function createAddWatch({
  findCustomer,
  watches,
  preview,
  ticketRules = { hasWebhook: false, mailDomains: undefined },
  clock,
}: AddWatchDeps): AddWatch {
  const findNamed = createFindNamed(findCustomer);

  return async (request, conversation, by, call, { isConfirmed = false } = {}) => {
    const { customer, exceptCustomers, ...rest } = request;
    const refusal = request.ticket && refusalOf(request.ticket, ticketRules);
    if (refusal !== undefined) return { kind: 'no-ticket', refusal };
    let watched: WatchedCustomer | undefined;
    if (customer !== undefined) {
      const found = await findNamed(customer, call);
      if (found.kind !== 'one') {
        return {
          kind: 'unclear',
          unclear: found,
          resolve: (customerId) => ({ ...request, customer: customerId }),
        };
      }
      watched = toWatched(found.customer);
    }
    const exceptions: WatchedCustomer[] = [];
    for (const [at, text] of exceptCustomers.entries()) {
      const found = await findNamed(text, call);
      if (found.kind !== 'one') {
        return {
          kind: 'unclear',
          unclear: found,
          resolve: (customerId) => ({ ...request, exceptCustomers: exceptCustomers.with(at, customerId) }),
        };
      }
      exceptions.push(toWatched(found.customer));
    }
    const definition: WatchDefinition = { ...rest, customer: watched, exceptCustomers: exceptions };
    const known = (await watches.of(conversation)).find((watch) => isSame(watch, definition));
    if (watched === undefined && known === undefined && !isConfirmed)
      return {
        kind: 'to-confirm',
        request: { ...request, exceptCustomers: exceptions.map(({ customerId }) => customerId) },
        definition,
        firing: await preview(definition, call),
      };
    const watch = known ?? (await watches.add(conversation, definition, by, clock.now()));
    return { kind: known ? 'known' : 'added', watch, firing: await preview(definition, call) };
  };
}

function refusalOf(
  ticket: TicketTarget,
  { hasWebhook, mailDomains }: TicketRules,
): TicketRefusal | undefined {
  if (ticket.kind === 'webhook') return hasWebhook ? undefined : { reason: 'no-webhook' };
  if (mailDomains === undefined) return { reason: 'no-mail' };
  const isAllowed = mailDomains.includes(domainOfAddress(ticket.address));
  return isAllowed ? undefined : { reason: 'domain', domains: mailDomains };
}

function toWatched({ customerId, customerName, toldApartBy }: WatchedCustomer): WatchedCustomer {
  return { customerId, customerName, ...(toldApartBy === undefined ? {} : { toldApartBy }) };
}

/** Whether two watches look for the same; what customers are called does not matter. */
function isSame(one: WatchDefinition, other: WatchDefinition): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf({
  customer,
  rule,
  exceptCustomers,
  exceptProducts,
  minimumSeats,
  ticket,
}: WatchDefinition): string {
  const limits = Object.entries(rule).sort(([a], [b]) => compareTexts(a, b));
  const customerIds = exceptCustomers.map(({ customerId }) => customerId).sort();
  const products = exceptProducts.map((product) => product.toLowerCase()).sort();
  return JSON.stringify([
    customer?.customerId,
    limits,
    customerIds,
    products,
    minimumSeats,
    ticket && laneOf(ticket),
  ]);
}
