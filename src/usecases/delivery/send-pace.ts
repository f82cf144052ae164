import type { Sleep } from '../../base/waiting.js';
/** At most so many messages within so long. */
export interface SendWindow {
  readonly most: number;
  readonly windowMs: number;
}

/**
 * Per conversation. Teams allows one more in each window; that one is left to answers people wait for. Source: Teams
 * docs, "Optimize your bot with rate limiting".
 */
export const CONVERSATION_WINDOWS: readonly SendWindow[] = [
  { most: 6, windowMs: 1_000 },
  { most: 7, windowMs: 2_000 },
  { most: 59, windowMs: 30_000 },
  { most: 1_799, windowMs: 3_600_000 },
];

/** Per tenant, over all conversations and all processes; Teams allows one more. Same source. */
const TENANT_WINDOW: SendWindow = { most: 49, windowMs: 1_000 };

/**
 * Milliseconds until one more message fits; 0 when it does now. `endsMs`: when the earlier ones were answered,
 * ascending. Counted from the answer to the next request, so that messages cannot come closer together on their way
 * than they were sent. Times ahead of now are those of a clock that was set back, and do not count.
 */
export function waitToSend(endsMs: readonly number[], windows: readonly SendWindow[], nowMs: number): number {
  const past = endsMs.filter((endMs) => endMs <= nowMs);
  const waits = windows.map(({ most, windowMs }) => {
    const oldest = past[past.length - most];
    return oldest === undefined ? 0 : oldest + windowMs - nowMs;
  });
  return Math.max(0, ...waits);
}

export interface TenantPaceDeps {
  readonly nowMs: () => number;
  readonly sleep: Sleep;
}

/** Keeps a tenant's messages within its window. */
export interface TenantPace {
  /**
   * Waits until one more may be sent, in the order of asking; gives the function to call when it was answered, or
   * undefined when the signal was aborted first. `workers`: processes that share the window, each its part.
   */
  enter(tenantId: string, workers: number, signal: AbortSignal): Promise<(() => void) | undefined>;
}

interface TenantSends {
  ends: number[];
  underWay: number;
  /** Not before this time, so that they go out evenly: a crash finds few of them under way. */
  nextMs: number;
  /** Of the one that asked last. */
  turn: Promise<void>;
}

/** How soon a place may come free when all are taken by messages under way. */
const LOOK_AGAIN_MS = 10;

/** The pace of this process. Messages under way count until they are answered, and a window longer. */
export function createTenantPace({ nowMs, sleep }: TenantPaceDeps): TenantPace {
  const tenants = new Map<string, TenantSends>();

  function waitFor(tenant: TenantSends, share: number): number {
    const now = nowMs();
    tenant.ends = tenant.ends.filter((endMs) => endMs > now - TENANT_WINDOW.windowMs && endMs <= now);
    const free = share - tenant.underWay;
    if (free <= 0) return LOOK_AGAIN_MS;
    const window = { ...TENANT_WINDOW, most: free };
    return Math.max(tenant.nextMs - now, waitToSend(tenant.ends, [window], now), 0);
  }

  return {
    async enter(tenantId, workers, signal) {
      const tenant = tenants.get(tenantId) ?? {
        ends: [],
        underWay: 0,
        nextMs: Number.NEGATIVE_INFINITY,
        turn: Promise.resolve(),
      };
      tenants.set(tenantId, tenant);
      const before = tenant.turn;
      let pass = () => {};
      tenant.turn = new Promise((resolve) => {
        pass = resolve;
      });
      try {
        await before;
        const share = Math.max(1, Math.floor(TENANT_WINDOW.most / workers));
        const apartMs = TENANT_WINDOW.windowMs / share;
        for (;;) {
          if (signal.aborted) return undefined;
          const wait = waitFor(tenant, share);
          if (wait === 0) break;
          await sleep(wait, signal);
        }
        // Timers are late by a little each time; so much may be caught up.
        tenant.nextMs = Math.max(tenant.nextMs, nowMs() - apartMs) + apartMs;
        tenant.underWay += 1;
        return () => {
          tenant.underWay -= 1;
          tenant.ends.push(nowMs());
        };
      } finally {
        pass();
      }
    },
  };
}
