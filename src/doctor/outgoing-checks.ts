import { HOUR_MS } from '../base/time.js';
import {
  GIVEN_UP_DAYS,
  type OutgoingStanding,
  readOutgoingStanding,
} from '../storage/operations/outgoing-standing.js';
import type { Check, Finding } from './check.js';
import type { DoctorState } from './doctor-state.js';

/** What is not taken for longer than this does not go by itself. */
const LONG_WAIT_MS = HOUR_MS;

const WAYS = {
  mail: {
    name: 'waiting mails',
    setting: 'SMTP_URL',
    nouns: ['mail', 'mails'],
    advice: 'See that SMTP_URL leads to a mail server that takes mail from MAIL_FROM.',
  },
  webhook: {
    name: 'waiting webhooks',
    setting: 'ALERT_WEBHOOK_URL',
    nouns: ['webhook', 'webhooks'],
    advice: 'See that the receiver at ALERT_WEBHOOK_URL answers with 2xx and knows ALERT_WEBHOOK_SECRET.',
  },
} as const;
type Way = keyof typeof WAYS;

/** What waits to leave by mail and by webhook, and what was given up; a line for each way that is set up. */
export function createOutgoingChecks(state: DoctorState): readonly Check[] {
  const { outgoing } = state.config;
  const ways = (['mail', 'webhook'] as const).filter((way) => outgoing[way] !== undefined);
  return ways.map((way) => ({
    name: WAYS[way].name,
    needs: [WAYS[way].setting, 'database'],
    async run() {
      if (state.database === undefined || state.schema !== 'current')
        return { outcome: 'skipped', detail: 'nothing is kept yet' };
      return explain(way, await readOutgoingStanding(state.database.kysely, way), state.clock.now());
    },
  }));
}

function explain(way: Way, { waiting, givenUp }: OutgoingStanding, now: Date): Finding {
  const parts = [
    waiting === undefined
      ? 'none waits'
      : `${counted(way, waiting.messages)} waiting, the oldest since ${timeOf(waiting.oldestAt)}${because(waiting)}`,
    givenUp === undefined
      ? ''
      : `${counted(way, givenUp.messages)} given up within ${GIVEN_UP_DAYS} days, the last at ${timeOf(givenUp.lastAt)}${because(givenUp)}`,
  ];
  const detail = parts.filter((part) => part !== '').join('; ');
  const isLate = waiting !== undefined && now.getTime() - waiting.oldestAt.getTime() > LONG_WAIT_MS;
  if (!isLate && givenUp === undefined) return { outcome: 'ok', detail };
  const { advice } = WAYS[way];
  const again = 'What waits goes by itself once it is taken.';
  const lost =
    'What was given up is not sent again: open those alerts in Teams, and end the watch or report whose address is wrong.';
  return {
    outcome: 'warning',
    detail,
    advice: [advice, isLate ? again : '', givenUp === undefined ? '' : lost]
      .filter((sentence) => sentence !== '')
      .join(' '),
  };
}

function counted(way: Way, count: number): string {
  const [one, many] = WAYS[way].nouns;
  return `${count} ${count === 1 ? one : many}`;
}

function timeOf(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A code of the receiver, or a word of ours or Node's. */
function because({ reason }: { readonly reason: string | null }): string {
  return reason === null ? '' : ` (${reason})`;
}
