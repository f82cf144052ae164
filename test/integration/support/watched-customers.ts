import type { EmulatedCustomer, UsageEntry } from '../../../demo/partner-center/customer.js';
import { createDirectory } from '../../../demo/partner-center/invented/directory.js';

/** Many customers in good use, of whom some fall low and recover as told. */
export interface WatchedCustomers {
  /** For the emulator. */
  readonly all: readonly EmulatedCustomer[];
  /** The customers that move: the first ones. */
  readonly moving: readonly EmulatedCustomer[];
  /** Moves about half of them from good use to low, or back. */
  turn(): void;
  isLow(customerId: string): boolean;
  /** How often it fell low so far, each time anew. */
  falls(customerId: string): number;
  /** How often usage was asked for since the last turn, by customer. */
  asked(): readonly number[];
  /** How often usage was asked for, all told. */
  askedInAll(): number;
}

export interface WatchedCustomersOptions {
  readonly count: number;
  /** How many of them move. */
  readonly moving: number;
  readonly rowsPerCustomer: number;
  /** 0-1. */
  readonly random: () => number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const SEATS = 100;
const LOW = 10;
const GOOD = 80;

/** Customers with one workload that moves, and others in good use; figures that move are stamped a second later. */
export function createWatchedCustomers(options: WatchedCustomersOptions): WatchedCustomers {
  const { count, rowsPerCustomer, random } = options;
  const firstStampMs = Math.floor((Date.now() - 3 * DAY_MS) / 1000) * 1000;
  let turns = 0;
  let askedInAll = 0;
  const states = createDirectory(count).map((customer) => ({
    customer,
    isLow: false,
    falls: 0,
    turned: 0,
    asked: 0,
  }));
  const all = states.map((state): EmulatedCustomer => {
    const { customerId, companyName, domain, country, relationship } = state.customer;
    return {
      customerId,
      companyName,
      domain,
      country,
      relationship,
      deployment: [],
      subscriptions: [],
      // The emulator reads it once for each time it is asked for one customer's usage.
      get usage() {
        state.asked += 1;
        askedInAll += 1;
        const processed = new Date(firstStampMs + state.turned * 1000);
        return Array.from({ length: rowsPerCustomer }, (_, row) =>
          usageOf(row, row === 0 && state.isLow ? LOW : GOOD, processed),
        );
      },
    };
  });
  const byId = new Map(states.map((state) => [state.customer.customerId, state]));
  const stateOf = (customerId: string) => {
    const state = byId.get(customerId);
    if (state === undefined) throw new Error(`no customer ${customerId}`);
    return state;
  };

  return {
    all,
    moving: all.slice(0, options.moving),
    turn() {
      turns += 1;
      for (const [position, state] of states.entries()) {
        state.asked = 0;
        if (position >= options.moving || random() < 0.5) continue;
        state.isLow = !state.isLow;
        state.turned = turns;
        if (state.isLow) state.falls += 1;
      }
    },
    isLow: (customerId) => stateOf(customerId).isLow,
    falls: (customerId) => stateOf(customerId).falls,
    asked: () => states.map(({ asked }) => asked),
    askedInAll: () => askedInAll,
  };
}

function usageOf(row: number, licensesActive: number, processed: Date): UsageEntry {
  return {
    productName: 'MICROSOFT 365 BUSINESS PREMIUM',
    workloadName: row === 0 ? 'Exchange' : `Workload ${row}`,
    workloadCode: row === 0 ? 'EXO' : `W${row}`,
    serviceName: 'o365',
    salesChannel: 'reseller',
    licensesActive,
    licensesQualified: SEATS,
    processed,
  };
}
