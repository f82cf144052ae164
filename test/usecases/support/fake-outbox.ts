import type { Conversation } from '../../../src/domain/conversation.js';
import type {
  Outbox,
  OutboxConversation,
  OutgoingCard,
  PostedActivity,
} from '../../../src/usecases/delivery/delivery-ports.js';
import { chat } from '../../helpers/conversations.js';

interface FakeCard {
  readonly cardId: string;
  version: number;
  deliveredVersion: number;
  posted: PostedActivity | undefined;
  refusal: string | undefined;
}

export const CHAT: Conversation = chat();

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
      isParked: false,
      recentSends: [],
    },
    add(cardId, changes = {}) {
      const card = {
        cardId,
        version: 1,
        deliveredVersion: 0,
        posted: undefined,
        refusal: undefined,
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
      const card = cards.find((one) => one.version > one.deliveredVersion && one.refusal === undefined);
      return card && { ...card, content: { kind: 'alerts' } };
    },
    async delivered(cardId, version, posted) {
      Object.assign(cardOf(cardId) ?? {}, { deliveredVersion: version, posted });
    },
    async refused(cardId, _version, reason) {
      Object.assign(cardOf(cardId) ?? {}, { refusal: reason });
    },
    async pause(_address, forMs) {
      if (outbox.state) Object.assign(outbox.state, { pausedMs: forMs, failures: outbox.state.failures + 1 });
    },
    async park() {
      const wasParked = outbox.state?.isParked === true;
      if (outbox.state) outbox.state.isParked = true;
      return !wasParked;
    },
    async recovered() {
      if (outbox.state) Object.assign(outbox.state, { pausedMs: 0, failures: 0 });
    },
  };
  return outbox;
}
