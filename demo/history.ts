import type { App } from '../src/app/app.js';
import type { DemoClock } from './clock.js';
import type { EmulatedCustomer } from './partner-center/customer.js';
import type { EmulatorState } from './partner-center/state.js';

/** How usage came to be what it is: active seats of a workload of one product, week by week, today's last. */
interface Course {
  readonly customerId: string;
  readonly productName: string;
  readonly workloadName: string;
  readonly licensesActive: readonly number[];
}

/** Weeks of history the demo begins with; its clock has to start so much earlier. */
export const HISTORY_WEEKS = 5;

/** Movements worth seeing, by domain and workload; they end in today's figure. */
const TOLD: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  'contoso.onmicrosoft.com': { Teams: [112, 110, 107, 103, 100, 96], SharePoint: [58, 60, 63, 66, 68, 71] },
  'northwindtraders.onmicrosoft.com': {
    Teams: [66, 62, 57, 50, 44, 41],
    SharePoint: [21, 22, 25, 26, 28, 29],
  },
  'fabrikam.onmicrosoft.com': { Exchange: [46, 44, 41, 38, 35, 33] },
  // Copilot was rolled out, and stalled.
  'humongousinsurance.onmicrosoft.com': { 'Microsoft 365 Copilot': [9, 38, 55, 60, 62, 61] },
  'adventure-works.onmicrosoft.com': { SharePoint: [301, 322, 339, 352, 369, 377] },
};

/** Rows older than this are meant to be old. */
const FRESH_DAYS = 13;
/** A customer of more rows is there for its size. */
const MOST_ROWS = 20;
/** The most that a workload gains or loses in a week, in percent of today's. */
const MOST_WEEKLY = 4;

/** Customers with usage that is neither recorded nor old on purpose. */
export function movingCustomers(state: EmulatorState): readonly EmulatedCustomer[] {
  return state.customers.filter(
    ({ usage, recordedUsage }) =>
      recordedUsage === undefined &&
      usage.length > 0 &&
      usage.length <= MOST_ROWS &&
      usage.every(({ processed }) => processed instanceof Date || processed <= FRESH_DAYS),
  );
}

function coursesOf({ customerId, domain, usage }: EmulatedCustomer): readonly Course[] {
  const told = TOLD[domain];
  return usage.map(({ productName, workloadName, licensesActive, licensesQualified }, at) => {
    const course = { customerId, productName, workloadName };
    const weeks = told?.[workloadName];
    if (weeks !== undefined && weeks.at(-1) === licensesActive) return { ...course, licensesActive: weeks };
    // A number between the bounds that is always the same for the same row.
    const seed = Number.parseInt(customerId.slice(0, 6), 16) + at * 7;
    const weekly = told ? 0 : (seed % (2 * MOST_WEEKLY + 1)) - MOST_WEEKLY;
    const before = (week: number) =>
      Math.round(licensesActive * (1 - ((HISTORY_WEEKS - week) * weekly) / 100));
    const drift = Array.from({ length: HISTORY_WEEKS + 1 }, (_, week) =>
      Math.max(0, Math.min(licensesQualified, before(week))),
    );
    return { ...course, licensesActive: [...drift.slice(0, -1), licensesActive] };
  });
}

/** Lives through some weeks, a sweep in each, so that trends and changes have something to show. */
export async function liveThrough(parts: {
  readonly app: Pick<App, 'sweep' | 'readTerms' | 'readPrices' | 'tick'>;
  readonly state: EmulatorState;
  readonly clock: DemoClock;
  /** Ends it early; then it rejects. */
  readonly signal?: AbortSignal;
  /** Called before each week, from 1. */
  readonly onWeek?: (week: number, of: number) => void;
}): Promise<void> {
  const { app, state, clock, signal = new AbortController().signal, onWeek } = parts;
  const courses = movingCustomers(state).flatMap(coursesOf);
  for (let week = 0; week <= HISTORY_WEEKS; week += 1) {
    signal.throwIfAborted();
    onWeek?.(week + 1, HISTORY_WEEKS + 1);
    for (const { customerId, productName, workloadName, licensesActive } of courses) {
      state.changeUsage(customerId, {
        productName,
        workloadName,
        licensesActive: licensesActive[week] ?? 0,
      });
    }
    await app.sweep(signal);
    if (week < HISTORY_WEEKS) clock.forward(7);
  }
  await app.readTerms(signal);
  await app.readPrices(signal);
  // From here on a sweep comes with each new day.
  await app.tick();
}
