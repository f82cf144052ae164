import type { Customer } from '../../domain/customers/customer.js';
import type { CustomersQuestion } from '../../domain/usage/customers-question.js';
import type { Command, CustomerCommandName, ListTurn } from '../catalogue.js';

/** What the bot is asked to do and does not do. */
export const CANNOT = ['cancel', 'buy', 'assign', 'delete'] as const;
export type Cannot = (typeof CANNOT)[number];

/** What was asked last in a conversation, as far as the next question can point at it. */
export type Remembered =
  | { readonly kind: 'customer'; readonly customer: Customer; readonly view: CustomerCommandName }
  | { readonly kind: 'customers'; readonly question: CustomersQuestion };

/** What a text was read as by the meaning of its words. Nothing here changes anything. */
export type Reading =
  | { readonly kind: 'command'; readonly command: Command }
  /**
   * A question about one customer; `passedOver` is what of the text the answer leaves out without being another one: a
   * number, one of the products it shows. Empty for nothing.
   */
  | {
      readonly kind: 'customer';
      readonly customer: Customer;
      readonly view: CustomerCommandName;
      readonly passedOver: string;
    }
  /** One of several customers is meant; `tried` is what they are close to, empty where each of them was named. */
  | {
      readonly kind: 'choose';
      readonly tried: string;
      readonly customers: readonly Customer[];
      readonly view: CustomerCommandName;
    }
  /** One customer is close to what was written, and yet not certain. */
  | {
      readonly kind: 'is-it';
      readonly tried: string;
      readonly customer: Customer;
      readonly view: CustomerCommandName;
    }
  /** No customer is close to what stands for one. */
  | { readonly kind: 'nobody'; readonly tried: string; readonly view: CustomerCommandName }
  /** A view without a customer; `isPointing` where a word points at one, as "its" does. */
  | { readonly kind: 'whose'; readonly view: CustomerCommandName; readonly isPointing?: true }
  /**
   * A part was not understood, or only what is never done without a press: `unread` is that part, as written, and
   * empty where every word is known.
   */
  | {
      readonly kind: 'unclear';
      readonly unread: string;
      readonly customers: readonly Customer[];
      readonly view: CustomerCommandName | undefined;
      /** What of the conversation's own it is near to. */
      readonly near: 'watches' | 'digest' | 'all-customers' | undefined;
    }
  | {
      readonly kind: 'cannot';
      readonly what: Cannot;
      readonly customers: readonly Customer[];
      readonly view: CustomerCommandName;
    }
  /** The list just shown, turned; `written` is how that was said. */
  | { readonly kind: 'turn'; readonly to: ListTurn; readonly written: string }
  | { readonly kind: 'nothing' };
