import { boundedWait, isLongWait } from '../../base/asked-wait.js';
import { DeliveryError, UnreadableError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { HOUR_MS } from '../../base/time.js';
import type { Conversation } from '../../domain/conversation.js';
import type { OperationsNotice } from '../operations-notice.js';
import type { Clock } from '../ports.js';
import type { Outbox, OutboxConversation, OutgoingCard } from './delivery-ports.js';
import { judgeDelivery, type Refusals } from './delivery-verdict.js';
import type { Note } from './note-again.js';
import type { NotifyAdmins } from './notify-admins.js';

/** When to deliver again; undefined: when there is something. */
export type Rest = { readonly againAfterMs: number } | undefined;
/** What follows for the others of the conversation: they go on without the card, or they rest as well. */
export type FailedStep = 'left-out' | { readonly rest: Rest };

/** The refusal in a row, in a conversation or of a card, that the admins hear of. */
const TELL_AT = 3;

/** A process of the version that wrote a card may take it before; after an update this one understands it. */
const UNREADABLE_AGAIN_MS = HOUR_MS;

export interface OnFailureDeps {
  readonly outbox: Outbox;
  readonly notifyAdmins: NotifyAdmins;
  readonly clock: Clock;
  /** 0-1, for the length of pauses. */
  readonly random: () => number;
  readonly logger: Logger;
  readonly note: Note;
}

/**
 * Notes what a card that could not be sent means for it and its conversation, and tells the admins where they have to
 * act; `ended` is aborted when the message was dropped on the way. Throws StorageError.
 */
export type OnFailure = (
  error: unknown,
  place: OutboxConversation,
  card: OutgoingCard,
  ended: AbortSignal,
) => Promise<FailedStep>;

export function createOnFailure({
  outbox,
  notifyAdmins,
  clock,
  random,
  logger,
  note,
}: OnFailureDeps): OnFailure {
  return onFailure;

  async function onFailure(
    error: unknown,
    place: OutboxConversation,
    card: OutgoingCard,
    ended: AbortSignal,
  ): Promise<FailedStep> {
    const { conversation, failures } = place;
    const { conversationId } = conversation;
    const { cardId, version, posted } = card;
    const told = { err: error, cardId, conversationId };
    if (error instanceof UnreadableError) {
      logger.error(told, 'a card of another version is left out for now');
      await note(() => outbox.leaveOut(conversation, cardId, UNREADABLE_AGAIN_MS, clock.now()));
      return 'left-out';
    }
    if (!(error instanceof DeliveryError)) {
      // Ours, and it would fail every time: it must not keep the others back.
      logger.error(told, 'a card could not be made and is left out');
      await note(() => outbox.refused(cardId, version, 'not-rendered', clock.now()));
      return 'left-out';
    }
    // Dropped on the way, it may have arrived: whoever takes over finds what is known of it.
    if (ended.aborted && error.status === undefined) return { rest: { againAfterMs: 0 } };
    const isEdit = posted !== undefined;
    const trials = { isEdit, failures, place: place.refusals, card: card.refusals, random: random() };
    const verdict = judgeDelivery(error, trials);
    switch (verdict.kind) {
      case 'gone':
        if (posted !== undefined) await note(() => outbox.delivered(cardId, version, posted, clock.now()));
        return 'left-out';
      case 'later':
        logger.warn({ ...told, afterMs: verdict.afterMs }, 'Teams does not take a card yet');
        await note(() => outbox.postpone(cardId, verdict.afterMs, clock.now()));
        // A message that people deleted cannot be edited, and nobody has to act on that.
        if (!(isEdit && error.status === 404))
          await tellOfRefusal('message-refused', place, card.refusals, error);
        return 'left-out';
      case 'refuse':
        logger.error(told, 'Teams refused a card for good; it is left out');
        await note(() => outbox.refused(cardId, version, error.reason, clock.now()));
        if (card.refusals.count < TELL_AT) await tell(refusalNotice('message-refused', conversation, error));
        return 'left-out';
      case 'park':
        await note(() => outbox.notTaken(cardId));
        await outbox.park(conversation, error.reason, clock.now(), verdict.afterMs);
        return { rest: verdict.afterMs === undefined ? undefined : { againAfterMs: verdict.afterMs } };
      case 'again': {
        const data = { ...told, status: error.status, afterMs: verdict.afterMs, failures: failures + 1 };
        if (verdict.isOurFault) logger.error(data, 'Teams does not accept the credentials of the bot');
        else logger.warn(data, 'a message could not be sent yet');
        await note(() => outbox.notTaken(cardId));
        const isLong = isLongWait(error.retryAfterMs);
        await outbox.pause(conversation, verdict.afterMs, {
          refusal: verdict.isRefusal ? error.reason : undefined,
          isLongWait: isLong,
        });
        if (verdict.isRefusal) await tellOfRefusal('conversation-refused', place, place.refusals, error);
        if (isLong && !place.isLongWaitTold) await tellOfWait(error);
        return { rest: { againAfterMs: verdict.afterMs } };
      }
    }
  }

  /** Once, when it is no accident any more: a refusal or two pass by themselves. */
  async function tellOfRefusal(
    kind: 'conversation-refused' | 'message-refused',
    { conversation }: OutboxConversation,
    before: Refusals,
    error: DeliveryError,
  ): Promise<void> {
    if (before.count + 1 === TELL_AT) await tell(refusalNotice(kind, conversation, error));
  }

  async function tellOfWait({ retryAfterMs: askedMs = 0 }: DeliveryError): Promise<void> {
    logger.warn({ askedMs, afterMs: boundedWait(askedMs) }, 'Teams asks for a long wait');
    await tell({ kind: 'long-wait', askedMs });
  }

  function tell(notice: OperationsNotice): Promise<void> {
    return note(() => notifyAdmins(notice));
  }
}

function refusalNotice(
  kind: 'conversation-refused' | 'message-refused',
  { conversationType, teamId, conversationId }: Conversation,
  { reason }: DeliveryError,
): OperationsNotice {
  return { kind, conversationType, teamId, conversationId, reason };
}
