import { DeliveryError, StorageError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import type { ConversationAddress } from '../../domain/conversation.js';
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
import { judgeDelivery } from './delivery-verdict.js';
import type { NotifyAdmins } from './notify-admins.js';
import { CONVERSATION_WINDOWS, type TenantPace, waitToSend } from './send-pace.js';

export interface DeliverCardsDeps {
  readonly outbox: Outbox;
  readonly contents: CardContents;
  readonly messenger: Messenger;
  readonly pace: TenantPace;
  readonly notifyAdmins: NotifyAdmins;
  readonly clock: Clock;
  /** 0-1, for the length of pauses. */
  readonly random: () => number;
  /** Ends early, without an error, when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
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
 * conversation; a message whose answer was lost may be sent again. What is left for later is a job again. Throws
 * StorageError only where nothing was begun: graphile-worker would repeat a failed job by its own measure, or not at
 * all when another was added while it ran.
 */
export type DeliverCards = (address: ConversationAddress, run: DeliveryRun) => Promise<void>;

/** A longer wait is not worth holding a worker. */
const LONGEST_WAIT_MS = 2_000;
/** What was sent is worth several attempts to note it: it would be sent again. */
const NOTE_AGAIN_MS = 500;
const NOTE_ATTEMPTS = 60;

/** After the database failed. */
const AGAIN_MS = 5_000;

/** When to deliver again; undefined: when there is something. */
type Rest = { readonly againAfterMs: number } | undefined;
type Step = 'next' | { readonly rest: Rest };

export function createDeliverCards(deps: DeliverCardsDeps): DeliverCards {
  const { outbox, contents, messenger, pace, notifyAdmins, clock, random, sleep, logger } = deps;

  return async (address, run) => {
    const place = await outbox.claim(address, run.workerId);
    // Whoever has it sees to what has come meanwhile.
    if (place === undefined || place === 'elsewhere') return;
    let rest: Rest;
    try {
      rest = place.isParked ? undefined : await drain(place, address, run);
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
    if (place.pausedMs > 0) return { againAfterMs: place.pausedMs };
    const sends = place.recentSends.map((time) => time.getTime());
    let { failures } = place;
    for (;;) {
      if (run.stopping.aborted) return { againAfterMs: 0 };
      const card = await outbox.next(address);
      if (card === undefined) return undefined;
      const waitMs = waitToSend(sends, CONVERSATION_WINDOWS, clock.now().getTime());
      if (waitMs > LONGEST_WAIT_MS) return { againAfterMs: waitMs };
      await sleep(waitMs, run.stopping);
      const leave = await pace.enter(address.tenantId, run.workers(), run.stopping);
      if (leave === undefined) return { againAfterMs: 0 };
      let step: Step;
      try {
        step = await sendOne({ ...place, failures }, card, run);
      } finally {
        leave();
        sends.push(clock.now().getTime());
      }
      if (step !== 'next') return step.rest;
      if (failures > 0) await outbox.recovered(address);
      failures = 0;
    }
  }

  async function sendOne(place: OutboxConversation, card: OutgoingCard, run: DeliveryRun): Promise<Step> {
    try {
      const posted = await send(place, card, await contents.read(card), run.ended);
      await note(() => outbox.delivered(card.cardId, card.version, posted, clock.now()));
      const { cardId, version } = card;
      const { conversationId } = place.conversation;
      logger.debug({ cardId, version, conversationId, activityId: posted.activityId }, 'a card was sent');
      return 'next';
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
  ): Promise<PostedActivity> {
    const to: Recipient = { conversation, locale: language ?? conversation.locale };
    if (posted === undefined) return messenger.post(to, message, signal);
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
    if (!(error instanceof DeliveryError)) {
      // Ours, and it would fail every time: it must not keep the others back.
      logger.error(told, 'a card could not be made and is left out');
      await note(() => outbox.refused(cardId, version, 'not-rendered', clock.now()));
      return 'next';
    }
    if (ended.aborted && error.status === undefined) return { rest: { againAfterMs: 0 } };
    const verdict = judgeDelivery(error, { isEdit: posted !== undefined, failures, random: random() });
    switch (verdict.kind) {
      case 'gone':
        if (posted !== undefined) await note(() => outbox.delivered(cardId, version, posted, clock.now()));
        return 'next';
      case 'refuse':
        logger.error(told, 'Teams refused a card for good; it is left out');
        await note(() => outbox.refused(cardId, version, error.reason, clock.now()));
        return 'next';
      case 'park':
        await onParked(place, error);
        return { rest: undefined };
      case 'again': {
        const data = { ...told, status: error.status, afterMs: verdict.afterMs, failures: failures + 1 };
        if (verdict.isOurFault) logger.error(data, 'Teams does not accept the credentials of the bot');
        else logger.warn(data, 'a message could not be sent yet');
        await outbox.pause(conversation, verdict.afterMs);
        return { rest: { againAfterMs: verdict.afterMs } };
      }
    }
  }

  async function onParked({ conversation }: OutboxConversation, { reason }: DeliveryError): Promise<void> {
    const { conversationType, teamId, conversationId } = conversation;
    if (!(await outbox.park(conversation, reason, clock.now()))) return;
    await note(() =>
      notifyAdmins({ kind: 'conversation-refused', conversationType, teamId, conversationId, reason }),
    );
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
