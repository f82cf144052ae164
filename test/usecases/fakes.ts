import assert from 'node:assert/strict';
import { PartnerCenterError, type PartnerCenterFault } from '../../src/base/errors.js';
import type { Logger } from '../../src/base/logger.js';
import type { Customer } from '../../src/domain/customers/customer.js';
import { createCustomerIndex } from '../../src/domain/customers/customer-index.js';
import type { CallContext, CustomerRows, CustomerSource, ReadOptions } from '../../src/usecases/ports.js';

export const NOW = new Date('2026-11-21T09:30:00Z');
export const READ_AT = new Date('2026-11-21T09:10:00Z');
export const clock = { now: () => NOW };

export const CONTOSO: Customer = {
  customerId: '11111111-2222-4333-8444-555555555555',
  customerName: 'Contoso',
  domain: 'contoso.onmicrosoft.com',
};

export function createCall(overrides: Partial<CallContext> = {}): CallContext {
  return {
    correlationId: 'aaaaaaaa-0000-4000-8000-000000000001',
    locale: 'en-US',
    signal: new AbortController().signal,
    ...overrides,
  };
}

export function createFault(fault: PartnerCenterFault): PartnerCenterError {
  return new PartnerCenterError(`it is ${fault}`, { fault, correlationId: 'c' });
}

/** A directory over these customers. */
export function createDirectory(...customers: readonly Customer[]) {
  const index = createCustomerIndex(customers);
  return { index: async () => index, loaded: () => index };
}

/** What a fake source does when it is read. */
export type Answer<Row> =
  | readonly Row[]
  | CustomerRows<Row>
  | Error
  | undefined
  | ((call: CallContext) => Promise<CustomerRows<Row> | undefined>);

export interface FakeSource<Row> extends CustomerSource<Row> {
  readonly reads: {
    readonly customerId: string;
    readonly call: CallContext;
    readonly options?: ReadOptions | undefined;
  }[];
}

/** A source that always answers alike; bare rows were read twenty minutes ago. */
export function createSource<Row>(answer: Answer<Row>): FakeSource<Row> {
  const reads: FakeSource<Row>['reads'] = [];
  return {
    reads,
    async read(customerId, call, options) {
      reads.push({ customerId, call, options });
      if (answer instanceof Error) throw answer;
      if (typeof answer === 'function') return answer(call);
      if (answer === undefined || 'rows' in answer) return answer;
      return { rows: answer, readAt: READ_AT, lastKnown: undefined };
    },
  };
}

/** Never answers; fails as a real source does when the signal ends it. */
export function createSilentSource<Row>(): FakeSource<Row> {
  return createSource<Row>(
    (call) =>
      new Promise((_, reject) => {
        const end = () => reject(createFault('timeout'));
        if (call.signal.aborted) end();
        else call.signal.addEventListener('abort', end, { once: true });
      }),
  );
}

export interface WrittenLine {
  readonly level: string;
  readonly data: Record<string, unknown>;
}

/** A logger whose lines can be read. */
export function createLines(): { readonly logger: Logger; readonly lines: readonly WrittenLine[] } {
  const lines: WrittenLine[] = [];
  const write = (level: string) => (data: object) => void lines.push({ level, data: { ...data } });
  const logger: Logger = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: () => logger,
  };
  return { logger, lines };
}

/** The outcome, known to be of that kind. */
export function expectKind<Outcome extends { readonly kind: string }, Kind extends Outcome['kind']>(
  outcome: Outcome,
  kind: Kind,
): Extract<Outcome, { readonly kind: Kind }> {
  assert.equal(outcome.kind, kind);
  return outcome as Extract<Outcome, { readonly kind: Kind }>;
}
