import { readFileSync } from 'node:fs';
import {
  buildInvoke,
  buildMessage,
  type ChannelIdentity,
  type TeamsActivity,
} from '../demo/chat/activity-builder.js';
import { DEMO_USER } from '../demo/chat/conversations.js';
import type { EmulatedCustomer } from '../demo/partner-center/customer.js';
import { showCustomer } from '../src/cards/card-action.js';
import { SEARCH_COMMAND, SEARCH_PARAMETER } from '../src/teams/compose-extension.js';
import { TENANT } from '../test/integration/support/delivering.js';
import { createJudge, type JudgeOptions, type Texts } from './judge-answer.js';
import type { TeamsSide } from './teams-side.js';
import type { Turn, TurnKind } from './turn.js';

export interface PeopleOptions {
  /** Origin of the bot. */
  readonly botUrl: string;
  readonly teams: TeamsSide;
  /** Asked about by turns, again and again. */
  readonly known: readonly EmulatedCustomer[];
  /** Asked about once each. */
  readonly unasked: readonly EmulatedCustomer[];
}

/** A watch somebody was told is set. */
export interface PromisedWatch {
  readonly conversationId: string;
  readonly customerId: string;
}

/** People who go on asking, clicking and searching, whether or not they are answered. */
export interface People {
  /** Every turn that is over, in the order they ended. */
  readonly turns: readonly Turn[];
  readonly promised: readonly PromisedWatch[];
  underWay(): number;
  start(): void;
  /** Says no more and waits for the turns under way. */
  stop(): Promise<void>;
}

/** About nine turns a second. */
const PACE: readonly { readonly what: TurnKind; readonly everyMs: number }[] = [
  { what: 'question', everyMs: 300 },
  { what: 'new question', everyMs: 700 },
  { what: 'kept', everyMs: 900 },
  { what: 'watch', everyMs: 1_100 },
  { what: 'click', everyMs: 500 },
  { what: 'search', everyMs: 600 },
];
/** Teams gives up after 15 s; whatever comes until then is late and still counted as an answer. */
const GIVE_UP_MS = 20_000;
const PERSONAL_CHATS = 12;
/** Of every workload of whoever is asked about, whatever percentage Partner Center writes beside it. */
const USAGE = '80 of 100';

const TEXTS = JSON.parse(readFileSync(new URL('../locales/en.json', import.meta.url), 'utf8')) as Texts;

interface Spoken {
  readonly activity: TeamsActivity;
  readonly judge: JudgeOptions;
  /** Set where the answer promises something. */
  readonly promise?: PromisedWatch;
}

export function createPeople({ botUrl, teams, known, unasked }: PeopleOptions): People {
  const identity: ChannelIdentity = {
    serviceUrl: teams.url,
    tenantId: TENANT,
    bot: { id: '28:seatwise', name: 'Seatwise' },
    timeZone: 'Europe/Lisbon',
  };
  const judge = createJudge(TEXTS);
  const turns: Turn[] = [];
  const promised: PromisedWatch[] = [];
  const underWay = new Set<Promise<void>>();
  let timers: readonly NodeJS.Timeout[] = [];
  const counts = new Map<TurnKind, number>();

  function chat(no: number) {
    const id = `a:chat-${no % PERSONAL_CHATS}`;
    return {
      conversation: { id, conversationType: 'personal', name: 'Seatwise', members: [DEMO_USER] },
      threadId: undefined,
    } as const;
  }

  function speak(what: TurnKind): Spoken {
    const no = (counts.get(what) ?? 0) + 1;
    counts.set(what, no);
    const place = chat(no);
    const moment = { id: `${what.replace(' ', '-')}-${no}`, at: new Date(), locale: 'en-US' };
    const customer = pick(what === 'new question' ? unasked : known, no);
    const text = (words: string) =>
      buildMessage(identity, DEMO_USER, place, moment, { text: words, mention: false });
    const figures = { expected: [customer.companyName, USAGE], needsReference: true };
    switch (what) {
      case 'question':
      case 'new question':
        return { activity: text(`license usage for ${customer.customerId}`), judge: figures };
      case 'kept':
        return { activity: text('watches'), judge: { expected: ['AdaptiveCard'], needsReference: true } };
      case 'watch': {
        const { conversation } = place;
        const watched = pick(known, Math.floor(no / PERSONAL_CHATS));
        const percent = 1 + (no % 20);
        return {
          activity: text(`watch ${watched.customerId} below ${percent}%`),
          judge: { expected: [watched.companyName], needsReference: true },
          promise: { conversationId: conversation.id, customerId: watched.customerId },
        };
      }
      case 'click': {
        const data = showCustomer(customer.customerId, 'usage', { fresh: true });
        const value = { action: { type: 'Action.Execute', data }, trigger: 'manual' };
        const invoke = { name: 'adaptiveCard/action', value, replyToId: 'reply-1' };
        return { activity: buildInvoke(identity, DEMO_USER, place, moment, invoke), judge: figures };
      }
      case 'search': {
        const value = {
          commandId: SEARCH_COMMAND,
          parameters: [{ name: SEARCH_PARAMETER, value: customer.companyName.slice(0, 8) }],
          queryOptions: { skip: 0, count: 25 },
        };
        return {
          activity: buildInvoke(identity, DEMO_USER, place, moment, {
            name: 'composeExtension/query',
            value,
          }),
          judge: { expected: ['attachments'], needsReference: false },
        };
      }
    }
  }

  async function take(what: TurnKind): Promise<void> {
    const { activity, judge: options, promise } = speak(what);
    const sentMs = performance.now();
    const { status, body } = await post(botUrl, activity);
    const answeredMs = performance.now();
    const reply = activity.type === 'message' ? teams.takeReply(activity.id) : body;
    const seen = reply === undefined || reply === '' ? undefined : judge(reply, options);
    turns.push({ what, sentMs, answeredMs, status, seen });
    if (promise && seen?.kind === 'answer') promised.push(promise);
  }

  return {
    turns,
    promised,
    underWay: () => underWay.size,
    start() {
      timers = PACE.map(({ what, everyMs }) =>
        setInterval(() => {
          const turn = take(what).finally(() => underWay.delete(turn));
          underWay.add(turn);
        }, everyMs),
      );
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(underWay);
    },
  };
}

/** Status 0: no answer, because nothing listens, the connection was cut, or nobody waits any longer. */
async function post(
  botUrl: string,
  activity: TeamsActivity,
): Promise<{ readonly status: number; readonly body: string }> {
  try {
    const response = await fetch(`${botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(GIVE_UP_MS),
    });
    return { status: response.status, body: await response.text() };
  } catch {
    return { status: 0, body: '' };
  }
}

function pick(customers: readonly EmulatedCustomer[], no: number): EmulatedCustomer {
  const customer = customers[no % customers.length];
  if (customer === undefined) throw new Error('Nobody to ask about');
  return customer;
}
