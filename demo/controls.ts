import { setTimeout as delay } from 'node:timers/promises';
import type { App } from '../src/app/app.js';
import type { ChatControl } from './chat/page-routes.js';
import type { DemoClock } from './clock.js';
import { CHANGED_CUSTOMERS } from './history.js';
import type { EmulatorState } from './partner-center/state.js';

/** Whose usage the page's buttons change; everything else of the demo stays as it is. */
const CUSTOMER = 'Northwind Traders';
const WORKLOAD = 'Exchange';

/**
 * The page's extra buttons, so that an alert is seen to fire, and to clear, within a minute: usage that falls and
 * recovers, a sweep at once, and a clock to set forward. What a button resolves to is shown to the person.
 */
export function createControls(parts: {
  readonly app: Pick<App, 'sweep' | 'tick'>;
  readonly state: EmulatorState;
  readonly clock: DemoClock;
}): readonly ChatControl[] {
  const { app, state, clock } = parts;
  const { customerId, usage } = state.find(CUSTOMER);
  const usual = usage.find(({ workloadName }) => workloadName === WORKLOAD)?.licensesActive ?? 0;

  function use(licensesActive: number): void {
    state.changeUsage(customerId, { workloadName: WORKLOAD, licensesActive });
  }

  async function sweep(): Promise<string> {
    for (;;) {
      const outcome = await app.sweep(new AbortController().signal);
      if (outcome === undefined) return 'There is nothing to sweep into.';
      if (outcome.kind === 'ended') {
        const { read, changed } = outcome.summary.counts;
        return `Swept ${read} customers, ${changed} with new data.`;
      }
      // The one that a new day brought takes a moment, and may have begun before what this one is to find.
      await delay(100);
    }
  }

  async function forward(days: number): Promise<string> {
    clock.forward(days);
    // A new day brings new rows: the same counts, processed again.
    for (const name of CHANGED_CUSTOMERS) state.changeUsage(state.find(name).customerId, {});
    await app.tick();
    return `It is ${clock.now().toUTCString()} now.`;
  }

  return [
    {
      id: 'fall',
      label: 'Usage falls',
      async run() {
        use(Math.round(usual / 10));
        return `${CUSTOMER} hardly uses ${WORKLOAD} any more. Sweep to find out.`;
      },
    },
    {
      id: 'recover',
      label: 'Usage recovers',
      async run() {
        use(usual);
        return `${CUSTOMER} uses ${WORKLOAD} again. Sweep to find out.`;
      },
    },
    { id: 'sweep', label: 'Sweep now', run: sweep },
    { id: 'day', label: 'A day later', run: () => forward(1) },
    { id: 'week', label: 'A week later', run: () => forward(7) },
  ];
}
