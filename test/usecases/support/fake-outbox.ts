import type { Conversation } from '../../../src/domain/conversation.js';
import type {
  Outbox,
  OutboxConversation,
  OutgoingCard,
  PostedActivity,
} from '../../../src/usecases/delivery/delivery-ports.js';
import type { Refusals } from '../../../src/usecases/delivery/delivery-verdict.js';
import { chat } from '../../helpers/conversations.js';

interface FakeCard {
  readonly cardId: string;
  version: number;
  deliveredVersion: number;
  posted: PostedActivity | undefined;
  refusal: string | undefined;
  refusals: Refusals;
  /** Until when it is left out. */
  postponedMs: number;
  handedVersion: number | undefined;
}

export const CHAT: Conversation = chat();

const NONE: Refusals = { count: 0, forMs: 0 };

/** The outbox of one conversation, in memory. */
export interface FakeOutbox extends Outbox {
  readonly cards: FakeCard[];
  claimedBy: string | undefined;
  /** What each claim was given back with: after how many milliseconds it is to be delivered again. */
  readonly releases: (number | undefined)[];
  state: { -readonly [Key in keyof OutboxConversation]: OutboxConversation[Key] } | undefined;
  add(cardId: string, changes?: Partial<FakeCard>): FakeCard;
}

export function createFakeOutbox(): FakeOutbox {
  const cards: FakeCard[] = [];
  const cardOf = (id: string) => cards.find(({ cardId }) => cardId === id);
  const outbox: FakeOutbox = {
    cards,
    claimedBy: undefined,
    releases: [],
    state: {
      claimId: 'claim',
      conversation: CHAT,
      language: undefined,
      pausedMs: 0,
      failures: 0,
      refusals: NONE,
      isParked: false,
      isLongWaitTold: false,
      isHeld: false,
      recentSends: [],
    },
    add(cardId, changes = {}) {
      const card = {
        cardId,
        version: 1,
        deliveredVersion: 0,
        posted: undefined,
        refusal: undefined,
        refusals: NONE,
        postponedMs: 0,
        handedVersion: undefined,
        ...changes,
      };
      cards.push(card);
      return card;
    },
    async claim(_address, workerId) {
      if (outbox.state === undefined) return undefined;
      if (outbox.claimedBy !== undefined) return 'elsewhere';
      outbox.claimedBy = workerId;
      return { ...outbox.state };
    },
    async release(_address, _claimId, againAfterMs) {
      outbox.claimedBy = undefined;
      outbox.releases.push(againAfterMs);
    },
    async next(): Promise<OutgoingCard | undefined> {
      const card = cards.find(
        (one) => one.version > one.deliveredVersion && one.refusal === undefined && one.postponedMs === 0,
      );
      return card && { ...card, content: { kind: 'alerts' } };
    },
    async handedOver(cardId, version) {
      Object.assign(cardOf(cardId) ?? {}, { handedVersion: version });
    },
    async assumeDelivered(cardId, handedVersion) {
      Object.assign(cardOf(cardId) ?? {}, { deliveredVersion: handedVersion, handedVersion: undefined });
    },
    async notTaken(cardId) {
      Object.assign(cardOf(cardId) ?? {}, { handedVersion: undefined });
    },
    async delivered(cardId, version, posted) {
      const sent = { deliveredVersion: version, posted, refusals: NONE, handedVersion: undefined };
      Object.assign(cardOf(cardId) ?? {}, sent);
    },
    async postpone(cardId, forMs) {
      const card = cardOf(cardId);
      if (card === undefined) return;
      card.postponedMs = forMs;
      card.refusals = { count: card.refusals.count + 1, forMs: card.refusals.forMs };
      card.handedVersion = undefined;
    },
    async leaveOut(_conversation, cardId, forMs) {
      const card = cardOf(cardId);
      if (card) card.postponedMs = forMs;
    },
    async refused(cardId, _version, reason) {
      Object.assign(cardOf(cardId) ?? {}, { refusal: reason, handedVersion: undefined });
    },
    async pause(_address, forMs, { refusal, isLongWait = false }) {
      if (outbox.state === undefined) return;
      const { failures, refusals, isLongWaitTold } = outbox.state;
      Object.assign(outbox.state, {
        pausedMs: forMs,
        failures: failures + 1,
        refusals: { count: refusals.count + (refusal === undefined ? 0 : 1), forMs: refusals.forMs },
        isLongWaitTold: isLongWaitTold || isLongWait,
      });
    },
    async park(_address, _reason, _at, againAfterMs) {
      if (outbox.state === undefined) return;
      const { count, forMs } = outbox.state.refusals;
      Object.assign(outbox.state, {
        isParked: true,
        pausedMs: againAfterMs ?? 0,
        refusals: { count: count + 1, forMs },
      });
    },
    async recovered() {
      const well = { pausedMs: 0, failures: 0, refusals: NONE, isParked: false, isLongWaitTold: false };
      if (outbox.state) Object.assign(outbox.state, well);
    },
    async hold() {
      if (outbox.state) outbox.state.isHeld = true;
    },
    async held() {
      return outbox.state?.isHeld ? [outbox.state.conversation] : [];
    },
    async resume() {
      if (outbox.state) outbox.state.isHeld = false;
    },
  };
  return outbox;
}
