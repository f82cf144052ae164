import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from '../fault.js';

const HOUR_MS = 3_600_000;

export const CLOCK_FAULTS: readonly Fault[] = [
  {
    name: 'clock-forward',
    title: 'the clock jumps a day ahead',
    database: 'own',
    errors: [],
    wholeWithinMs: 2_000,
    async harm({ bot }) {
      bot().setClock(24 * HOUR_MS);
      await delay(5_000);
      return {};
    },
  },
  {
    name: 'clock-back',
    title: 'the clock is set back an hour while Partner Center and the Bot Connector are down',
    database: 'own',
    errors: ['sweep failed', 'someone must act', 'turn failed'],
    wholeWithinMs: 20_000,
    async harm({ bot, partnerCenter, teams }) {
      await delay(500);
      const fromMs = performance.now();
      teams.trouble = { kind: 'status', status: 503, retryAfterS: 3 };
      partnerCenter.suffer({ kind: 'throttled', retryAfter: 20 });
      await delay(1_500);
      partnerCenter.suffer({ kind: 'unavailable' });
      await delay(2_500);
      bot().setClock(-HOUR_MS);
      await delay(1_000);
      teams.trouble = undefined;
      partnerCenter.recover();
      const untilMs = performance.now();
      return {
        isExcused: ({ what, sentMs, answeredMs }) =>
          what !== 'click' && what !== 'search' && sentMs < untilMs && answeredMs > fromMs,
      };
    },
  },
];
