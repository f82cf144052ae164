import type { RenderCard } from '../../cards/render.js';
import { confirmWatchReply } from '../../cards/watches/confirm-watch-card.js';
import { ticketRefusedReply } from '../../cards/watches/ticket-phrases.js';
import {
  noSuchWatchReply,
  type SentBesides,
  testAlertSentReply,
  watchAddedReply,
  watchCustomerUnclearReply,
  watchesReply,
  watchRemovedReply,
  watchRestoredReply,
} from '../../cards/watches/watch-cards.js';
import type { ListChange } from '../../cards/watches/watches-card.js';
import type { Conversation } from '../../domain/conversation.js';
import { namingOf } from '../../domain/customers/customer-named.js';
import type { WatchChoice } from '../../domain/watching/ending.js';
import type { Watch } from '../../domain/watching/watch.js';
import type { Messages } from '../../i18n/messages.js';
import type { CallContext, Clock } from '../../usecases/ports.js';
import type { ReportStore } from '../../usecases/reports/report-ports.js';
import type { AddWatch, WatchRequest } from '../../usecases/watching/add-watch.js';
import type { WatchStore } from '../../usecases/watching/watch-ports.js';
import type { Answer, Asking } from '../asking.js';

export interface AnswerWatchDeps {
  readonly addWatch: AddWatch;
  readonly watches: WatchStore;
  /** The conversation's digest in words; undefined where none comes. */
  readonly digestOf: (conversation: Conversation, messages: Messages) => Promise<string | undefined>;
  readonly reports: Pick<ReportStore, 'of'>;
  readonly sendTestAlert: (conversation: Conversation) => Promise<void>;
  readonly clock: Clock;
  readonly render: RenderCard;
}

/** Someone in a conversation that can be written to. */
export type AskingInConversation = Asking & { readonly conversation: Conversation };

/** What a button for watches names. */
export interface OnWatches {
  readonly watchIds: readonly string[];
  readonly page?: number | undefined;
}

/** Answers everything about the watches of a conversation. Methods throw StorageError and PartnerCenterError. */
export interface AnswerWatch {
  add(
    request: WatchRequest,
    asking: AskingInConversation,
    call: CallContext,
    messages: Messages,
    options?: Parameters<AddWatch>[4],
  ): Promise<Answer>;
  /** `change` is what a button of the list did just now. */
  list(page: number, asking: AskingInConversation, messages: Messages, change?: ListChange): Promise<Answer>;
  /** Those of one customer alone, named by words of its name; the list where that is nobody's here, or several'. */
  removeOf(customer: string, asking: AskingInConversation, messages: Messages): Promise<Answer>;
  remove(choice: WatchChoice, asking: AskingInConversation, messages: Messages): Promise<Answer>;
  /** Those still there. With a page the answer is that page of the list, which says what was removed. */
  removeThese(request: OnWatches, asking: AskingInConversation, messages: Messages): Promise<Answer>;
  restore(request: OnWatches, asking: AskingInConversation, messages: Messages): Promise<Answer>;
  sendTest(asking: AskingInConversation, messages: Messages): Promise<Answer>;
}

export function createAnswerWatch(deps: AnswerWatchDeps): AnswerWatch {
  const { addWatch, watches, reports, digestOf, sendTestAlert, clock, render } = deps;

  function toRemoved(removed: readonly Watch[], messages: Messages, besides?: SentBesides): Answer {
    const detail = { watchIds: removed.map(({ watchId }) => watchId) };
    return {
      ...answered(watchRemovedReply({ watches: removed, besides }, messages, render)),
      audit: { detail },
    };
  }

  async function besidesIn(conversation: Conversation, messages: Messages): Promise<SentBesides> {
    const [mailed, digest] = await Promise.all([reports.of(conversation), digestOf(conversation, messages)]);
    return { reports: mailed, digest };
  }

  async function noSuchWatch(
    conversation: Conversation,
    number: number | undefined,
    messages: Messages,
  ): Promise<Answer> {
    const [left, besides] = await Promise.all([watches.of(conversation), besidesIn(conversation, messages)]);
    const there = { number, watches: left, ...besides };
    return { reply: noSuchWatchReply(there, messages, render), outcome: 'unknown' };
  }

  async function list(
    page: number,
    { conversation }: AskingInConversation,
    messages: Messages,
    change?: ListChange,
  ): Promise<Answer> {
    const [all, besides] = await Promise.all([watches.of(conversation), besidesIn(conversation, messages)]);
    return answered(watchesReply({ watches: all, ...besides, page, change }, messages, render));
  }

  /** The list as it is now; where somebody else was faster it says that nothing was there to change. */
  async function listAfter(
    kind: 'removed' | 'restored',
    changed: readonly Watch[],
    page: number,
    asking: AskingInConversation,
    messages: Messages,
  ): Promise<Answer> {
    if (changed.length === 0) {
      const told = { kind: 'told', text: messages.say('watch.unknown.any') } as const;
      return { ...(await list(page, asking, messages, told)), outcome: 'unknown' };
    }
    const watchIds = changed.map(({ watchId }) => watchId);
    const answer = await list(page, asking, messages, { kind, watches: changed });
    return { ...answer, audit: { detail: { watchIds } } };
  }

  return {
    async add(request, { conversation, person }, call, messages, options) {
      const outcome = await addWatch(request, conversation, person, call, options);
      switch (outcome.kind) {
        case 'added':
        case 'known': {
          const { watchId, number, rule, customer } = outcome.watch;
          return {
            reply: watchAddedReply(outcome, messages, render),
            outcome: 'answered',
            placement: 'message',
            audit: { customerId: customer?.customerId, detail: { watchId, number, rule: rule.kind } },
          };
        }
        case 'to-confirm':
          return {
            reply: confirmWatchReply(outcome, messages, render),
            outcome: 'unknown',
            placement: 'message',
          };
        case 'no-ticket':
          return {
            ...answered(ticketRefusedReply(outcome.refusal, messages, render)),
            outcome: 'refused',
            placement: 'message',
          };
        case 'unclear':
          return unclear(watchCustomerUnclearReply(outcome.unclear, messages, render, outcome.resolve));
      }
    },

    list,

    async removeOf(written, asking, messages) {
      const { conversation, person } = asking;
      const own = (await watches.of(conversation)).filter(
        ({ customer }) => customer && namingOf(written, { ...customer, domain: undefined }) === 'words',
      );
      const [first, ...others] = new Set(own.map(({ customer }) => customer?.customerId));
      if (first === undefined || others.length > 0) return list(0, asking, messages);
      const watchIds = own.map(({ watchId }) => watchId);
      const removed = await watches.remove(conversation, { watchIds }, person, clock.now());
      return removed.length === 0 ? list(0, asking, messages) : toRemoved(removed, messages);
    },

    async remove(choice, { conversation, person }, messages) {
      const removed = await watches.remove(conversation, choice, person, clock.now());
      const number = choice !== 'all' && 'number' in choice ? choice.number : undefined;
      if (removed.length === 0) return noSuchWatch(conversation, number, messages);
      const besides = choice === 'all' ? await besidesIn(conversation, messages) : undefined;
      return toRemoved(removed, messages, besides);
    },

    async removeThese({ watchIds, page }, asking, messages) {
      const { conversation, person } = asking;
      const removed = await watches.remove(conversation, { watchIds }, person, clock.now());
      if (page !== undefined) return listAfter('removed', removed, page, asking, messages);
      return removed.length === 0
        ? noSuchWatch(conversation, undefined, messages)
        : toRemoved(removed, messages);
    },

    async restore({ watchIds, page }, asking, messages) {
      const { conversation } = asking;
      const back = await watches.restore(conversation, watchIds, clock.now());
      if (page !== undefined) return listAfter('restored', back, page, asking, messages);
      if (back.length === 0) return noSuchWatch(conversation, undefined, messages);
      return {
        ...answered(watchRestoredReply({ watches: back }, messages, render)),
        audit: { detail: { watchIds } },
      };
    },

    async sendTest({ conversation }, messages) {
      await sendTestAlert(conversation);
      return answered(testAlertSentReply(messages, render));
    },
  };
}

function answered(reply: Answer['reply']): Answer {
  return { reply, outcome: 'answered' };
}

function unclear(reply: Answer['reply']): Answer {
  return { reply, outcome: 'several', placement: 'message' };
}
