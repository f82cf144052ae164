import assert from 'node:assert/strict';
import sinon from 'sinon';
import {
  createPartnerCenterEmulator,
  type PartnerCenterEmulator,
} from '../../demo/partner-center/emulator.js';
import { createPartnerCenterClient } from '../../src/partner-center/endpoints/client.js';
import { createCommercialUsage } from '../../src/partner-center/endpoints/commercial.js';
import {
  type CustomerSources,
  createCustomerSources,
} from '../../src/partner-center/endpoints/customer-sources.js';
import { createUsageProvider } from '../../src/partner-center/endpoints/usage-provider.js';
import { createFixedAccessToken } from '../../src/partner-center/http/access-token.js';
import { createPartnerCenterApi } from '../../src/partner-center/http/api.js';
import { createCustomerDirectory } from '../../src/partner-center/memory/directory.js';
import { createRememberedChoice } from '../../src/partner-center/memory/remembered-choice.js';
import { createFindCustomer } from '../../src/usecases/customers/find-customer.js';
import type { CallContext } from '../../src/usecases/ports.js';
import {
  createShowLicenseUsage,
  type LicenseUsageOutcome,
} from '../../src/usecases/usage/show-license-usage.js';
import { createCall, createRecordingLogger, NOW, TOKEN } from './support.js';

/** What a Teams turn leaves for Partner Center, in milliseconds. */
const TURN_MS = 9000;
export const CUSTOMER = {
  customerId: '10000000-2000-4000-8000-300000000000',
  companyName: 'Adatum Corporation',
  domain: 'adatum.example',
  relationship: 'reseller',
  country: 'PT',
  usage: [
    {
      productName: 'OFFICE 365 E3',
      workloadName: 'Exchange',
      workloadCode: 'EXO',
      serviceName: 'o365',
      salesChannel: 'reseller',
      licensesActive: 3,
      licensesQualified: 8,
      processed: 6,
    },
  ],
} as const;

/** Everything behind `license usage for …` on an emulator; the clock stands still but for what is waited. */
export interface Answering {
  readonly emulator: PartnerCenterEmulator;
  readonly sources: CustomerSources;
  /** Moves the clock. */
  pass(ms: number): void;
  /** A call of a turn that began now: its deadline is known, its signal never ends by itself. */
  turn(overrides?: Partial<CallContext>): CallContext;
  ask(call?: CallContext, options?: { readonly fresh?: boolean }): Promise<LicenseUsageOutcome>;
  /** Requests for usage since this was asked last. */
  usageRequests(): number;
  close(): Promise<void>;
}

/** Starts it. Waits between retries pass on the clock and take no time. */
export async function startAnswering(sideLimitMs = 3000): Promise<Answering> {
  const time = sinon.useFakeTimers({ now: NOW, toFake: ['Date', 'performance'] });
  const emulator = await createPartnerCenterEmulator({ customers: [CUSTOMER], accessToken: TOKEN });
  const clock = { now: () => new Date() };
  const logger = createRecordingLogger([]);
  const api = createPartnerCenterApi({
    baseUrl: emulator.url,
    accessToken: createFixedAccessToken(TOKEN),
    logger,
    timing: {
      ...clock,
      random: () => 0.5,
      sleep: async (ms) => {
        time.tick(ms);
      },
    },
  });
  const customers = createPartnerCenterClient(api);
  const directory = createCustomerDirectory({ partnerCenter: customers, logger, clock });
  const usageProvider = createUsageProvider({
    usageApi: 'auto',
    customers,
    commercial: createCommercialUsage(api, customers),
    remembered: { oneCustomer: createRememberedChoice(), sweep: createRememberedChoice() },
    clock,
    logger,
  });
  const sources = createCustomerSources({ api, usageProvider, maxAgeMs: 60 * 60_000, clock, logger });
  const show = createShowLicenseUsage({
    findCustomer: createFindCustomer({ partnerCenter: customers, directory }),
    ...sources,
    clock,
    logger,
    lowUsagePercent: 50,
    sideLimitMs,
  });
  let seen = 0;

  const turn: Answering['turn'] = (overrides) =>
    createCall({ deadline: new Date(Date.now() + TURN_MS), ...overrides });
  return {
    emulator,
    sources,
    pass: (ms) => void time.tick(ms),
    turn,
    ask: (call = turn(), options) => show.byText('adatum', call, options),
    usageRequests() {
      const all = emulator.requests.filter(({ path }) => path.includes('/licenses/usage')).length;
      const since = all - seen;
      seen = all;
      return since;
    },
    async close() {
      await Promise.all([sources.close(), directory.close()]);
      await emulator.close();
      time.restore();
    },
  };
}

/** What an answer about usage is made of: seats, age in minutes, and the fault it was given in spite of. */
export function told(outcome: LicenseUsageOutcome) {
  assert.ok(outcome.kind === 'usage', outcome.kind);
  const ageMinutes = Math.round((Date.now() - outcome.readAt.getTime()) / 60_000);
  return [outcome.insight.seats, ageMinutes, outcome.lastKnown];
}

/** Does something that a turn waits for, and fails when the turn would be over before. */
export async function withinTurn<T>(work: () => Promise<T>): Promise<T> {
  const startedMs = Date.now();
  try {
    return await work();
  } finally {
    assert.ok(Date.now() - startedMs < TURN_MS, 'the turn was over');
  }
}
