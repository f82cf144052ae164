export interface RateWindow {
  readonly maxRequests: number;
  readonly windowMs: number;
}

/** Per bot and conversation. Source: Teams docs, "Optimize your bot with rate limiting". */
export const CONVERSATION_LIMITS: readonly RateWindow[] = [
  { maxRequests: 7, windowMs: 1_000 },
  { maxRequests: 8, windowMs: 2_000 },
  { maxRequests: 60, windowMs: 30_000 },
  { maxRequests: 1_800, windowMs: 3_600_000 },
];

/** Per app and tenant, over all conversations. Same source. */
export const APP_LIMIT: RateWindow = { maxRequests: 50, windowMs: 1_000 };

export interface RateLimits {
  /**
   * Counts one request. Undefined when it is within every limit; otherwise the milliseconds until it would be,
   * and the request is not counted.
   */
  admit(conversationId: string): number | undefined;
}

/** Milliseconds until one more request fits; 0 when it fits now. `times` ascend. */
function waitMs(times: readonly number[], limit: RateWindow, nowMs: number): number {
  const oldestThatCounts = times[times.length - limit.maxRequests];
  if (oldestThatCounts === undefined) return 0;
  return Math.max(0, oldestThatCounts + limit.windowMs - nowMs);
}

/** Teams' sending limits as sliding windows over the given clock (epoch milliseconds). */
export function createRateLimits(nowMs: () => number): RateLimits {
  const longestWindow = Math.max(...CONVERSATION_LIMITS.map((limit) => limit.maxRequests));
  const perConversation = new Map<string, number[]>();
  const perApp: number[] = [];

  return {
    admit(conversationId) {
      const now = nowMs();
      const times = perConversation.get(conversationId) ?? [];
      const waits = CONVERSATION_LIMITS.map((limit) => waitMs(times, limit, now));
      const wait = Math.max(...waits, waitMs(perApp, APP_LIMIT, now));
      if (wait > 0) return wait;
      times.push(now);
      if (times.length > longestWindow) times.shift();
      perConversation.set(conversationId, times);
      perApp.push(now);
      if (perApp.length > APP_LIMIT.maxRequests) perApp.shift();
      return undefined;
    },
  };
}
