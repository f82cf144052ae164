import { OutgoingError, StorageError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { earlier } from '../../base/time.js';
import type { Conversation } from '../../domain/conversation.js';
import type { NotifyAdmins } from '../delivery/notify-admins.js';
import type { Clock } from '../ports.js';
import type { PriceBasisOf } from '../prices/price-basis-of.js';
import type { Carrier, OutgoingBox, OutgoingMessage, OutgoingWay, WayState } from './outgoing-ports.js';
import { judgeOutgoing, TRIED_FOR_MS } from './outgoing-verdict.js';

export interface SendOutgoingDeps {
  readonly box: OutgoingBox;
  /** Undefined for a way that is not set up: what waits for it stays. */
  readonly carriers: Readonly<Partial<Record<OutgoingWay, Carrier>>>;
  /** Whether a conversation may hear what it asked for. */
  readonly mayHear: (conversation: Conversation) => boolean;
  readonly priceBasisOf: PriceBasisOf;
  readonly notifyAdmins: NotifyAdmins;
  readonly clock: Clock;
  /** 0-1. */
  readonly random: () => number;
  readonly logger: Logger;
}

const NOT_MADE = { scope: 'message', isFinal: false, retryAfterMs: undefined, reason: 'not made' } as const;

/** The failure in a row that the admins hear of: one or two pass by themselves. */
const TELL_AT = 4;

/**
 * Sends what waits one way, one after the other, each at least once: what was taken when its process died is sent again
 * with the same id. `stopping`: finish the one under way; `ended`: drop it. Throws StorageError.
 */
export type SendOutgoing = (
  way: OutgoingWay,
  signals: { readonly stopping: AbortSignal; readonly ended: AbortSignal },
) => Promise<void>;

export function createSendOutgoing(deps: SendOutgoingDeps): SendOutgoing {
  const { box, carriers, mayHear, priceBasisOf, notifyAdmins, clock, random, logger } = deps;

  return async (way, { stopping, ended }) => {
    const carrier = carriers[way];
    if (carrier === undefined) return;
    await drain(way, carrier, stopping, ended);
    await box.again(way);
  };

  async function drain(
    way: OutgoingWay,
    carrier: Carrier,
    stopping: AbortSignal,
    ended: AbortSignal,
  ): Promise<void> {
    let state = await box.state(way);
    while (state.pausedMs <= 0 && !stopping.aborted) {
      const message = await box.next(way);
      if (message === undefined) return;
      if (!mayHear(message.conversation)) {
        await box.hold(message.outgoingId, clock.now());
        continue;
      }
      if (await sendOne(way, carrier, message, state, ended)) {
        if (state.failures > 0) await box.recovered(way);
      } else if (ended.aborted) return;
      state = await box.state(way);
    }
  }

  /** Whether it was taken. */
  async function sendOne(
    way: OutgoingWay,
    carrier: Carrier,
    message: OutgoingMessage,
    state: WayState,
    ended: AbortSignal,
  ): Promise<boolean> {
    const { outgoingId } = message;
    try {
      let { body } = message;
      // What the partner pays may have been taken back since: that goes before a repeat that is the same.
      if (
        body === undefined ||
        (body.basis === 'cost' && (await priceBasisOf(message.conversation)) !== 'cost')
      ) {
        body = await carrier.make(message);
        await box.prepared(outgoingId, body);
      }
      await carrier.send(message, body, ended);
    } catch (error) {
      await onFailure(way, message, state, error, ended);
      return false;
    }
    await box.sent(outgoingId, clock.now());
    logger.debug({ way, outgoingId }, 'something was sent');
    return true;
  }

  async function onFailure(
    way: OutgoingWay,
    message: OutgoingMessage,
    state: WayState,
    error: unknown,
    ended: AbortSignal,
  ): Promise<void> {
    const { outgoingId, failures, failedForMs } = message;
    if (error instanceof StorageError) throw error;
    // It may have arrived: whoever takes over sends it again.
    if (ended.aborted) return;
    // Ours, and it must not keep the others back.
    const isOurs = !(error instanceof OutgoingError);
    if (isOurs) logger.error({ err: error, way, outgoingId }, 'something could not be made');
    const fault = isOurs ? NOT_MADE : error;
    const { reason } = fault;
    const told = { err: error, way, outgoingId, reason };
    const verdict = judgeOutgoing(fault, {
      way: state,
      message: { failures, failedForMs },
      random: random(),
    });
    switch (verdict.kind) {
      case 'park':
        await park(way, outgoingId, reason, error);
        return;
      case 'later':
        logger.warn({ ...told, afterMs: verdict.afterMs }, 'something is not taken yet');
        await box.postpone(outgoingId, verdict.afterMs, reason);
        return;
      case 'pause': {
        logger.warn({ ...told, afterMs: verdict.afterMs }, 'nothing is taken at present');
        await box.pause(way, verdict.afterMs, reason);
        if (state.failures + 1 === TELL_AT) await tell(way, reason, 0);
        if (!verdict.parks) return;
        const now = clock.now();
        const parked = await box.parkBefore(way, earlier(now, TRIED_FOR_MS), reason, now);
        if (parked > 0) await tell(way, reason, parked);
        return;
      }
    }
  }

  async function park(way: OutgoingWay, outgoingId: string, reason: string, err: unknown): Promise<void> {
    logger.error({ err, way, outgoingId, reason }, 'something was refused for good');
    await box.park(outgoingId, reason, clock.now());
    await tell(way, reason, 1);
  }

  async function tell(way: OutgoingWay, reason: string, parked: number): Promise<void> {
    if (await box.isToTell(way)) await notifyAdmins({ kind: 'outgoing-refused', way, reason, parked });
  }
}
