import type { App } from '../src/app/app.js';
import type { DemoClock } from './clock.js';
import type { EmulatorState } from './partner-center/state.js';

/** How a customer's usage came to be what it is: active seats of one workload, week by week, today's last. */
const COURSES: readonly {
  readonly customer: string;
  readonly workloadName: string;
  readonly licensesActive: readonly number[];
}[] = [
  { customer: 'Northwind Traders', workloadName: 'Teams', licensesActive: [66, 62, 57, 50, 44, 41] },
  { customer: 'Northwind Traders', workloadName: 'SharePoint', licensesActive: [21, 22, 25, 26, 28, 29] },
  { customer: 'Fabrikam Ltd', workloadName: 'Exchange', licensesActive: [46, 44, 41, 38, 35, 33] },
  {
    customer: 'Adventure Works Cycles',
    workloadName: 'SharePoint',
    licensesActive: [301, 322, 339, 352, 369, 377],
  },
];

/** Customers whose rows were changed and thus do not move with the clock any more. */
export const CHANGED_CUSTOMERS: readonly string[] = [...new Set(COURSES.map(({ customer }) => customer))];

/** Weeks of history the demo begins with; its clock has to start so much earlier. */
export const HISTORY_WEEKS = 5;

/** Lives through some weeks, a sweep in each, so that trends and changes have something to show. */
export async function liveThrough(parts: {
  readonly app: Pick<App, 'sweep' | 'tick'>;
  readonly state: EmulatorState;
  readonly clock: DemoClock;
}): Promise<void> {
  const { app, state, clock } = parts;
  for (let week = 0; week <= HISTORY_WEEKS; week += 1) {
    for (const { customer, workloadName, licensesActive } of COURSES) {
      const { customerId } = state.find(customer);
      state.changeUsage(customerId, { workloadName, licensesActive: licensesActive[week] ?? 0 });
    }
    await app.sweep(new AbortController().signal);
    if (week < HISTORY_WEEKS) clock.forward(7);
  }
  // From here on a sweep comes with each new day.
  await app.tick();
}
