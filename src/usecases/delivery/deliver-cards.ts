import { StorageError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import type { Sleep } from '../../base/waiting.js';
import type { Conversation, ConversationAddress } from '../../domain/conversation.js';
import type { Clock } from '../ports.js';
import type {
  CardContents,
  Messenger,
  Outbox,
  OutboxConversation,
  OutgoingCard,
  PostedActivity,
  ProactiveMessage,
  Recipient,
} from './delivery-ports.js';
import { createNote, NOTE_AGAIN_MS } from './note-again.js';
import type { NotifyAdmins } from './notify-admins.js';
import { createOnFailure, type FailedStep, type Rest } from './on-failure.js';
import { CONVERSATION_WINDOWS, type TenantPace, waitToSend } from './send-pace.js';

export interface DeliverCardsDeps {
  readonly outbox: Outbox;
  readonly contents: CardContents;
  readonly messenger: Messenger;
  readonly pace: TenantPace;
  /** Whether something may be sent there unasked at all. */
  readonly mayHear: (conversation: Conversation) => boolean;
  readonly notifyAdmins: NotifyAdmins;
  readonly clock: Clock;
  /** 0-1, for the length of pauses. */
  readonly random: () => number;
  /** Ends early, without an error, when the signal is aborted. */
  readonly sleep: Sleep;
  readonly logger: Logger;
}

/** In which circumstances it is delivered. */
export interface DeliveryRun {
  readonly workerId: string;
  /** Aborted: finish the message under way. */
  readonly stopping: AbortSignal;
  /** Aborted: drop the message under way. */
  readonly ended: AbortSignal;
  /** Processes that deliver at present. */
  workers(): number;
}

/**
 * Sends and edits what waits in a conversation, one after the other, at the pace Teams allows. Each card shows what it
 * stands for at the moment it is sent; what changes meanwhile is the next edit. A failure that may pass pauses the
 * conversation or the card. A message that a dead process had handed over counts as sent; one whose answer was lost
 * otherwise is sent again. What is left for later is a job again. Throws
 * StorageError only where nothing was begun: graphile-worker would repeat a failed job by its own measure, or not at
 * all when another was added while it ran.
 */
export type DeliverCards = (address: ConversationAddress, run: DeliveryRun) => Promise<void>;

/** A longer wait is not worth holding a worker. */
const LONGEST_WAIT_MS = 2_000;

/** After the database failed. */
const AGAIN_MS = 5_000;

export function createDeliverCards(deps: DeliverCardsDeps): DeliverCards {
  const { outbox, contents, messenger, pace, mayHear, clock, sleep, logger } = deps;
  const note = createNote(sleep);
  const onFailure = createOnFailure({ ...deps, note });

  return async (address, run) => {
    const place = await outbox.claim(address, run.workerId);
    // Whoever has it sees to what has come meanwhile.
    if (place === undefined || place === 'elsewhere') return;
    let rest: Rest;
    try {
      rest = await drain(place, address, run);
    } catch (err) {
      const { conversationId } = address;
      logger.error({ err, conversationId, afterMs: AGAIN_MS }, 'a delivery failed and is tried again');
      rest = { againAfterMs: AGAIN_MS };
    }
    await giveBack(place, rest, run);
  };

  /** For a worker that ends without having managed to, others do it. */
  async function giveBack(
    { conversation, claimId }: OutboxConversation,
    rest: Rest,
    { ended }: DeliveryRun,
  ): Promise<void> {
    for (;;) {
      try {
        return await outbox.release(conversation, claimId, rest?.againAfterMs);
      } catch (err) {
        const { conversationId } = conversation;
        logger.warn({ err, conversationId }, 'a conversation could not be released yet');
        if (ended.aborted) return;
        await sleep(NOTE_AGAIN_MS, ended);
      }
    }
  }

  async function drain(
    place: OutboxConversation,
    address: ConversationAddress,
    run: DeliveryRun,
  ): Promise<Rest> {
    if (!mayHear(place.conversation)) {
      if (!place.isHeld) await outbox.hold(address, clock.now());
      return undefined;
    }
    if (place.pausedMs > 0) return { againAfterMs: place.pausedMs };
    const sends = place.recentSends.map((time) => time.getTime());
    let isWell = isUntroubled(place);
    for (;;) {
      if (run.stopping.aborted) return { againAfterMs: 0 };
      const card = await outbox.next(address);
      if (card === undefined) return undefined;
      if (isWell && (await wasHandedOver(place, card))) {
        sends.push(clock.now().getTime());
        continue;
      }
      const waitMs = waitToSend(sends, CONVERSATION_WINDOWS, clock.now().getTime());
      if (waitMs > LONGEST_WAIT_MS) return { againAfterMs: waitMs };
      await sleep(waitMs, run.stopping);
      const leave = await pace.enter(address.tenantId, run.workers(), run.stopping);
      if (leave === undefined) return { againAfterMs: 0 };
      let step: 'sent' | FailedStep;
      try {
        step = await sendOne(place, card, run);
      } finally {
        leave();
        sends.push(clock.now().getTime());
      }
      if (step === 'left-out') continue;
      if (step !== 'sent') return step.rest;
      if (!isWell) await outbox.recovered(address);
      isWell = true;
    }
  }

  /**
   * A process died after it had handed this card's message to the network whole. Where the connector took everything
   * before, it took that as well: sending it again would double nearly every one of them, and the connector has nothing
   * to recognise a repeat by. Where it refused or failed before, the message is sent again: a double is better than a
   * loss (docs/adr/0025).
   */
  async function wasHandedOver({ conversation }: OutboxConversation, card: OutgoingCard): Promise<boolean> {
    const { cardId, handedVersion, posted, refusals } = card;
    if (handedVersion === undefined || posted !== undefined || refusals.count > 0) return false;
    await outbox.assumeDelivered(cardId, handedVersion, clock.now());
    const { conversationId } = conversation;
    logger.warn(
      { cardId, conversationId },
      'a message counts as sent: its process died before the answer came',
    );
    return true;
  }

  async function sendOne(
    place: OutboxConversation,
    card: OutgoingCard,
    run: DeliveryRun,
  ): Promise<'sent' | FailedStep> {
    const { cardId, version } = card;
    let handing: Promise<void> | undefined;
    const onHanded = () => {
      handing = outbox
        .handedOver(cardId, version)
        .catch((err) => logger.debug({ err, cardId }, 'it was not noted that a message was handed over'));
    };
    try {
      const posted = await send(
        place,
        card,
        await contents.read(card, place.conversation),
        run.ended,
        onHanded,
      ).finally(
        // What is noted next goes after it.
        () => handing,
      );
      await note(() => outbox.delivered(cardId, version, posted, clock.now()));
      const { conversationId } = place.conversation;
      logger.debug({ cardId, version, conversationId, activityId: posted.activityId }, 'a card was sent');
      return 'sent';
    } catch (error) {
      if (error instanceof StorageError) throw error;
      return onFailure(error, place, card, run.ended);
    }
  }

  async function send(
    { conversation, language }: OutboxConversation,
    { posted }: OutgoingCard,
    message: ProactiveMessage,
    signal: AbortSignal,
    onHanded: () => void,
  ): Promise<PostedActivity> {
    const to: Recipient = { conversation, locale: language ?? conversation.locale };
    if (posted === undefined) return messenger.post(to, message, signal, onHanded);
    await messenger.update(to, posted, message, signal);
    return posted;
  }
}

/** The connector takes what is sent there, as far as is known. */
function isUntroubled({ failures, refusals, isParked, isLongWaitTold }: OutboxConversation): boolean {
  return failures === 0 && refusals.count === 0 && !isParked && !isLongWaitTold;
}
