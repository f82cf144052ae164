import type { EmulatedCustomer } from './customer.js';
import { listCustomers } from './customer-list.js';
import { gatewayError, partnerCenterError } from './error-bodies.js';
import { jsonReply, type Reply } from './reply.js';
import type { EmulatorState } from './state.js';
import { collection, customerDetails, usageRow } from './wire.js';

/** One call as the resources see it. */
export interface ApiCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** A path that the emulator answers. */
export interface Route {
  readonly pattern: RegExp;
  /** Whether a token without a user is refused, as on every analytics path. */
  readonly needsUser: boolean;
  readonly answer: (call: ApiCall, customer: EmulatedCustomer | undefined) => Reply;
}

/** The documented resources, over one state and one clock. */
export function createRoutes(state: EmulatorState, now: () => Date): readonly Route[] {
  return [
    {
      pattern: /^\/v1\/customers\/?$/,
      needsUser: false,
      answer: (call) => listCustomers(state, call.query, call.headers['ms-continuationtoken']),
    },
    ofCustomer('', false, (customer) => jsonReply(200, customerDetails(customer))),
    ofCustomer('/analytics/licenses/usage', true, (customer) => usageOf(state, customer, now())),
  ];
}

/** The answer for a path that no route knows. */
export function noSuchPath(): Reply {
  return gatewayError(404, 'Resource not found');
}

/** The customer id in a path, lower case; undefined when the path has none. */
export function customerIdIn(path: string): string | undefined {
  const id = /^\/v1\/customers\/([^/]+)/.exec(path)?.[1];
  return id?.toLowerCase();
}

function ofCustomer(rest: string, needsUser: boolean, answer: (customer: EmulatedCustomer) => Reply): Route {
  return {
    pattern: new RegExp(`^/v1/customers/[^/]+${rest}/?$`),
    needsUser,
    answer: (_call, customer) =>
      customer === undefined
        ? partnerCenterError(404, '1000', 'The requested customer was not found.')
        : answer(customer),
  };
}

function usageOf(state: EmulatorState, customer: EmulatedCustomer, now: Date): Reply {
  if (customer.recordedUsage !== undefined) return jsonReply(200, customer.recordedUsage);
  return jsonReply(
    200,
    collection(customer.usage.map((entry) => usageRow(customer, entry, now, state.quirks))),
  );
}
