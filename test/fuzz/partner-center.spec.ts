import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createBotAnswers } from '../../src/app/answers.js';
import { createUseCases } from '../../src/app/use-cases.js';
import { readWords } from '../../src/app/words.js';
import { PartnerCenterError } from '../../src/base/errors.js';
import { readConfig } from '../../src/config/config.js';
import type { LicenseUsageRow } from '../../src/domain/usage/license-usage.js';
import { createPartnerCenterClient } from '../../src/partner-center/endpoints/client.js';
import { createCommercialUsage } from '../../src/partner-center/endpoints/commercial.js';
import { createUsageProvider } from '../../src/partner-center/endpoints/usage-provider.js';
import { createFixedAccessToken } from '../../src/partner-center/http/access-token.js';
import { createPartnerCenterApi } from '../../src/partner-center/http/api.js';
import { createRememberedChoice } from '../../src/partner-center/memory/remembered-choice.js';
import { type LocalHttpServer, startHttpServer } from '../helpers/http-server.js';
import { createCall, createRecordingLogger, type LogLine, TOKEN } from '../partner-center/support.js';
import { type HostileReplies, hostileReplies, partAsked, SERVER_TEXT } from './bodies.js';
import { CASES, FUZZ_TIMEOUT_MS, fuzz } from './fuzz.js';
import { assertFigures, assertGoodCard } from './oracles.js';

const COMMANDS = ['license usage for', 'unused licenses for', 'renewals for'] as const;
const LOCALES = ['en-US', 'pl-PL', 'zh-TW', 'fr-FR'] as const;
const FAULTS = [
  'unauthorized',
  'mfa-required',
  'wrong-audience',
  'forbidden',
  'no-relationship',
  'not-found',
  'throttled',
  'unavailable',
  'timeout',
  'unreadable',
  'rejected',
];

const NOT_THERE = { status: 404, headers: {}, bytes: new Uint8Array() };

/** The bot's own way from Partner Center to a card, on a server that answers what it is told. Waits take no time. */
function createStage(url: string, lines: LogLine[]) {
  const logger = createRecordingLogger(lines);
  const clock = { now: () => new Date() };
  const config = readConfig(
    { PARTNER_CENTER_ACCESS_TOKEN: TOKEN, PARTNER_CENTER_BASE_URL: url, USAGE_CACHE_MINUTES: '0' },
    { bot: false, partnerCenter: true },
  );
  const api = createPartnerCenterApi({
    baseUrl: url,
    accessToken: createFixedAccessToken(TOKEN),
    logger,
    circuit: { failures: Number.MAX_SAFE_INTEGER, openMs: 1 },
    retry: { maxRetries: 1 },
    timing: { sleep: async () => undefined },
  });
  const partnerCenter = createPartnerCenterClient(api);
  const commercial = createCommercialUsage(api, partnerCenter);
  const remembered = { oneCustomer: createRememberedChoice(), sweep: createRememberedChoice() };
  const usageProvider = createUsageProvider({
    usageApi: 'auto',
    customers: partnerCenter,
    commercial,
    remembered,
    clock,
    logger,
  });
  const upstream = { api, partnerCenter, usageProvider };
  const signIn = { accessToken: createFixedAccessToken(TOKEN) } as never;
  const foundation = { database: undefined, stores: undefined, signIn, upstream };
  const useCases = createUseCases(config, foundation, { logger, clock });
  const answers = createBotAnswers(config, {
    useCases,
    stores: undefined,
    words: readWords(),
    logger,
    clock,
  });
  return { answering: { answers, close: useCases.close }, partnerCenter, commercial };
}

function assertCount(count: number): void {
  assert.ok(Number.isSafeInteger(count) && count >= 0, String(count));
}

function assertRow({
  licensesQualified,
  licensesActive,
  reportedUsagePercent = 0,
  processedDateTime,
  ...texts
}: LicenseUsageRow): void {
  assertCount(licensesQualified);
  assertCount(licensesActive);
  assert.ok(Number.isFinite(reportedUsagePercent) && reportedUsagePercent >= 0);
  assert.ok(processedDateTime === undefined || !Number.isNaN(processedDateTime.getTime()));
  for (const text of Object.values(texts)) assert.doesNotMatch(text, /\0|\p{Cs}/u);
}

describe('fuzz: answers of Partner Center', function () {
  this.timeout(FUZZ_TIMEOUT_MS);
  let server: LocalHttpServer;
  let stage: ReturnType<typeof createStage>;
  let replies: HostileReplies;
  const lines: LogLine[] = [];

  before(async () => {
    server = await startHttpServer((response, request) => {
      const { status, headers, bytes } = replies[partAsked(request.url ?? '')] ?? NOT_THERE;
      response.writeHead(status, { ...headers });
      response.end(status === 204 || status === 304 ? undefined : bytes);
    });
    stage = createStage(server.url, lines);
  });
  after(async () => {
    await stage.answering.close();
    await server.close();
  });

  /** What a call gives; undefined when it ends with a fault, which has to be one of the declared ones. */
  async function outcomeOf<Value>(work: Promise<Value>): Promise<Value | undefined> {
    try {
      return await work;
    } catch (error) {
      assert.ok(error instanceof PartnerCenterError, `${error instanceof Error ? error.stack : error}`);
      assert.ok(FAULTS.includes(error.fault), error.fault);
      assert.doesNotMatch(error.message, new RegExp(SERVER_TEXT));
      return undefined;
    }
  }

  async function pagesOf<Page>(pages: AsyncIterable<Page>): Promise<readonly Page[]> {
    const read: Page[] = [];
    await outcomeOf(
      (async () => {
        for await (const page of pages) read.push(page);
      })(),
    );
    return read;
  }

  /** Ways past the cards: one in every other case, as each asks again. */
  const readDirectly: readonly ((customerId: string) => Promise<void>)[] = [
    async (customerId) => {
      const rows = await outcomeOf(stage.partnerCenter.getLicenseUsage(customerId, createCall()));
      rows?.forEach(assertRow);
    },
    async () => {
      for (const { rows } of await pagesOf(stage.commercial.listLicenseUsage(createCall()))) {
        for (const { row } of rows) assertRow(row);
      }
    },
    async () => {
      for (const customers of await pagesOf(stage.partnerCenter.listCustomers(createCall()))) {
        for (const one of customers) assert.match(one.customerId, /^[0-9a-f-]{36}$/);
      }
    },
  ];

  it(`become rows, figures and cards that hold, or one of the declared faults (${CASES} answers)`, () =>
    fuzz(
      fc.asyncProperty(hostileReplies, fc.uuid(), fc.nat(35), async (given, customerId, at) => {
        replies = given;
        lines.splice(0);
        server.forget();
        const { answering } = stage;
        const asking = {
          locale: LOCALES[at % 4],
          isShared: false,
          timeoutMs: 9000,
          conversation: undefined,
          person: { userId: undefined, name: '' },
          isAdmin: false,
        };
        const { reply } = await answering.answers.toText(
          `${COMMANDS[Math.floor(at / 4) % 3]} ${customerId}`,
          asking,
        );
        const typed = Object.values(given)
          .map(({ written }) => written)
          .join();
        assertGoodCard(reply.card);
        assertFigures(reply.card, typed);
        assert.doesNotMatch(JSON.stringify(reply), new RegExp(`${SERVER_TEXT}|${TOKEN}`));

        await readDirectly[at % 6]?.(customerId);
        const logged = JSON.stringify(
          lines.map(({ data, message }) => [data, message, String((data as { err?: unknown })['err'])]),
        );
        assert.doesNotMatch(logged, new RegExp(`${SERVER_TEXT}(?!\\\\?")|${TOKEN}`));
        for (const { data } of lines) {
          const err = (data as { readonly err?: unknown }).err;
          assert.ok(
            err === undefined || err instanceof PartnerCenterError,
            String(err instanceof Error ? err.stack : err),
          );
        }
      }),
    ));
});
