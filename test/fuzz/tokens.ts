import type { RunningBot } from '../helpers/running-bot.js';

const RENEW_AFTER_MS = 5 * 60_000;

/** Gives a good token of the channel; signing one for each case would take longer than the case. */
export function createTokens({ channel }: Pick<RunningBot, 'channel'>): { bearer(): string } {
  let token = channel.token();
  let madeMs = Date.now();
  return {
    bearer() {
      if (Date.now() - madeMs > RENEW_AFTER_MS) {
        token = channel.token();
        madeMs = Date.now();
      }
      return `Bearer ${token}`;
    },
  };
}
