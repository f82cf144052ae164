import { setTimeout as delay } from 'node:timers/promises';
import type { App } from '../src/app/app.js';
import type { ChatControl } from './chat/page-routes.js';
import type { DemoClock } from './clock.js';
import { CONTROL_WORDS, type ControlWords, wordsFor } from './control-words.js';
import { movingCustomers } from './history.js';
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

  async function sweep({ swept }: ControlWords): Promise<string> {
    for (;;) {
      const outcome = await app.sweep(new AbortController().signal);
      if (outcome === undefined) return swept(0, 0);
      if (outcome.kind === 'ended') {
        const { read, changed } = outcome.summary.counts;
        return swept(read, changed);
      }
      // The one that a new day brought takes a moment, and may have begun before what this one is to find.
      await delay(100);
    }
  }

  async function forward(days: number, locale: string): Promise<string> {
    clock.forward(days);
    // A new day brings new rows: the same counts, processed again.
    for (const customer of movingCustomers(state)) state.changeUsage(customer.customerId, {});
    const words = wordsFor(locale);
    // First what is new, then the digest that is due: it tells of it.
    await sweep(words);
    await app.tick();
    const day = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
    return words.isNow(new Intl.DateTimeFormat(locale, day).format(clock.now()));
  }

  function control(
    id: keyof ControlWords['labels'],
    run: (words: ControlWords, locale: string) => Promise<string>,
  ): ChatControl {
    const labels = Object.fromEntries(
      Object.entries(CONTROL_WORDS).map(([locale, words]) => [locale, words.labels[id]]),
    );
    return {
      id,
      label: wordsFor('en-US').labels[id],
      labels,
      run: (locale = 'en-US') => run(wordsFor(locale), locale),
    };
  }

  return [
    control('fall', async ({ fell }) => {
      use(Math.round(usual / 10));
      return fell(CUSTOMER, WORKLOAD);
    }),
    control('recover', async ({ recovered }) => {
      use(usual);
      return recovered(CUSTOMER, WORKLOAD);
    }),
    control('sweep', sweep),
    control('day', (_, locale) => forward(1, locale)),
    control('week', (_, locale) => forward(7, locale)),
  ];
}
