import { boundedWait, isLongWait } from '../../base/asked-wait.js';
import { DeliveryError, StorageError, UnreadableError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { HOUR_MS } from '../../base/time.js';
import type { Sleep } from '../../base/waiting.js';
import type { Conversation, ConversationAddress } from '../../domain/conversation.js';
import type { OperationsNotice } from '../operations-notice.js';
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
import { judgeDelivery, type Refusals } from './delivery-verdict.js';
import type { NotifyAdmins } from './notify-admins.js';
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
/** What was sent is worth several attempts to note it: it would be sent again. */
const NOTE_AGAIN_MS = 500;
const NOTE_ATTEMPTS = 60;

/** The refusal in a row, in a conversation or of a card, that the admins hear of. */
const TELL_AT = 3;

/** A process of the version that wrote a card may take it before; after an update this one understands it. */
const UNREADABLE_AGAIN_MS = HOUR_MS;

/** After the database failed. */
const AGAIN_MS = 5_000;

/** When to deliver again; undefined: when there is something. */
type Rest = { readonly againAfterMs: number } | undefined;
type Step = 'sent' | 'left-out' | { readonly rest: Rest };

export function createDeliverCards(deps: DeliverCardsDeps): DeliverCards {
  const { outbox, contents, messenger, pace, mayHear, notifyAdmins, clock, random, sleep, logger } = deps;

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
      let step: Step;
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

  async function sendOne(place: OutboxConversation, card: OutgoingCard, run: DeliveryRun): Promise<Step> {
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
      return onFailure(error, place, card, run);
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

  async function onFailure(
    error: unknown,
    place: OutboxConversation,
    card: OutgoingCard,
    { ended }: DeliveryRun,
  ): Promise<Step> {
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

  async function note(write: () => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await write();
      } catch (error) {
        const canPass = error instanceof StorageError && error.retryable;
        if (!canPass || attempt === NOTE_ATTEMPTS) throw error;
        // Also while the process stops: noting what was sent is right whoever sends next.
        await sleep(NOTE_AGAIN_MS, NEVER);
      }
    }
  }
}

const NEVER = new AbortController().signal;

/** The connector takes what is sent there, as far as is known. */
function isUntroubled({ failures, refusals, isParked, isLongWaitTold }: OutboxConversation): boolean {
  return failures === 0 && refusals.count === 0 && !isParked && !isLongWaitTold;
}

function refusalNotice(
  kind: 'conversation-refused' | 'message-refused',
  { conversationType, teamId, conversationId }: Conversation,
  { reason }: DeliveryError,
): OperationsNotice {
  return { kind, conversationType, teamId, conversationId, reason };
}
