/** What went wrong, as the reader of a chat or a log needs to tell it apart. */
export type PartnerCenterFault =
  | 'unauthorized'
  | 'mfa-required'
  | 'sign-in-lost'
  | 'wrong-audience'
  | 'forbidden'
  | 'no-relationship'
  | 'not-found'
  | 'throttled'
  | 'unavailable'
  | 'timeout'
  | 'unreadable'
  | 'rejected';

export interface FaultDetails {
  readonly cause?: unknown;
  readonly retryable?: boolean | undefined;
  /** What to do about it: whole sentences. */
  readonly advice?: string | undefined;
  /** Name of the setting it comes from. */
  readonly setting?: string | undefined;
}

/** Base of every fault this project throws. Expected outcomes are values, never one of these. */
export class AppError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  /** What went wrong, without the advice that ends the message. */
  readonly finding: string;
  readonly advice: string | undefined;
  readonly setting: string | undefined;

  /** A finding that advice follows has no full stop. */
  constructor(
    code: string,
    finding: string,
    { cause, retryable = false, advice, setting }: FaultDetails = {},
  ) {
    super(
      advice === undefined ? finding : `${finding}. ${advice}`,
      cause === undefined ? undefined : { cause },
    );
    this.name = new.target.name;
    this.code = code;
    this.retryable = retryable;
    this.finding = finding;
    this.advice = advice;
    this.setting = setting;
  }
}

/** What is wrong with one setting. Never holds its value, which may be a secret. */
export interface SettingProblem {
  readonly name: string;
  /** Completes the sentence that begins with the name; without a full stop. */
  readonly text: string;
  /** What to do, where it is more than to set or correct it. May end with a command to copy, and then has no full stop. */
  readonly advice?: string | undefined;
}

/** Settings that are wrong or missing: every problem at once. */
export class ConfigError extends AppError {
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    super('config', problems.map(describeProblem).join('\n'));
    this.problems = problems;
  }
}

/** A problem as a sentence, with what to do. */
export function describeProblem({ name, text, advice }: SettingProblem): string {
  return advice === undefined ? `${name} ${text}.` : `${name} ${text}. ${advice}`;
}

export interface PartnerCenterErrorDetails {
  readonly fault: PartnerCenterFault;
  /** HTTP status; undefined when no response arrived. */
  readonly status?: number | undefined;
  /** Partner Center's own error code, for example "900421"; undefined when the body had none. */
  readonly errorCode?: string | undefined;
  readonly correlationId: string;
  readonly requestId?: string | undefined;
  /** What the server asked us to wait, in milliseconds; undefined when it did not say. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** A call to Partner Center (or to its sign-in) that ended without usable data. */
export class PartnerCenterError extends AppError {
  readonly fault: PartnerCenterFault;
  readonly status: number | undefined;
  readonly errorCode: string | undefined;
  readonly correlationId: string;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(message: string, details: PartnerCenterErrorDetails) {
    super(`partner-center/${details.fault}`, message, {
      cause: details.cause,
      retryable:
        details.fault === 'throttled' || details.fault === 'unavailable' || details.fault === 'timeout',
    });
    this.fault = details.fault;
    this.status = details.status;
    this.errorCode = details.errorCode;
    this.correlationId = details.correlationId;
    this.requestId = details.requestId;
    this.retryAfterMs = details.retryAfterMs;
  }
}

export interface DeliveryErrorDetails {
  /** HTTP status; undefined when no response arrived. */
  readonly status?: number | undefined;
  /** The connector's own word, for example `BotNotInConversationRoster`, or Node's; empty when there was none. */
  readonly reason: string;
  /** What the connector asked us to wait, in milliseconds; undefined when it did not say. */
  readonly retryAfterMs?: number | undefined;
  /** The connector's own ids of its answer, for Microsoft's support; undefined when it gave none. */
  readonly trace?: string | undefined;
  readonly cause?: unknown;
}

/** A message that the Bot Connector did not take, or not that we know. */
export class DeliveryError extends AppError {
  readonly status: number | undefined;
  readonly reason: string;
  readonly retryAfterMs: number | undefined;
  readonly trace: string | undefined;

  constructor(message: string, { status, reason, retryAfterMs, trace, cause }: DeliveryErrorDetails) {
    super('delivery', message, { cause, retryable: status === undefined || status === 429 || status >= 500 });
    this.status = status;
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
    this.trace = trace;
  }
}

export interface OutgoingErrorDetails {
  /** Whether nothing goes this way, or this one message does not. */
  readonly scope: 'way' | 'message';
  /** Trying again cannot help. */
  readonly isFinal?: boolean | undefined;
  /** The other side's status or word, in short; names nobody. */
  readonly reason: string;
  /** What the other side asked us to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** A mail or a webhook that the other side did not take, or not that we know. */
export class OutgoingError extends AppError {
  readonly scope: 'way' | 'message';
  readonly isFinal: boolean;
  readonly reason: string;
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    { scope, isFinal = false, reason, retryAfterMs, cause }: OutgoingErrorDetails,
  ) {
    super('outgoing', message, { cause, retryable: !isFinal });
    this.scope = scope;
    this.isFinal = isFinal;
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Something that is kept, and that another version of this program wrote in a way this one does not understand. */
export class UnreadableError extends AppError {
  /** `what` completes "Cannot read …". */
  constructor(what: string) {
    super('unreadable', `Cannot read ${what}`, { advice: 'Run the same version everywhere.' });
  }
}

export interface StorageFaultDetails extends FaultDetails {
  readonly isOfContent?: boolean | undefined;
}

/** The database could not be reached, started or migrated. */
export class StorageError extends AppError {
  /** The database does not take what it was given: other content it would. */
  readonly isOfContent: boolean;

  constructor(finding: string, { isOfContent = false, ...details }: StorageFaultDetails = {}) {
    super('storage', finding, details);
    this.isOfContent = isOfContent;
  }
}
