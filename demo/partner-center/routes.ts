import { createCommercialAnswer } from './commercial.js';
import { type CommercialReport, deploymentOf, deploymentReport, usageReport } from './commercial-rows.js';
import { subscriptionsFrom } from './contract.js';
import type { EmulatedCustomer } from './customer.js';
import { listCustomers } from './customer-list.js';
import { gatewayError, partnerCenterError } from './error-bodies.js';
import { jsonReply, type Reply } from './reply.js';
import type { EmulatorState } from './state.js';
import { subscribedSkuItem, subscribedSkusFrom, TENANT_REFUSALS } from './subscribed-skus.js';
import {
  collection,
  customerDetails,
  deploymentRow,
  qualificationItem,
  subscriptionItem,
  usageRow,
} from './wire.js';

/** One call as the resources see it. */
export interface ApiCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** `http://host:port` as the caller wrote it. */
  readonly origin: string;
}

/** A path that the emulator answers. */
export interface Route {
  readonly pattern: RegExp;
  /** Whether a token without a user is refused, as on every analytics path. */
  readonly needsUser: boolean;
  readonly answer: (call: ApiCall, customer: EmulatedCustomer | undefined) => Reply;
}

/** The documented resources, over one state and one clock. `termsFrom` as in PartnerCenterEmulatorOptions. */
export function createRoutes(state: EmulatorState, now: () => Date, termsFrom?: Date): readonly Route[] {
  return [
    {
      pattern: /^\/v1\/customers\/?$/,
      needsUser: false,
      answer: (call) => listCustomers(state, call.query, call.headers['ms-continuationtoken']),
    },
    ofCustomer('', false, (customer) => jsonReply(200, customerDetails(customer))),
    ofCustomer('/qualifications', false, ({ qualifications = [] }) =>
      jsonReply(200, qualifications.map(qualificationItem)),
    ),
    ofCustomer('/analytics/licenses/usage', true, (customer) =>
      customer.recordedUsage === undefined
        ? list(customer.usage, (entry) => usageRow(customer, entry, now(), state.quirks))
        : jsonReply(200, customer.recordedUsage),
    ),
    ofCustomer('/analytics/licenses/deployment', true, (customer) =>
      list(deploymentOf(customer), (entry) => deploymentRow(customer, entry, now(), state.quirks)),
    ),
    ofCustomer('/subscriptions', false, (customer) =>
      list(
        customer.subscriptions ?? subscriptionsFrom(customer.customerId, customer.usage, customer.terms),
        (entry, position) => subscriptionItem(customer, entry, position, now(), termsFrom),
      ),
    ),
    ofCustomer('/subscribedskus', true, subscribedSkus),
    commercial(state, now, usageReport),
    commercial(state, now, deploymentReport),
  ];
}

/** The answer for a path that no route knows. */
export function noSuchPath(): Reply {
  return gatewayError(404, 'Resource not found');
}

/** The customer a call is about, lower case: from the path, or from a commercial filter. Undefined when it names none. */
export function customerIdIn(path: string, query: URLSearchParams): string | undefined {
  const id =
    /^\/v1\/customers\/([^/]+)/.exec(path)?.[1] ??
    /customerTenantId eq '([^']+)'/.exec(query.get('filter') ?? '')?.[1];
  return id?.toLowerCase();
}

function ofCustomer(
  rest: string,
  needsUser: boolean,
  answer: (customer: EmulatedCustomer, call: ApiCall) => Reply,
): Route {
  return {
    pattern: new RegExp(`^/v1/customers/[^/]+${rest}/?$`),
    needsUser,
    answer: (call, customer) =>
      customer === undefined
        ? partnerCenterError(404, '1000', 'The requested customer was not found.')
        : answer(customer, call),
  };
}

/** Licences of the customer's tenant, for who has a role in it; of the groups asked for, all when none is named. */
function subscribedSkus(customer: EmulatedCustomer, { query }: ApiCall): Reply {
  const { tenantRefusal } = customer;
  if (tenantRefusal !== undefined) {
    const { code, text } = TENANT_REFUSALS[tenantRefusal];
    return partnerCenterError(403, code, text);
  }
  const groups = query.getAll('licenseGroupIds').map((group) => group.toLowerCase());
  const skus = customer.subscribedSkus ?? subscribedSkusFrom(customer);
  const wanted = skus.filter(({ licenseGroupId }) => groups.length === 0 || groups.includes(licenseGroupId));
  return list(wanted, subscribedSkuItem);
}

function commercial(state: EmulatorState, now: () => Date, report: CommercialReport): Route {
  const answer = createCommercialAnswer(state, now, report);
  return {
    pattern: new RegExp(`^(/partner)?/v1/analytics/commercial/${report.name}/license/?$`),
    needsUser: true,
    answer: (call) => {
      const { commercialPrefix } = state.quirks;
      const prefix = call.path.startsWith('/partner/') ? '/partner/v1' : '/v1';
      return commercialPrefix === 'both' || commercialPrefix === prefix ? answer(call) : noSuchPath();
    },
  };
}

function list<T>(entries: readonly T[], toWire: (entry: T, position: number) => object): Reply {
  return jsonReply(200, collection(entries.map((entry, position) => toWire(entry, position))));
}
