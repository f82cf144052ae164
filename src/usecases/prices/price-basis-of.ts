import type { Logger } from '../../base/logger.js';
import type { ConversationAddress } from '../../domain/conversation.js';
import type { PriceBasis } from '../../domain/money/price-basis.js';
import type { ConversationSettings } from '../delivery/conversation-ports.js';

/**
 * Whose prices are shown in a conversation: what the partner pays only with PRICE_BASIS=cost and where an admin let it be
 * seen, the list's everywhere else, at a terminal too. Never rejects: where it cannot be known, it is the list's.
 */
export type PriceBasisOf = (conversation: ConversationAddress | undefined) => Promise<PriceBasis>;

export function createPriceBasisOf({
  priceBasis,
  settings,
  logger,
}: {
  /** PRICE_BASIS. */
  readonly priceBasis: PriceBasis;
  /** Undefined where nothing is kept. */
  readonly settings: Pick<ConversationSettings, 'showsCost'> | undefined;
  readonly logger: Logger;
}): PriceBasisOf {
  return async (conversation) => {
    if (priceBasis === 'retail' || settings === undefined || conversation === undefined) return 'retail';
    try {
      return (await settings.showsCost(conversation)) ? 'cost' : 'retail';
    } catch (err) {
      logger.warn({ err }, 'whose prices a conversation shows could not be read: list prices are shown');
      return 'retail';
    }
  };
}
