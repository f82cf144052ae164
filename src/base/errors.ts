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

/** Base of every fault this project throws. Expected outcomes are values, never one of these. */
export class AppError extends Error {
  readonly code: string;
  readonly retryable: boolean;

  constructor(code: string, message: string, options: { cause?: unknown; retryable?: boolean } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.retryable = options.retryable ?? false;
  }
}

/** Settings that are wrong or missing: every problem at once, one sentence each. */
export class ConfigError extends AppError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super('config', problems.join('\n'));
    this.problems = problems;
  }
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

/** The database could not be reached, started or migrated. */
export class StorageError extends AppError {
  constructor(message: string, options: { cause?: unknown; retryable?: boolean } = {}) {
    super('storage', message, options);
  }
}
