import type { PartnerCenterFault } from '../base/errors.js';
import type { Conversation } from '../domain/conversation.js';
import type { OutgoingWay } from './outgoing/outgoing-ports.js';
import type { FailedSheet } from './prices/price-ports.js';

/** Something the people who run the bot must act on. */
export type OperationsNotice =
  | {
      readonly kind: 'sign-in-lost';
      readonly fault: 'sign-in-lost' | 'mfa-required' | 'app-refused';
      readonly correlationId: string;
    }
  /** Teams takes no messages for a conversation any more. */
  | {
      readonly kind: 'conversation-refused';
      readonly conversationType: Conversation['conversationType'];
      readonly teamId?: string | undefined;
      readonly conversationId: string;
      /** The connector's own word, for example `BotNotInConversationRoster`. */
      readonly reason: string;
    }
  /** Teams refuses one message, and not the conversation. */
  | {
      readonly kind: 'message-refused';
      readonly conversationType: Conversation['conversationType'];
      readonly teamId?: string | undefined;
      readonly conversationId: string;
      readonly reason: string;
    }
  /** Teams asks to be left alone for long; the wait is bounded. */
  | {
      readonly kind: 'long-wait';
      /** As it was asked. */
      readonly askedMs: number;
    }
  | {
      readonly kind: 'sweep-failed';
      readonly fault: PartnerCenterFault | 'storage';
      readonly runId: number;
    }
  /** Partner Center asked for a long pause in the middle of a sweep. */
  | { readonly kind: 'sweep-waits' }
  /** Price sheets that do not come any more, or cannot be used; the last good ones count. */
  | { readonly kind: 'prices-failed'; readonly sheets: readonly FailedSheet[] }
  /** Mails or webhooks are not taken. */
  | {
      readonly kind: 'outgoing-refused';
      readonly way: OutgoingWay;
      /** The other side's status or word. */
      readonly reason: string;
      /** How many are tried no more; 0 while all are. */
      readonly parked: number;
    }
  /** Nothing could be done with some of what is kept or read; the rest went on. */
  | {
      readonly kind: 'left-out';
      readonly what: 'customer' | 'watch' | 'digest' | 'message';
      /** How many; `items` are the first of them. */
      readonly count: number;
      /** Without a reason: this version of the program does not understand it. */
      readonly items: readonly {
        readonly name: string;
        readonly reason?: PartnerCenterFault | undefined;
      }[];
    };
