import type { ConversationAddress } from '../domain/conversation.js';
import { DeliveryError, StorageError } from '../errors.js';
import type { Logger } from '../logger.js';
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
import type { Clock } from './ports.js';
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

/** Undefined: nothing is left to do here now. */
export type DeliveryOutcome = { readonly againAfterMs: number } | undefined;

/**
 * Sends and edits what waits in a conversation, one after the other, at the pace Teams allows. Each card shows what it
 * stands for at the moment it is sent; what changes meanwhile is the next edit. A failure that may pass pauses the
 * conversation; a message whose answer was lost may be sent again. Throws StorageError.
 */
export type DeliverCards = (address: ConversationAddress, run: DeliveryRun) => Promise<DeliveryOutcome>;

/** A longer wait is not worth holding a worker. */
const LONGEST_WAIT_MS = 2_000;
/** What was sent is worth several attempts to note it: it would be sent again. */
const NOTE_AGAIN_MS = 500;
const NOTE_ATTEMPTS = 60;

/** What became of one card. */
type Step = 'next' | 'dropped' | 'parked' | { readonly againAfterMs: number };

export function createDeliverCards(deps: DeliverCardsDeps): DeliverCards {
  const { outbox, contents, messenger, pace, notifyAdmins, clock, random, sleep, logger } = deps;

  return async (address, run) => {
    for (;;) {
      const place = await outbox.claim(address, run.workerId);
      // Whoever has it looks once more after giving it back.
      if (place === undefined || place === 'elsewhere') return undefined;
      let outcome: DeliveryOutcome | 'parked';
      try {
        outcome = place.isParked ? 'parked' : await drain(place, address, run);
      } finally {
        await giveBack(address, run);
      }
      if (outcome === 'parked') return undefined;
      if (outcome !== undefined) return outcome;
      // A job that came while this one was at it has found the conversation taken and ended.
      if ((await outbox.next(address)) === undefined) return undefined;
    }
  };

  /** The claim of a worker that ended is freed by the others. */
  async function giveBack(address: ConversationAddress, { workerId, ended }: DeliveryRun): Promise<void> {
    for (;;) {
      try {
        return await outbox.release(address, workerId);
      } catch (err) {
        logger.warn({ err }, 'a conversation could not be released yet');
        if (ended.aborted) return;
        await sleep(NOTE_AGAIN_MS, ended);
      }
    }
  }

  async function drain(
    place: OutboxConversation,
    address: ConversationAddress,
    run: DeliveryRun,
  ): Promise<DeliveryOutcome | 'parked'> {
    const pausedMs = (place.pausedUntil?.getTime() ?? 0) - clock.now().getTime();
    if (pausedMs > 0) return { againAfterMs: pausedMs };
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
      if (step === 'parked') return 'parked';
      if (step === 'dropped') return { againAfterMs: 0 };
      if (step !== 'next') return step;
      if (failures > 0) await outbox.recovered(address);
      failures = 0;
    }
  }

  async function sendOne(place: OutboxConversation, card: OutgoingCard, run: DeliveryRun): Promise<Step> {
    try {
      const posted = await send(place, card, await contents.read(card), run.ended);
      await note(() => outbox.delivered(card.cardId, card.version, posted, clock.now()));
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
    if (ended.aborted && error.status === undefined) return 'dropped';
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
        return 'parked';
      case 'again': {
        const data = { ...told, status: error.status, afterMs: verdict.afterMs, failures: failures + 1 };
        if (verdict.isOurFault) logger.error(data, 'Teams does not accept the credentials of the bot');
        else logger.warn(data, 'a message could not be sent yet');
        await outbox.pause(conversation, new Date(clock.now().getTime() + verdict.afterMs));
        return { againAfterMs: verdict.afterMs };
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
