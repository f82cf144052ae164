import { ChannelFault } from './router.js';

/** What the connector does instead of its work, for one conversation. */
export type ConnectorFault =
  | { readonly kind: 'throttle'; readonly retryAfterSeconds: number }
  | { readonly kind: 'status'; readonly status: 400 | 404 | 412 | 500 | 502 | 503 | 504 }
  | { readonly kind: 'forbidden'; readonly code: string }
  | { readonly kind: 'silence' };

export interface FaultBoard {
  /** Sets the fault for the next `times` writes to a conversation (until cleared when left out). */
  set(conversationId: string, fault: ConnectorFault, times?: number): void;
  clear(conversationId: string): void;
  /** The fault that meets this write, counted as used up; undefined when there is none. */
  take(conversationId: string): ConnectorFault | undefined;
}

/** Faults are kept per conversation, so that one broken channel can be tested beside healthy ones. */
export function createFaultBoard(): FaultBoard {
  const active = new Map<string, { fault: ConnectorFault; left: number }>();
  return {
    set: (conversationId, fault, times = Number.POSITIVE_INFINITY) => {
      active.set(conversationId, { fault, left: times });
    },
    clear: (conversationId) => {
      active.delete(conversationId);
    },
    take: (conversationId) => {
      const entry = active.get(conversationId);
      if (entry === undefined || entry.left <= 0) return undefined;
      entry.left -= 1;
      return entry.fault;
    },
  };
}

/** The connector's error answer for a fault. `silence` has none: the caller leaves the request open. */
export function faultAnswer(fault: Exclude<ConnectorFault, { kind: 'silence' }>): ChannelFault {
  switch (fault.kind) {
    case 'throttle':
      return new ChannelFault(429, 'TooManyRequests', 'API calls quota exceeded.', {
        'retry-after': String(fault.retryAfterSeconds),
      });
    case 'status':
      return new ChannelFault(fault.status, 'ServiceError', 'The service could not take the request.');
    case 'forbidden':
      return new ChannelFault(403, fault.code, 'The bot may not write here.');
  }
}
