import type { PartnerCenterFault } from '../base/errors.js';
import type { Conversation } from '../domain/conversation.js';
import type { Customer } from '../domain/customers/customer.js';
import type { CustomerIndex } from '../domain/customers/customer-index.js';
import type { SubscriptionTerm } from '../domain/terms/subscription-term.js';
import type { LicenseDeploymentRow } from '../domain/usage/license-deployment.js';
import type { LicenseUsageRow } from '../domain/usage/license-usage.js';

/** What every call to Partner Center carries on behalf of one command or one sweep. */
export interface CallContext {
  /** GUID sent as MS-CorrelationId; the reference id shown to people. */
  readonly correlationId: string;
  /** BCP 47 tag sent as X-Locale, for example `pl-PL`. */
  readonly locale: string;
  /** Ends the call, its retries and waits included; a reason that is a TimeoutError means the deadline passed. */
  readonly signal: AbortSignal;
  /** When the signal ends the call, where that is known: a wait that would go past it is not begun. */
  readonly deadline?: Date | undefined;
}

/**
 * Partner Center as the use cases see it. Every method throws PartnerCenterError and nothing else;
 * "no such customer" and "no rows" are values.
 */
export interface PartnerCenter {
  /** Usage rows of one customer; empty when Partner Center has no usage data yet; undefined when it knows no such customer. */
  getLicenseUsage(customerId: string, call: CallContext): Promise<readonly LicenseUsageRow[] | undefined>;
  /** One customer by id; undefined when Partner Center knows none. */
  getCustomer(customerId: string, call: CallContext): Promise<Customer | undefined>;
  /** Customers whose company name starts with the text, any case. */
  searchCustomers(namePrefix: string, call: CallContext): Promise<readonly Customer[]>;
  /** All customers, page by page to the end. */
  listCustomers(call: CallContext): AsyncIterable<readonly Customer[]>;
}

/** The cached list of customers. */
export interface CustomerDirectory {
  /** The index over all customers: at once when loaded, after the first load otherwise. */
  index(call: CallContext): Promise<CustomerIndex>;
  /** The index as far as it is there; undefined before the first load. Never waits. */
  loaded(): CustomerIndex | undefined;
}

/** From when an answer is, and whether it had to come from memory. */
export interface Reading {
  /** When Partner Center gave the rows. */
  readonly readAt: Date;
  /** Why Partner Center gave no newer ones although they were due; undefined when nothing went wrong. */
  readonly lastKnown: PartnerCenterFault | undefined;
}

/** Rows of one customer; empty when Partner Center has none. */
export interface CustomerRows<Row> extends Reading {
  readonly rows: readonly Row[];
}

export interface ReadOptions {
  /** Asks Partner Center even though a young answer is in memory; at most once a minute for one customer. */
  readonly fresh?: boolean | undefined;
}

/**
 * Rows of one customer, from memory while they are young. Undefined for an unknown customer. Throws
 * PartnerCenterError and nothing else; an outage while an older answer is known is no error but `lastKnown`.
 */
export interface CustomerSource<Row> {
  read(customerId: string, call: CallContext, options?: ReadOptions): Promise<CustomerRows<Row> | undefined>;
}

/** Rows of customers kept for every process: what sweeps and answers brought. Methods throw StorageError. */
export interface KeptReadings<Row> {
  /** When Partner Center gave the kept rows; undefined for none. Cheap: asked for every answer. */
  readAt(customerId: string): Promise<Date | undefined>;
  /** The kept rows; undefined for none. */
  read(customerId: string): Promise<Pick<CustomerRows<Row>, 'rows' | 'readAt'> | undefined>;
  /** Keeps rows in the place of earlier ones. Gives those that are kept then: newer ones are left and given back. */
  keep(
    customerId: string,
    rows: readonly Row[],
    readAt: Date,
  ): Promise<Pick<CustomerRows<Row>, 'rows' | 'readAt'>>;
}

export type LicenseUsageSource = CustomerSource<LicenseUsageRow>;
export type LicenseDeploymentSource = CustomerSource<LicenseDeploymentRow>;
/** Subscriptions of any status. */
export type SubscriptionSource = CustomerSource<SubscriptionTerm>;

/** A usage row together with whose it is. */
export interface CustomerUsageRow {
  /** Lower-case GUID. */
  readonly customerId: string;
  /** The id again when the row did not name the customer. */
  readonly customerName: string;
  readonly row: LicenseUsageRow;
}

/** A deployment row together with whose it is. */
export interface CustomerDeploymentRow {
  /** Lower-case GUID. */
  readonly customerId: string;
  readonly row: LicenseDeploymentRow;
}

/** At most 10,000 rows of everyone's usage. */
export interface UsagePage {
  readonly rows: readonly CustomerUsageRow[];
  /** Where the following page is, for getUsageOfEveryone; undefined on the last one. */
  readonly next: string | undefined;
  /** Rows over all pages; undefined when Partner Center did not say. */
  readonly rowsInAll: number | undefined;
}

/** How the usage of all customers can be read. */
export type UsageOfEveryone =
  /** In pages; a customer's rows may lie on two of them. Iterating throws PartnerCenterError. */
  | { readonly kind: 'pages'; readonly pages: AsyncIterable<UsagePage> }
  /** Not at once: one `getLicenseUsage` for each customer. */
  | { readonly kind: 'one-by-one' };

/** What a sweep reads from, past every cache. */
export interface SweepSource extends Pick<PartnerCenter, 'getLicenseUsage'> {
  /**
   * Finds out how to read everyone's usage; the first page, or the one at `from`, is read before it answers. Throws
   * PartnerCenterError, of the fault `not-found` or `rejected` also for a page that is no longer there.
   */
  getUsageOfEveryone(call: CallContext, from?: string): Promise<UsageOfEveryone>;
}

/** The usage endpoints: one customer's own, or the commercial report that superseded it. */
export type UsageApi = 'customer' | 'commercial';

/** Which endpoint was found to answer, kept for whoever asks next. Both methods may throw StorageError. */
export interface RememberedChoice {
  read(): Promise<{ readonly value: UsageApi; readonly updatedAt: Date } | undefined>;
  /** The last writer wins. */
  write(value: UsageApi, updatedAt: Date): Promise<void>;
}

/** Conversations the bot is in. Methods throw StorageError. */
export interface ConversationStore {
  /** Keeps a conversation, or renews what is known of it; what was kept back there is sent, as by welcomeBack. */
  remember(conversation: Conversation, seenAt: Date): Promise<void>;
  /** Sends what was kept back there, if nothing could be sent there any more: people write there again. */
  welcomeBack(conversation: Pick<Conversation, 'tenantId' | 'conversationId'>): Promise<void>;
  /** Forgets it with all that belongs to it; with a team id also all channels of that team. */
  forget(conversation: Pick<Conversation, 'tenantId' | 'conversationId' | 'teamId'>): Promise<void>;
}

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

export interface Clock {
  now(): Date;
}
