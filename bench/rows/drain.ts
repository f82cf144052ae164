import { setTimeout as delay } from 'node:timers/promises';
import { APP_LIMIT, CONVERSATION_LIMITS, type RateWindow } from '../../demo/chat/rate-limits.js';
import { createLogger } from '../../src/base/logger.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { putTestAlert } from '../../src/storage/watching/test-alert.js';
import type { Figure } from '../figure.js';
import { startHelper } from '../helper.js';
import type { Taken } from '../other-side/connector.js';
import type { Stage } from '../stage.js';
import { botSettings } from './answers.js';

const CONVERSATIONS = 200;
const TENANT_ID = '22222222-2222-4222-8222-222222222222';
/** No drain takes that long: then something is stuck. */
const LONGEST_FACTOR = 5;

/** Alerts that wait for 200 conversations when the bot starts, against the least time that Teams' limits allow. */
export async function measureDrain({ compiled, server, amounts, tell }: Stage): Promise<readonly Figure[]> {
  const { alerts } = amounts;
  const emulator = startHelper(compiled.module('bench/other-side/emulator'), { env: { CUSTOMERS: '10' } });
  const connector = startHelper(compiled.module('bench/other-side/connector'));
  try {
    return await server.withTables(async (databaseUrl) => {
      const settings = botSettings(await emulator.ask<string>('address'), databaseUrl, 60);
      await fillOutbox(databaseUrl, await connector.ask<string>('address'), alerts);
      const leastMs = leastTimeMs(alerts, CONVERSATIONS);
      tell(`drain of ${alerts} alerts, ${Math.ceil(leastMs / 1000)} s at least`);
      const bot = startHelper(compiled.module('bench/product/bot'), { env: settings });
      const deadlineMs = performance.now() + 20_000 + leastMs * LONGEST_FACTOR;
      try {
        await bot.ask('address');
        let count = await connector.ask<Taken>('count');
        while (count.taken < alerts) {
          if (performance.now() > deadlineMs)
            throw new Error(`Only ${count.taken} of ${alerts} alerts were sent`);
          await delay(100);
          count = await connector.ask<Taken>('count');
        }
        return figuresOf(alerts, leastMs, count);
      } finally {
        await bot.close();
      }
    });
  } finally {
    await connector.close();
    await emulator.close();
  }
}

function figuresOf(alerts: number, leastMs: number, { ms, refused }: Taken): readonly Figure[] {
  return [
    {
      row: 'drain',
      name: `drain of ${alerts} alerts to ${CONVERSATIONS} conversations`,
      unit: 'ratio',
      bar: { kind: 'at-least', value: 0.9 },
      values: [leastMs / ms],
      detail: `${(ms / 1000).toFixed(1)} s, allowed ${(leastMs / 1000).toFixed(1)} s`,
    },
    {
      row: 'drain',
      name: 'alerts refused as too many (429)',
      unit: 'count',
      bar: { kind: 'at-most', value: 0 },
      values: [refused],
      detail: '',
    },
  ];
}

async function fillOutbox(databaseUrl: string, serviceUrl: string, alerts: number): Promise<void> {
  const database = await openDatabase({ databaseUrl, dataDir: '', logger: createLogger('silent') });
  try {
    const at = new Date();
    for (let alert = 0; alert < alerts; alert += 1) {
      await putTestAlert(
        database.kysely,
        {
          tenantId: TENANT_ID,
          conversationId: `a:chat-${alert % CONVERSATIONS}`,
          conversationType: 'personal',
          serviceUrl,
          botId: '28:seatwise',
          teamId: undefined,
          userId: '33333333-3333-4333-8333-333333333333',
          locale: 'en-US',
        },
        at,
      );
    }
  } finally {
    await database.close();
  }
}

/** The least time from the first message to the last, spread evenly over conversations. */
function leastTimeMs(messages: number, conversations: number): number {
  const inOne = Math.ceil(messages / conversations);
  return Math.max(
    leastUnder(APP_LIMIT, messages),
    ...CONVERSATION_LIMITS.map((limit) => leastUnder(limit, inOne)),
  );
}

function leastUnder({ maxRequests, windowMs }: RateWindow, messages: number): number {
  return Math.floor((messages - 1) / maxRequests) * windowMs;
}
