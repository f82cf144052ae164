import type { Logger } from '../../src/base/logger.js';
import type { TeamsActivity } from './activity-builder.js';

export type BotAnswer =
  /** `body` is undefined when the answer had none, or none that is JSON. */
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'unreachable'; readonly reason: string };

export type BotClient = (activity: TeamsActivity) => Promise<BotAnswer>;

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Posts activities to `POST /api/messages` of the bot, one request each, no retries (Teams does not retry either).
 * Every failure of the transport is a value: a bot that is down must not end the channel.
 */
export function createBotClient(
  botUrl: string,
  options: { readonly timeoutMs: number; readonly signal: AbortSignal; readonly logger: Logger },
): BotClient {
  const endpoint = new URL('/api/messages', botUrl);
  return async (activity) => {
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(activity),
        signal: AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs)]),
      });
      return { kind: 'answered', status: response.status, body: parseOrNothing(await response.text()) };
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError';
      options.logger.warn({ activityType: activity.type, err: error }, 'the bot did not answer');
      return {
        kind: 'unreachable',
        reason: timedOut ? 'The bot took too long.' : 'The bot is not reachable.',
      };
    }
  };
}
