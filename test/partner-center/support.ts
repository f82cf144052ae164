import assert from 'node:assert/strict';
import { PartnerCenterError } from '../../src/base/errors.js';
import type { Logger } from '../../src/base/logger.js';
import { createFixedAccessToken } from '../../src/partner-center/http/access-token.js';
import {
  createPartnerCenterApi,
  type PartnerCenterApi,
  type PartnerCenterApiOptions,
} from '../../src/partner-center/http/api.js';
import type { CallContext } from '../../src/usecases/ports.js';
import { type Answer, type LocalHttpServer, startHttpServer } from '../helpers/http-server.js';

export const CUSTOMER_ID = '11111111-2222-3333-4444-555555555555';
export const CORRELATION_ID = 'aaaaaaaa-0000-4000-8000-000000000001';
export const NOW = new Date('2026-10-12T08:00:00Z');
export const TOKEN = 'secret-token-of-the-test';

export interface LogLine {
  readonly level: string;
  readonly data: Record<string, unknown>;
  readonly message: string;
}

export function createRecordingLogger(lines: LogLine[]): Logger {
  const write = (level: string) => (data: object, message: string) => {
    lines.push({ level, data: { ...data }, message });
  };
  const logger: Logger = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: () => logger,
  };
  return logger;
}

export function createCall(overrides: Partial<CallContext> = {}): CallContext {
  return {
    correlationId: CORRELATION_ID,
    locale: 'pl-PL',
    signal: new AbortController().signal,
    ...overrides,
  };
}

export interface Setup {
  readonly server: LocalHttpServer;
  readonly api: PartnerCenterApi;
  readonly lines: LogLine[];
  /** What would have been waited, in milliseconds; nothing is really waited. */
  readonly waits: number[];
}

/** A server with these answers, an API on it whose clock stands still, and what it logged and waited. */
export async function withApi<T>(
  answers: readonly Answer[],
  use: (setup: Setup) => Promise<T>,
  options: Partial<PartnerCenterApiOptions> = {},
): Promise<T> {
  const server = await startHttpServer(...answers);
  const lines: LogLine[] = [];
  const waits: number[] = [];
  const api = createPartnerCenterApi({
    baseUrl: server.url,
    accessToken: createFixedAccessToken(TOKEN),
    logger: createRecordingLogger(lines),
    ...options,
    timing: {
      now: () => NOW,
      sleep: async (ms) => {
        waits.push(ms);
      },
      random: () => 0.5,
      ...options.timing,
    },
  });
  try {
    return await use({ server, api, lines, waits });
  } finally {
    await server.close();
  }
}

/** The PartnerCenterError a promise ends with; fails when it ends otherwise. */
export async function faultOf(work: Promise<unknown>): Promise<PartnerCenterError> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof PartnerCenterError, `not a PartnerCenterError: ${error}`);
    return error;
  }
  assert.fail('the call succeeded');
}

/** A collection envelope as Partner Center sends it. */
export function collection(items: readonly unknown[], extra: object = {}): object {
  return { totalCount: items.length, items, attributes: { objectType: 'Collection' }, ...extra };
}

/** A usage row as the customer endpoint sends it; fields set to undefined are left out. */
export function usageItem(fields: object = {}): object {
  return {
    customerName: 'Fabrikam Ltd',
    productName: 'MICROSOFT 365 BUSINESS PREMIUM',
    licensesActive: 33,
    licensesQualified: 50,
    usagePercent: 66.0,
    workloadName: 'Exchange',
    processedDateTime: '2026-10-04T00:00:00+00:00',
    serviceName: 'o365',
    channel: 'reseller',
    attributes: { objectType: 'CustomerLicensesUsageInsights' },
    ...fields,
  };
}

/** A usage row as the commercial endpoint sends it; fields set to undefined are left out. */
export function commercialItem(fields: object = {}): object {
  return {
    processedDateTime: '2026-10-04T00:00:00',
    workloadCode: 'EXO',
    workloadName: 'Exchange',
    serviceCode: 'o365',
    serviceName: 'Microsoft Office 365',
    channel: 'reseller',
    customerTenantId: CUSTOMER_ID,
    customerName: 'Fabrikam Ltd',
    productId: '66666666-7777-8888-9999-000000000000',
    productName: 'MICROSOFT 365 BUSINESS PREMIUM',
    licensesActive: 33,
    licensesQualified: 50,
    ...fields,
  };
}

/** A customer as the list sends it. */
export function customerItem(number: number, companyName = `Customer ${number}`): object {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return {
    id,
    companyProfile: { tenantId: id, domain: `customer${number}.example`, companyName },
    relationshipToPartner: 'reseller',
    attributes: { objectType: 'Customer' },
  };
}
