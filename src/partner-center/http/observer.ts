import type { PartnerCenterFault } from '../../base/errors.js';

/** Whether attempts reach Partner Center; half-open: one tries, the others wait for it. */
export type CircuitCondition = 'closed' | 'half-open' | 'open';

/**
 * What became of one read of rows through memory: `memory` young rows from there; `held` rows from there although they
 * are due, because Partner Center was asked just now; `refusal` a refusal from there; `asked` Partner Center gave the
 * answer; `last-known` it failed, and older rows did; `failed` it failed, and there were none.
 */
export type CacheResult = 'memory' | 'held' | 'refusal' | 'asked' | 'last-known' | 'failed';

/** Hears of what happens between the bot and Partner Center, to count it. Routes have placeholders. Must not throw. */
export interface PartnerCenterObserver {
  /** One HTTP request, each retry by itself; no status when no whole response came. */
  request(route: string, status: number | undefined, durationMs: number): void;
  /** One logical call with all its retries; no fault when it brought an answer. */
  call(route: string, fault: PartnerCenterFault | undefined): void;
  circuit(condition: CircuitCondition): void;
  cacheRead(route: string, result: CacheResult): void;
}
