import { setTimeout as delay } from 'node:timers/promises';
import type { FaultRuleInput } from '../../demo/partner-center/faults.js';
import { AFTER_SILENCE_MS, type Fault } from '../fault.js';

const SWEEP_ERRORS = ['sweep failed', 'someone must act'];

interface Suffering {
  readonly name: string;
  readonly title: string;
  readonly fault: FaultRuleInput['fault'];
  readonly ms: number;
  readonly answeredWithinMs?: number;
  readonly wholeWithinMs: number;
}

/** A circuit that opened closes 15 s later at the latest. */
const WITH_CIRCUIT_MS = 20_000;

const SUFFERINGS: readonly Suffering[] = [
  {
    name: 'silent',
    title: 'Partner Center silent for 30 s',
    fault: { kind: 'slow', ms: 60_000 },
    ms: 30_000,
    answeredWithinMs: AFTER_SILENCE_MS,
    wholeWithinMs: WITH_CIRCUIT_MS,
  },
  {
    name: 'throttled',
    title: 'Partner Center throttles, Retry-After 5 s',
    fault: { kind: 'throttled', retryAfter: 5 },
    ms: 10_000,
    wholeWithinMs: 10_000,
  },
  {
    name: 'throttled-bare',
    title: 'Partner Center throttles, no Retry-After',
    fault: { kind: 'throttled', retryAfter: null },
    ms: 10_000,
    wholeWithinMs: 10_000,
  },
  {
    name: 'unavailable',
    title: 'Partner Center answers 503',
    fault: { kind: 'unavailable' },
    ms: 10_000,
    wholeWithinMs: WITH_CIRCUIT_MS,
  },
];

/** What Partner Center may answer that is no answer, each for a while. */
const LIES: readonly FaultRuleInput['fault'][] = [
  { kind: 'html' },
  { kind: 'nonsense' },
  { kind: 'cut-off' },
  { kind: 'wrong-total' },
  { kind: 'wrong-percent' },
];
const LIE_MS = 3_000;

export const PARTNER_CENTER_FAULTS: readonly Fault[] = [
  ...SUFFERINGS.map(
    ({ fault, ms, ...about }): Fault => ({
      ...about,
      database: 'own',
      errors: SWEEP_ERRORS,
      async harm({ partnerCenter }) {
        partnerCenter.suffer(fault);
        await delay(ms);
        partnerCenter.recover();
        return {};
      },
    }),
  ),
  {
    name: 'refused',
    title: 'Partner Center refuses connections',
    database: 'own',
    errors: SWEEP_ERRORS,
    wholeWithinMs: WITH_CIRCUIT_MS,
    async harm({ partnerCenter }) {
      await partnerCenter.shut();
      await delay(10_000);
      await partnerCenter.open();
      return {};
    },
  },
  {
    name: 'lying',
    title: 'Partner Center lies: HTML, nonsense, half a body, a wrong total, wrong percentages',
    database: 'own',
    // An answer that cannot be read passes only when somebody mends it.
    errors: [...SWEEP_ERRORS, 'could not answer'],
    wholeWithinMs: WITH_CIRCUIT_MS,
    async harm({ partnerCenter }) {
      for (const lie of LIES) {
        partnerCenter.suffer(lie);
        await delay(LIE_MS);
      }
      partnerCenter.recover();
      return {};
    },
  },
];
